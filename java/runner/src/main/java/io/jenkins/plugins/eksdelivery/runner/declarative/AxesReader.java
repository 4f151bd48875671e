package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** Reads the axes of a matrix, or of one of its excludes: {@code axis { name 'OS'; values 'linux', 'mac' }}. */
final class AxesReader {

    private final Problems problems;
    private final boolean exclude;

    private AxesReader(Problems problems, boolean exclude) {
        this.problems = problems;
        this.exclude = exclude;
    }

    static AxesReader ofMatrix(Problems problems) {
        return new AxesReader(problems, false);
    }

    /** An exclude's axes may have {@code notValues} in place of {@code values}. */
    static AxesReader ofExclude(Problems problems) {
        return new AxesReader(problems, true);
    }

    /** A list of {@code [name: …, values: […]]}, or {@code notValues:}. */
    Expression read(Call section) {
        ListExpression axes = new ListExpression();
        axes.setSourcePosition(section.node());
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), section.name());
            return axes;
        }
        if (section.statements().isEmpty()) {
            problems.add(section.node(), "No axis directives specified");
        }
        Set<String> names = new HashSet<>();
        for (Statement statement : section.statements()) {
            Call axis = Call.of(statement);
            if (axis == null || axis.body() == null || !axis.name().equals("axis")) {
                problems.expectedBlockFor(statement, "axis");
            } else {
                axes.addExpression(readAxis(axis, names).expression());
            }
        }
        return axes;
    }

    private ModelMap readAxis(Call axis, Set<String> names) {
        ModelMap model = new ModelMap(axis.node());
        Map<String, Call> fields = new Sections(problems, "section").of(axis);
        fields.forEach((field, call) -> {
            if (field.equals("name")) {
                readName(call, names, model);
            } else if (field.equals("values") || (exclude && field.equals("notValues"))) {
                model.list(field, values(call));
            } else {
                problems.undefinedSection(call.node(), field);
            }
        });
        if (!fields.containsKey("name")) {
            problems.missingSection(axis.node(), "name");
        }
        if (exclude && fields.containsKey("values") == fields.containsKey("notValues")) {
            problems.add(axis.node(), "Exclude axis must contain either \"values\" or \"notValues\"");
        } else if (!exclude && !fields.containsKey("values")) {
            problems.missingSection(axis.node(), "values");
        }
        return model;
    }

    private void readName(Call call, Set<String> names, ModelMap model) {
        if (call.arguments().isEmpty()) {
            problems.add(call.node(), "No argument for field \"name\"");
            return;
        }
        String name = Call.literal(call.arguments().get(0));
        if (call.arguments().size() > 1) {
            problems.add(call.node(), "Too many arguments for field \"name\"");
        } else if (name == null) {
            problems.add(call.node(), "Expected string literal");
        } else if (!EnvironmentReader.isIdentifier(name)) {
            EnvironmentReader.invalidName(problems, call.node(), name);
        } else if (!names.add(name)) {
            problems.add(call.node(), "Duplicate axis name: \"" + name + "\"");
        } else {
            model.constant("name", name);
        }
    }

    private List<Expression> values(Call call) {
        if (call.arguments().isEmpty()) {
            problems.missingSection(call.node(), call.name());
        }
        Set<String> seen = new HashSet<>();
        List<Expression> values = new ArrayList<>();
        for (Expression value : call.arguments()) {
            String text = Call.literal(value);
            if (text == null) {
                problems.add(value, "Expected string literal but got " + problems.text(value));
            } else if (!seen.add(text)) {
                problems.add(value, "Duplicate axis value: \"" + text + "\"");
            } else {
                values.add(value);
            }
        }
        return values;
    }
}
