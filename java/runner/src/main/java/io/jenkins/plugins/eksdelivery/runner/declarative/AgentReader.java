package io.jenkins.plugins.eksdelivery.runner.declarative;

import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code agent any}, {@code agent none} and {@code agent { label … | node { } | kubernetes { } }}. */
final class AgentReader {

    private static final List<String> TYPES =
            List.of("any", "docker", "dockerfile", "kubernetes", "label", "node", "none");
    private static final List<String> NODE_OPTIONS = List.of("label", "customWorkspace", "retries");

    /** Fields of the kubernetes plugin's declarative agent, version 4340. */
    private static final List<String> KUBERNETES_OPTIONS = List.of(
            "activeDeadlineSeconds",
            "agentContainer",
            "agentInjection",
            "cloud",
            "containerTemplate",
            "containerTemplates",
            "customWorkspace",
            "defaultContainer",
            "hostNetwork",
            "idleMinutes",
            "imagePullSecrets",
            "inheritFrom",
            "inheritYamlMergeStrategy",
            "instanceCap",
            "label",
            "namespace",
            "nodeSelector",
            "podRetention",
            "retries",
            "runAsGroup",
            "runAsUser",
            "schedulerName",
            "serviceAccount",
            "showRawYaml",
            "slaveConnectTimeout",
            "supplementalGroups",
            "workingDir",
            "workspaceVolume",
            "yaml",
            "yamlFile",
            "yamlMergeStrategy");

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "label",
            NODE_OPTIONS,
            "node",
            NODE_OPTIONS,
            "kubernetes",
            KUBERNETES_OPTIONS,
            "any",
            List.of(),
            "none",
            List.of());

    private final Problems problems;

    AgentReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expression read(Call section) {
        return section.body() == null ? readWord(section) : readBlock(section);
    }

    private @Nullable Expression readWord(Call section) {
        if (section.arguments().isEmpty()) {
            problems.add(section.node(), "No argument for agent");
            return null;
        }
        String word = Call.literal(section.arguments().get(0));
        if (section.arguments().size() > 1 || word == null || !(word.equals("any") || word.equals("none"))) {
            problems.add(section.node(), "Only \"agent none\", \"agent any\" or \"agent {...}\" are allowed.");
            return null;
        }
        return new ModelMap(section.node()).constant("type", word).expression();
    }

    private @Nullable Expression readBlock(Call section) {
        if (section.statements().size() > 1) {
            problems.add(section.node(), "Only one agent type is allowed per agent section");
            return null;
        }
        Call type = section.statements().isEmpty()
                ? null
                : Call.of(section.statements().get(0));
        if (type == null) {
            problems.add(section.node(), "Expected an agent");
            return null;
        }
        List<String> options = OPTIONS.get(type.name());
        if (options == null) {
            problems.add(type.node(), unusable(type.name()));
            return null;
        }
        ModelMap agent = new ModelMap(type.node()).constant("type", type.name());
        if (type.body() != null) {
            agent.lazy("arguments", readOptions(type, options));
        } else if (type.arguments().size() == 1 && type.name().equals("label")) {
            MapExpression label = new MapExpression();
            label.addMapEntryExpression(new MapEntryExpression(
                    new ConstantExpression("label"), type.arguments().get(0)));
            label.setSourcePosition(type.node());
            agent.lazy("arguments", label);
        } else if (!options.isEmpty()) {
            problems.add(type.node(), "No argument for agent key \"" + type.name() + "\"");
        }
        return agent.expression();
    }

    private static String unusable(String type) {
        if (type.equals("docker") || type.equals("dockerfile")) {
            return "Agent type \"" + type + "\" needs a Docker engine, which agents on EKS do not have."
                    + " Use \"agent { kubernetes { yaml '…' } }\", which names the image as a container, or \"agent any\"";
        }
        return "Invalid agent type \"" + type + "\" specified. Must be one of " + TYPES;
    }

    private MapExpression readOptions(Call type, List<String> valid) {
        MapExpression options = new MapExpression();
        options.setSourcePosition(type.node());
        for (Statement statement : type.statements()) {
            Call option = Call.of(statement);
            if (option == null) {
                problems.add(statement, "Expected to find ‘key \"value\"’");
            } else if (!valid.isEmpty() && !valid.contains(option.name())) {
                String nearest = NearestName.of(option.name(), valid);
                problems.add(
                        option.node(),
                        "Invalid config option \"" + option.name() + "\" for agent type \"" + type.name() + "\". "
                                + (nearest == null ? "" : "Did you mean \"" + nearest + "\"? ")
                                + "Valid config options are " + valid);
            } else {
                options.addMapEntryExpression(
                        new MapEntryExpression(new ConstantExpression(option.name()), value(option)));
            }
        }
        return options;
    }

    private Expression value(Call option) {
        if (option.body() != null) {
            return readOptions(option, List.of());
        }
        if (option.arguments().isEmpty()) {
            problems.add(option.node(), "No argument for agent key \"" + option.name() + "\"");
        } else if (option.arguments().size() > 1) {
            problems.add(option.node(), "Too many arguments for agent key \"" + option.name() + "\"");
        } else {
            return option.arguments().get(0);
        }
        return ConstantExpression.NULL;
    }
}
