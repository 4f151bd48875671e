package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement of the form {@code name(arguments) { body }}: what every section of a declarative pipeline is.
 *
 * @param name the method's name
 * @param arguments what is between the parentheses, without the body
 * @param body the closure at the end; null when there is none
 * @param node where it stands in the source
 */
record Call(
        String name, List<Expression> arguments, @Nullable ClosureExpression body, MethodCallExpression node) {

    Call {
        arguments = List.copyOf(arguments);
    }

    /** The call that the statement is; null when it is something else. */
    static @Nullable Call of(Statement statement) {
        Expression expression = expression(statement);
        return expression == null ? null : of(expression);
    }

    /** The call that the expression is; null when it is something else, or its method's name is computed. */
    static @Nullable Call of(Expression expression) {
        if (!(expression instanceof MethodCallExpression call)
                || !(call.getArguments() instanceof TupleExpression tuple)
                || call.getMethod() instanceof GStringExpression) {
            return null;
        }
        List<Expression> given = tuple.getExpressions();
        int last = given.size() - 1;
        String name = call.getMethodAsString();
        if (name == null) {
            return null;
        }
        if (last >= 0 && given.get(last) instanceof ClosureExpression closure) {
            return new Call(name, given.subList(0, last), closure, call);
        }
        return new Call(name, given, null, call);
    }

    private static @Nullable Expression expression(Statement statement) {
        if (statement instanceof ExpressionStatement simple) {
            return simple.getExpression();
        }
        return statement instanceof ReturnStatement returned ? returned.getExpression() : null;
    }

    /** Whether it is called on another object than the script. */
    boolean onObject() {
        return !node.isImplicitThis();
    }

    /** The statements of the body; none when there is no body. */
    List<Statement> statements() {
        if (body == null) {
            return List.of();
        }
        return body.getCode() instanceof BlockStatement block ? block.getStatements() : List.of(body.getCode());
    }

    /** The named arguments, when there is nothing else; null otherwise. */
    @Nullable
    MapExpression named() {
        return arguments.size() == 1 && arguments.get(0) instanceof MapExpression map ? map : null;
    }

    /** The text of a constant or of a bare word; null for anything computed. */
    static @Nullable String literal(Expression expression) {
        if (expression instanceof ConstantExpression constant && constant.getValue() instanceof String text) {
            return text;
        }
        return expression instanceof VariableExpression variable ? variable.getName() : null;
    }
}
