package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ExpressionTransformer;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.jspecify.annotations.Nullable;

/**
 * Lets a variable of an {@code environment} block refer to others of the same block, whichever comes first in the text: a reference
 * becomes a look-up among the values computed so far, and the values are listed in an order in which that works. A variable that
 * refers to itself means the outer one of that name. Credentials are bound around the block before the values are computed, so a
 * value finds them among the surrounding variables, but a value that names a credential is needed early.
 */
final class EnvironmentOrder {

    private static final String SO_FAR = "variablesSoFar";

    private final Problems problems;

    EnvironmentOrder(Problems problems) {
        this.problems = problems;
    }

    /** A list of {@code [name: …, value: { variablesSoFar -> … }, early: false]}, or {@code credentials:} in place of {@code value:}. */
    Expression list(Call section, Map<String, Expression> values) {
        Map<String, Expression> bodies = new LinkedHashMap<>();
        Map<String, Set<String>> references = new LinkedHashMap<>();
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.removeIf(name -> isCredentials(values.get(name)));
        values.forEach((name, value) -> {
            Set<String> found = new LinkedHashSet<>();
            bodies.put(name, new References(name, names, found).transform(value));
            references.put(name, found);
        });
        Set<String> early = new LinkedHashSet<>();
        values.keySet().stream().filter(name -> !names.contains(name)).forEach(name -> needed(name, references, early));
        ListExpression list = new ListExpression();
        list.setSourcePosition(section.node());
        for (String name : ordered(section, references)) {
            Expression body = bodies.get(name);
            if (body != null) {
                list.addExpression(entry(section, name, body, early.contains(name)));
            }
        }
        return list;
    }

    private List<String> ordered(Call section, Map<String, Set<String>> references) {
        List<String> ordered = new ArrayList<>();
        List<String> waiting = new ArrayList<>(references.keySet());
        while (!waiting.isEmpty()) {
            String next = waiting.stream()
                    .filter(name -> ordered.containsAll(references.getOrDefault(name, Set.of())))
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                problems.add(section.node(), "Environment variables refer to each other in a circle: " + waiting);
                break;
            }
            waiting.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static void needed(String name, Map<String, Set<String>> references, Set<String> early) {
        for (String reference : references.getOrDefault(name, Set.of())) {
            if (early.add(reference)) {
                needed(reference, references, early);
            }
        }
    }

    private static boolean isCredentials(@Nullable Expression value) {
        Call call = value == null ? null : Call.of(value);
        return call != null
                && !call.onObject()
                && call.name().equals("credentials")
                && call.arguments().size() == 1;
    }

    private static Expression entry(Call section, String name, Expression value, boolean early) {
        Parameter soFar = new Parameter(ClassHelper.DYNAMIC_TYPE, SO_FAR);
        ModelMap entry = new ModelMap(section.node()).constant("name", name).constant("early", early);
        if (isCredentials(value)) {
            MethodCallExpression call = (MethodCallExpression) value;
            Expression id = ((TupleExpression) call.getArguments()).getExpression(0);
            return entry.section("credentials", ModelMap.closure(id, soFar)).expression();
        }
        return entry.section("value", ModelMap.closure(value, soFar)).expression();
    }

    /** Replaces {@code NAME} and {@code env.NAME} by the look-up, for each other name of the block. */
    private record References(String self, Set<String> names, Set<String> found) implements ExpressionTransformer {

        @Override
        public Expression transform(Expression expression) {
            String name = name(expression);
            if (name == null || name.equals(self) || !names.contains(name)) {
                return expression.transformExpression(this);
            }
            found.add(name);
            PropertyExpression lookUp =
                    new PropertyExpression(new VariableExpression(SO_FAR), new ConstantExpression(name));
            lookUp.setSourcePosition(expression);
            return lookUp;
        }

        private static @Nullable String name(Expression expression) {
            if (expression instanceof VariableExpression variable) {
                return variable.getName();
            }
            return expression instanceof PropertyExpression property
                            && property.getObjectExpression() instanceof VariableExpression object
                            && object.getName().equals("env")
                    ? property.getPropertyAsString()
                    : null;
        }
    }
}
