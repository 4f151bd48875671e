package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What {@code terraform show -json} tells of a plan. https://developer.hashicorp.com/terraform/internals/json-format
 *
 * @param toolVersion version of the program that planned
 * @param changes replacements and destroys first; nothing that only is read or stays
 * @param variables the values that the plan was made with; may hold secrets
 */
record PlanReport(String toolVersion, List<ResourceChange> changes, JsonNode variables) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_VALUE = 60;
    private static final String HIDDEN = "(sensitive)";
    private static final String UNKNOWN = "(known after apply)";

    static PlanReport parse(String json) throws JsonProcessingException {
        JsonNode plan = JSON.readTree(json);
        List<ResourceChange> changes = new ArrayList<>();
        for (JsonNode change : plan.path("resource_changes")) {
            ResourceChange.Action action = action(change.path("change"));
            if (action != ResourceChange.Action.NONE && action != ResourceChange.Action.READ) {
                changes.add(new ResourceChange(
                        change.path("address").asText(),
                        change.path("type").asText(),
                        action,
                        attributes(action, change.path("change")),
                        reason(change)));
            }
        }
        changes.sort(Comparator.comparing(ResourceChange::action).thenComparing(ResourceChange::address));
        return new PlanReport(plan.path("terraform_version").asText(), changes, plan.path("variables"));
    }

    int count(ResourceChange.Action action) {
        return (int)
                changes.stream().filter(change -> change.action() == action).count();
    }

    int add() {
        return count(ResourceChange.Action.CREATE) + count(ResourceChange.Action.REPLACE);
    }

    int destroy() {
        return count(ResourceChange.Action.DESTROY) + count(ResourceChange.Action.REPLACE);
    }

    String summary() {
        int replace = count(ResourceChange.Action.REPLACE);
        int imports = count(ResourceChange.Action.IMPORT);
        return add() + " to add, " + count(ResourceChange.Action.UPDATE) + " to change, " + destroy() + " to destroy"
                + (replace == 0 ? "" : " (" + replace + " of them replaced)")
                + (imports == 0 ? "" : ", " + imports + " to import");
    }

    private static ResourceChange.Action action(JsonNode change) {
        List<String> actions = new ArrayList<>();
        change.path("actions").forEach(action -> actions.add(action.asText()));
        if (actions.contains("delete") && actions.contains("create")) {
            return ResourceChange.Action.REPLACE;
        }
        return switch (actions.isEmpty() ? "no-op" : actions.get(0)) {
            case "create" -> ResourceChange.Action.CREATE;
            case "update" -> ResourceChange.Action.UPDATE;
            case "delete" -> ResourceChange.Action.DESTROY;
            case "forget" -> ResourceChange.Action.FORGET;
            case "read" -> ResourceChange.Action.READ;
            default -> change.has("importing") ? ResourceChange.Action.IMPORT : ResourceChange.Action.NONE;
        };
    }

    private static String reason(JsonNode change) {
        List<String> paths = new ArrayList<>();
        for (JsonNode path : change.path("change").path("replace_paths")) {
            List<String> parts = new ArrayList<>();
            path.forEach(part -> parts.add(part.asText()));
            paths.add(String.join(".", parts));
        }
        if (!paths.isEmpty()) {
            return "forced by " + String.join(", ", paths);
        }
        return change.path("action_reason").asText().replace('_', ' ');
    }

    private static List<String> attributes(ResourceChange.Action action, JsonNode change) {
        if (action != ResourceChange.Action.UPDATE && action != ResourceChange.Action.REPLACE) {
            return List.of();
        }
        JsonNode before = change.path("before");
        JsonNode after = change.path("after");
        JsonNode unknown = change.path("after_unknown");
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        unknown.fieldNames().forEachRemaining(names::add);
        List<String> attributes = new ArrayList<>();
        for (String name : names) {
            boolean nowUnknown =
                    unknown.path(name).isBoolean() && unknown.path(name).asBoolean();
            if (nowUnknown || !before.path(name).equals(after.path(name))) {
                attributes.add(name + ": "
                        + shown(
                                before.get(name),
                                change.path("before_sensitive").get(name)) + " → "
                        + (nowUnknown
                                ? UNKNOWN
                                : shown(
                                        after.get(name),
                                        change.path("after_sensitive").get(name))));
            }
        }
        return attributes;
    }

    /** A value with anything sensitive in it is hidden whole: a part of it may tell the rest. */
    private static String shown(@Nullable JsonNode value, @Nullable JsonNode sensitive) {
        if (sensitive != null && anyTrue(sensitive)) {
            return HIDDEN;
        }
        if (value == null || value.isNull()) {
            return "(none)";
        }
        String text = value.toString();
        return text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    }

    private static boolean anyTrue(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        for (JsonNode child : node) {
            if (anyTrue(child)) {
                return true;
            }
        }
        return false;
    }
}
