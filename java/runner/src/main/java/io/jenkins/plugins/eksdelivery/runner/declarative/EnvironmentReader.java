package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Reads {@code environment { NAME = value }}. */
final class EnvironmentReader {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Problems problems;

    EnvironmentReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "environment");
            return null;
        }
        Map<String, Expression> values = new LinkedHashMap<>();
        for (Statement statement : section.statements()) {
            BinaryExpression assignment = assignment(statement);
            if (assignment == null) {
                invalid(section, statement);
                continue;
            }
            String name = Call.literal(assignment.getLeftExpression());
            if (name == null || !(assignment.getLeftExpression() instanceof VariableExpression)) {
                invalidName(problems, assignment, problems.text(assignment.getLeftExpression()));
            } else if (!isIdentifier(name)) {
                invalidName(problems, assignment, name);
            } else if (values.containsKey(name)) {
                problems.add(assignment, "Duplicate environment variable name: \"" + name + "\"");
            } else {
                checkValue(assignment.getRightExpression());
                values.put(name, assignment.getRightExpression());
            }
        }
        if (section.statements().isEmpty()) {
            problems.add(section.node(), "No variables specified for environment");
        }
        return new EnvironmentOrder(problems).list(section, values);
    }

    private static @Nullable BinaryExpression assignment(Statement statement) {
        return statement instanceof ExpressionStatement simple
                        && simple.getExpression() instanceof BinaryExpression binary
                        && binary.getOperation().getType() == Types.EQUAL
                ? binary
                : null;
    }

    private void invalid(Call section, Statement statement) {
        String text = problems.text(statement);
        if (text.contains("=")) {
            invalidName(
                    problems, statement, text.substring(0, text.indexOf('=')).strip());
        } else {
            problems.add(
                    statement,
                    "\"" + text + "\" is not a valid environment expression."
                            + " Use \"key = value\" pairs with valid Java/shell keys.");
        }
        problems.add(section.node(), "Expected name=value pairs");
    }

    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    static void invalidName(Problems problems, ASTNode place, String name) {
        problems.add(
                place,
                "\"" + name + "\" is not a valid identifier and cannot be used for an environment variable."
                        + " Identifiers must start with a letter or underscore and can contain only letters, numbers or"
                        + " underscores.");
    }

    private void checkValue(Expression value) {
        if (value instanceof BinaryExpression sum) {
            if (sum.getOperation().getType() == Types.PLUS) {
                checkTerm(sum.getLeftExpression());
                checkTerm(sum.getRightExpression());
            } else {
                problems.add(value, "Environment variable values can only be joined together with ‘+’s.");
            }
        } else if (value instanceof MethodCallExpression call && "$".equals(call.getMethodAsString())) {
            String text = problems.text(value);
            problems.add(
                    value, text + " cannot be used as a value directly. Did you mean \"" + text + "\"? (add quotes)");
        } else if (!(value instanceof ConstantExpression
                || value instanceof GStringExpression
                || value instanceof MethodCallExpression)) {
            problems.add(
                    value,
                    "Environment variable values must either be single quoted, double quoted, or function calls.");
        }
    }

    private void checkTerm(Expression term) {
        if (term instanceof BinaryExpression) {
            checkValue(term);
        } else if (!(term instanceof ConstantExpression || term instanceof GStringExpression)) {
            problems.add(
                    term, "Environment variable values to be concatenated together must be single or double quoted.");
        }
    }
}
