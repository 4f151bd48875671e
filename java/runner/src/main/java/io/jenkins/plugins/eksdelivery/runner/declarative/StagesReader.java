package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code stages { }} and {@code parallel { }}: a list of stages with different names. */
final class StagesReader {

    private final Problems problems;

    StagesReader(Problems problems) {
        this.problems = problems;
    }

    /** @param inParallel whether the stages lie, at any depth, in a parallel or matrix section, which may not hold another */
    @Nullable
    Expression read(Call section, boolean inParallel) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), section.name());
            return null;
        }
        Set<String> names = new HashSet<>();
        List<Expression> stages = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Call stage = stage(statement);
            if (stage == null) {
                continue;
            }
            String name = Call.literal(stage.arguments().get(0));
            if (name == null) {
                problems.add(stage.arguments().get(0), "Expected string literal");
            } else if (!names.add(name)) {
                problems.add(section.node(), "Duplicate stage name: \"" + name + "\"");
            } else {
                stages.add(
                        new StageReader(problems).read(stage, name, inParallel).expression());
            }
        }
        if (section.statements().isEmpty()) {
            problems.add(section.node(), "No stages specified");
        }
        ListExpression list = new ListExpression(stages);
        list.setSourcePosition(section.node());
        return list;
    }

    private @Nullable Call stage(Statement statement) {
        Call call = Call.of(statement);
        if (call == null || !call.name().equals("stage")) {
            problems.add(statement, "Expected a stage");
        } else if (call.arguments().isEmpty()) {
            problems.add(statement, "Expected a stage name but did not find any");
        } else if (call.body() == null) {
            problems.add(statement, "Stage does not have a block");
        } else {
            return call;
        }
        return null;
    }
}
