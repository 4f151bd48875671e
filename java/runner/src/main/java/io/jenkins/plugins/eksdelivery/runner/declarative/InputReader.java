package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.jspecify.annotations.Nullable;

/** Reads {@code input { message '…' }} of a stage. */
final class InputReader {

    private static final List<String> FIELDS = List.of("message", "id", "ok", "submitter", "submitterParameter");

    private final Problems problems;

    InputReader(Problems problems) {
        this.problems = problems;
    }

    /** {@code [arguments: { -> [message: …] }, parameters: […]]}. */
    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "input");
            return null;
        }
        ModelMap model = new ModelMap(section.node());
        MapExpression arguments = new MapExpression();
        arguments.setSourcePosition(section.node());
        Map<String, Call> fields = new Sections(problems, "section").of(section);
        fields.forEach((name, field) -> {
            if (name.equals("parameters")) {
                model.section(name, new ParametersReader(problems).read(field));
            } else if (!FIELDS.contains(name)) {
                problems.add(field.node(), "Not a valid field for input: \"" + name + "\"");
            } else if (field.arguments().isEmpty()) {
                problems.add(field.node(), "No argument for field \"" + name + "\"");
            } else if (field.arguments().size() > 1) {
                problems.add(field.node(), "Too many arguments for field \"" + name + "\"");
            } else {
                arguments.addMapEntryExpression(new MapEntryExpression(
                        new ConstantExpression(name), field.arguments().get(0)));
            }
        });
        if (!fields.containsKey("message")) {
            problems.add(section.node(), "No message specified for input");
        }
        return model.lazy("arguments", arguments).expression();
    }
}
