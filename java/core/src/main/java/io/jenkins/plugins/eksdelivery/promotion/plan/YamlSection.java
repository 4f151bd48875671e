package io.jenkins.plugins.eksdelivery.promotion.plan;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file whose entries are read one by one, each mistake told with its line. */
final class YamlSection {

    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    YamlSection(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(
                    node,
                    path.isEmpty() ? "the file" : "'" + path + "'",
                    "it must be a mapping (key: value)",
                    "Correct it");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            keys.put(key, tuple.getKeyNode());
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "'" + full(key) + "'", "it is there twice", "Remove one");
            }
        }
    }

    /** Refuses every key that is not among these. */
    YamlSection allow(String... names) {
        List<String> allowed = List.of(names);
        for (String key : entries.keySet()) {
            if (!allowed.contains(key)) {
                String nearest = NearestName.of(key, allowed);
                throw wrong(
                        at(key),
                        "key '" + full(key) + "'",
                        "there is no such key; there are " + String.join(", ", allowed),
                        nearest == null ? "Remove it or use one of these" : "Did you mean '" + nearest + "'?");
            }
        }
        return this;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key) {
        return optionalText(key)
                .orElseThrow(() -> wrong(node, "'" + full(key) + "'", "it is mandatory and not there", "Add it"));
    }

    /** A text that has the form. */
    String text(String key, String form, String example) {
        String value = text(key);
        if (!value.matches(form)) {
            throw notAllowed(key, "'" + value + "' has not the right form", "Give one such as " + example);
        }
        return value;
    }

    Optional<String> optionalText(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return Optional.empty();
        }
        return Optional.of(scalar(value, full(key)));
    }

    int integer(String key, int defaultValue, int minimum, int maximum) {
        Optional<String> written = optionalText(key);
        if (written.isEmpty()) {
            return defaultValue;
        }
        try {
            int value = Integer.parseInt(written.get());
            if (value >= minimum && value <= maximum) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw notAllowed(
                key,
                "'" + written.get() + "' is not allowed",
                "Give a whole number from " + minimum + " to " + maximum);
    }

    YamlSection section(String key) {
        return optionalSection(key)
                .orElseThrow(() -> wrong(node, "'" + full(key) + "'", "it is mandatory and not there", "Add it"));
    }

    Optional<YamlSection> optionalSection(String key) {
        Node value = entries.get(key);
        return value == null ? Optional.empty() : Optional.of(new YamlSection(file, full(key), value));
    }

    List<YamlSection> sections(String key) {
        List<YamlSection> list = new ArrayList<>();
        for (Node each : items(key)) {
            list.add(new YamlSection(file, full(key) + "[" + list.size() + "]", each));
        }
        return list;
    }

    List<String> texts(String key) {
        List<String> list = new ArrayList<>();
        for (Node each : items(key)) {
            list.add(scalar(each, full(key)));
        }
        return list;
    }

    /** An entry that is well typed and still not allowed. */
    DeliveryException notAllowed(String key, String why, String remedy) {
        return wrong(at(key), "'" + full(key) + "'", why, remedy);
    }

    private List<Node> items(String key) {
        Node value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw wrong(value, "'" + full(key) + "'", "it must be a list", "Write [a, b], or a line '- a' for each");
        }
        return sequence.getValue();
    }

    private String scalar(Node value, String where) {
        if (!(value instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw wrong(value, "'" + where + "'", "it must be a text", "Give one");
        }
        return scalar.getValue();
    }

    private Node at(String key) {
        Node found = keys.get(key);
        return found == null ? node : found;
    }

    private String full(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private DeliveryException wrong(Node where, String what, String why, String remedy) {
        int line = where.getStartMark().map(Mark::getLine).orElse(-1) + 1;
        return new DeliveryException(Failure.permanent("PR-PLAN-01", file + ":" + line + " " + what, why, remedy));
    }
}
