package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code post { }}: a block for each condition. */
final class PostReader {

    private final Problems problems;

    PostReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.add(section.node(), "Expected a block");
            return null;
        }
        if (section.statements().isEmpty()) {
            problems.emptySection(section.node(), section.name());
        }
        ModelMap model = new ModelMap(section.node());
        Set<String> seen = new HashSet<>();
        for (Statement statement : section.statements()) {
            Call condition = Call.of(statement);
            if (condition == null || condition.body() == null) {
                problems.add(
                        statement,
                        "The ‘post’ section can only contain build condition names with code blocks."
                                + " Valid condition names are " + PostCondition.names());
            } else if (!PostCondition.names().contains(condition.name())) {
                problems.add(
                        statement,
                        "Invalid condition \"" + condition.name() + "\" - valid conditions are "
                                + PostCondition.names());
            } else if (!seen.add(condition.name())) {
                problems.add(section.node(), "Duplicate build condition name: \"" + condition.name() + "\"");
            } else {
                new StepsCheck(problems).check(condition);
                model.block(condition.name(), condition.body());
            }
        }
        return model.expression();
    }
}
