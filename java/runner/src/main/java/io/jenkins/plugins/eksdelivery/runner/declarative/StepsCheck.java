package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Checks that a block holds nothing but steps, as Jenkins asks outside of {@code script}: no control flow, no variables, no calls on
 * objects.
 */
final class StepsCheck {

    private static final Map<String, String> BLOCKED = Map.of(
            "stage", "The stage step cannot be used in Declarative Pipelines",
            "properties", "The properties step cannot be used in Declarative Pipelines",
            "parallel", "The parallel step can only be used as the only top-level step in a stage's step block");

    private final Problems problems;

    StepsCheck(Problems problems) {
        this.problems = problems;
    }

    /** The steps of a stage, which may also be one {@code parallel} with a block for each branch. */
    void checkStage(Call section) {
        List<Statement> statements = section.statements();
        Call only = statements.size() == 1 ? Call.of(statements.get(0)) : null;
        if (only != null && only.name().equals("parallel") && only.named() != null) {
            checkBranches(only.named());
        } else {
            check(section);
        }
    }

    /** The steps of a block, which may not be empty. */
    void check(Call block) {
        if (block.statements().isEmpty()) {
            problems.add(block.node(), "No steps specified for branch");
        }
        block.statements().forEach(this::check);
    }

    private void checkBranches(MapExpression branches) {
        for (MapEntryExpression branch : branches.getMapEntryExpressions()) {
            if (branch.getValueExpression() instanceof ClosureExpression body) {
                statements(body).forEach(this::check);
            } else if (!"failFast".equals(Call.literal(branch.getKeyExpression()))) {
                problems.add(branch, "Expected closure or failFast");
            }
        }
    }

    private void check(Statement statement) {
        if (statement instanceof EmptyStatement) {
            return;
        }
        Call call = Call.of(statement);
        if (call == null) {
            problems.add(statement, "Expected a step");
        } else if (call.onObject()) {
            problems.add(statement, "Method calls on objects not allowed outside \"script\" blocks.");
        } else if (BLOCKED.containsKey(call.name())) {
            problems.add(
                    statement,
                    "Invalid step \"" + call.name() + "\" used - not allowed in this context - "
                            + BLOCKED.get(call.name()));
        } else if (!call.name().equals("script")) {
            call.statements().forEach(this::check);
        } else if (call.body() == null) {
            problems.add(statement, "Script step without a block");
        }
    }

    private static List<Statement> statements(ClosureExpression body) {
        return body.getCode() instanceof BlockStatement block ? block.getStatements() : List.of(body.getCode());
    }
}
