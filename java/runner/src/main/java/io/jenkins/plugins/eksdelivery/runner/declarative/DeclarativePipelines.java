package io.jenkins.plugins.eksdelivery.runner.declarative;

import io.jenkins.plugins.eksdelivery.runner.script.ScriptTransformation;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites each {@code pipeline { }} of a script into {@code new DeclarativeInterpreter(this).run(model)}, where the model is a map
 * of constants and closures. A pipeline that is not well formed adds an error with line and column for each fault, so that nothing
 * of the script runs.
 *
 * <p>Like Jenkins, it looks at the top level of a script, and anywhere in a method named {@code call} (a library's var).
 */
public final class DeclarativePipelines implements ScriptTransformation {

    private static final String PIPELINE = "pipeline";

    /** Compiled from the resource of that name by the script's own class loader, so that it runs under CPS. */
    static final String INTERPRETER = "io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativeInterpreter";

    @Override
    public void transform(SourceUnit source, ClassNode type) {
        if (!type.isScript()) {
            return;
        }
        Problems problems = new Problems(source);
        for (MethodNode method : type.getMethods()) {
            if (method.getName().equals("run") && method.getParameters().length == 0) {
                rewriteTop(method, problems);
            } else if (method.getName().equals("call")) {
                inside(method).forEach(found -> rewrite(found.statement(), found.call(), problems));
            }
        }
    }

    private static void rewriteTop(MethodNode run, Problems problems) {
        Statement code = run.getCode();
        List<Statement> top = code instanceof BlockStatement block ? block.getStatements() : List.of(code);
        boolean declarative = false;
        for (Statement statement : top) {
            Call call = pipeline(statement);
            if (call != null && statement instanceof ExpressionStatement simple) {
                rewrite(simple, call, problems);
                declarative = true;
            }
        }
        if (!declarative) {
            inside(run)
                    .forEach(found -> problems.add(
                            found.statement(), "pipeline block must be at the top-level, not within another block."));
        }
    }

    private static void rewrite(ExpressionStatement statement, Call call, Problems problems) {
        if (call.body() == null) {
            problems.add(statement, "Expected a block with the \"pipeline\" step");
            return;
        }
        ModelMap model = new PipelineReader(problems).read(call);
        if (problems.none()) {
            statement.setExpression(interpreterCall(model, statement));
        }
    }

    private static Expression interpreterCall(ModelMap model, Statement place) {
        ConstructorCallExpression interpreter = new ConstructorCallExpression(
                ClassHelper.make(INTERPRETER), new ArgumentListExpression(new VariableExpression("this")));
        interpreter.setSourcePosition(place);
        MethodCallExpression run =
                new MethodCallExpression(interpreter, "run", new ArgumentListExpression(model.expression()));
        run.setImplicitThis(false);
        run.setSourcePosition(place);
        return run;
    }

    private static @Nullable Call pipeline(Statement statement) {
        Call call = Call.of(statement);
        return call != null && !call.onObject() && call.name().equals(PIPELINE) ? call : null;
    }

    private static List<Found> inside(MethodNode method) {
        List<Found> found = new ArrayList<>();
        if (method.getCode() == null) {
            return found;
        }
        method.getCode().visit(new CodeVisitorSupport() {
            @Override
            public void visitExpressionStatement(ExpressionStatement statement) {
                Call call = pipeline(statement);
                if (call != null && call.body() != null) {
                    found.add(new Found(statement, call));
                } else {
                    super.visitExpressionStatement(statement);
                }
            }
        });
        return found;
    }

    private record Found(ExpressionStatement statement, Call call) {}
}
