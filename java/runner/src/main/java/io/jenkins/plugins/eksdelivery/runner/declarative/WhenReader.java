package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code when { }}: the conditions of a stage, and when they are asked. */
final class WhenReader {

    private static final Set<String> MOMENTS = Set.of("beforeAgent", "beforeInput", "beforeOptions");
    private static final Set<String> NESTING = Set.of("allOf", "anyOf", "not");

    /** Conditions with arguments: the mandatory parameters, then the optional ones. */
    private static final TreeMap<String, List<List<String>>> PARAMETERS = new TreeMap<>(Map.of(
            "branch", List.of(List.of("pattern"), List.of("comparator")),
            "buildingTag", List.of(List.of(), List.of()),
            "changeRequest",
                    List.of(
                            List.of(),
                            List.of(
                                    "id",
                                    "target",
                                    "branch",
                                    "fork",
                                    "url",
                                    "title",
                                    "author",
                                    "authorDisplayName",
                                    "authorEmail",
                                    "comparator")),
            "changelog", List.of(List.of("pattern"), List.of()),
            "changeset", List.of(List.of("pattern"), List.of("comparator", "caseSensitive")),
            "environment", List.of(List.of("name", "value"), List.of("ignoreCase")),
            "equals", List.of(List.of("expected", "actual"), List.of()),
            "isRestartedRun", List.of(List.of(), List.of()),
            "tag", List.of(List.of("pattern"), List.of("comparator")),
            "triggeredBy", List.of(List.of("value"), List.of("cause", "detail"))));

    private static final List<String> NAMES = List.of(
            "allOf",
            "anyOf",
            "branch",
            "buildingTag",
            "changeRequest",
            "changelog",
            "changeset",
            "environment",
            "equals",
            "expression",
            "isRestartedRun",
            "not",
            "tag",
            "triggeredBy");

    private final Problems problems;

    WhenReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "when");
            return null;
        }
        ModelMap model = new ModelMap(section.node());
        List<Statement> conditions = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Call call = Call.of(statement);
            if (call != null && MOMENTS.contains(call.name())) {
                readMoment(call, model);
            } else {
                conditions.add(statement);
            }
        }
        if (conditions.isEmpty()) {
            problems.add(section.node(), "Empty when closure, remove the property or add some content.");
        }
        return model.list("conditions", readConditions(conditions)).expression();
    }

    private void readMoment(Call call, ModelMap model) {
        if (call.arguments().size() == 1
                && call.arguments().get(0) instanceof ConstantExpression constant
                && constant.getValue() instanceof Boolean value) {
            model.constant(call.name(), value);
        } else {
            problems.add(call.node(), "Expected a boolean with " + call.name());
        }
    }

    private List<Expression> readConditions(List<Statement> statements) {
        List<Expression> conditions = new ArrayList<>();
        for (Statement statement : statements) {
            Call call = Call.of(statement);
            if (call == null) {
                problems.add(statement, "Expected a when condition");
            } else {
                conditions.add(readCondition(call).expression());
            }
        }
        return conditions;
    }

    private ModelMap readCondition(Call call) {
        ModelMap condition = new ModelMap(call.node()).constant("name", call.name());
        if (!NAMES.contains(call.name())) {
            problems.add(
                    call.node(),
                    "Unknown conditional " + call.name() + ". Valid conditionals are: " + String.join(", ", NAMES));
        } else if (call.name().equals("expression")) {
            if (call.body() == null) {
                problems.add(call.node(), "When step without a block");
            } else {
                condition.block("body", call.body());
            }
        } else if (NESTING.contains(call.name())) {
            readNesting(call, condition);
        } else if (call.body() != null) {
            problems.add(
                    call.node(), "No children when conditions are allowed for when condition \"" + call.name() + "\".");
        } else {
            condition.lazy("arguments", arguments(call));
        }
        return condition;
    }

    private void readNesting(Call call, ModelMap condition) {
        int children = call.statements().size();
        if (!call.arguments().isEmpty()) {
            problems.add(
                    call.node(),
                    "No additional arguments are allowed for children when condition \"" + call.name() + "\".");
        } else if (call.name().equals("not") && children != 1) {
            problems.add(call.node(), "Nested when condition \"not\" requires exactly 1 child condition(s).");
        } else if (children == 0) {
            problems.add(
                    call.node(),
                    "Nested when condition \"" + call.name() + "\" requires at least one child condition.");
        }
        condition.list("children", readConditions(call.statements()));
    }

    private MapExpression arguments(Call call) {
        List<List<String>> parameters = PARAMETERS.getOrDefault(call.name(), List.of(List.of(), List.of()));
        boolean byCause = call.name().equals("triggeredBy") && call.named() != null;
        List<String> mandatory = byCause ? List.of() : parameters.get(0);
        List<String> optional = byCause ? List.of("value", "cause", "detail") : parameters.get(1);
        MapExpression map = new MapExpression();
        map.setSourcePosition(call.node());
        new ArgumentsCheck(problems)
                .check(call, mandatory, optional)
                .forEach((name, value) ->
                        map.addMapEntryExpression(new MapEntryExpression(new ConstantExpression(name), value)));
        return map;
    }
}
