package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Splits a block that lists calls without bodies: options, parameters, triggers.
 *
 * @param problems where faults go
 * @param plural how messages name the block's content: "Options"
 * @param expected what a statement should have been: "an option"
 */
record Directives(Problems problems, String plural, String expected) {

    /** The calls in the section; anything else in it is a problem, and so is an empty section. */
    List<Call> of(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), section.name());
            return List.of();
        }
        if (section.statements().isEmpty()) {
            problems.emptySection(section.node(), section.name());
        }
        List<Call> calls = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Call call = Call.of(statement);
            if (call == null) {
                problems.add(statement, "Expected " + expected);
            } else if (call.body() != null) {
                problems.add(statement, plural + " definitions cannot have blocks");
            } else {
                calls.add(call);
            }
        }
        return calls;
    }

    /** The call as {@code [name: …, arguments: { -> … }]}: named arguments as a map, one argument as it is, none left out. */
    Expression model(Call call) {
        ModelMap model = new ModelMap(call.node()).constant("name", call.name());
        if (call.arguments().size() == 1) {
            model.lazy("arguments", call.arguments().get(0));
        } else if (call.arguments().size() > 1) {
            problems.add(call.node(), "Cannot mix named and unnamed arguments");
        }
        return model.expression();
    }
}
