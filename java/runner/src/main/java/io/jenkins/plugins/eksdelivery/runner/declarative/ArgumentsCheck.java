package io.jenkins.plugins.eksdelivery.runner.declarative;

import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Checks the arguments of a call against the names it may have. */
final class ArgumentsCheck {

    private final Problems problems;

    ArgumentsCheck(Problems problems) {
        this.problems = problems;
    }

    /**
     * Named arguments, or one without a name for the only mandatory parameter.
     *
     * @return name to value; empty when something is wrong
     */
    Map<String, Expression> check(Call call, List<String> mandatory, List<String> optional) {
        if (call.named() != null) {
            return named(call, call.named(), mandatory, optional);
        }
        if (call.arguments().size() > 1) {
            problems.add(call.node(), "Arguments to \"" + call.name() + "\" must be explicitly named.");
            return Map.of();
        }
        if (call.arguments().size() == 1) {
            if (mandatory.size() != 1) {
                problems.add(
                        call.node(), "Step does not take a single required parameter - use named parameters instead");
                return Map.of();
            }
            return Map.of(mandatory.get(0), call.arguments().get(0));
        }
        return missing(call, Map.of(), mandatory);
    }

    private Map<String, Expression> named(
            Call call, MapExpression named, List<String> mandatory, List<String> optional) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        List<String> valid =
                Stream.concat(mandatory.stream(), optional.stream()).toList();
        for (MapEntryExpression entry : named.getMapEntryExpressions()) {
            String name = Call.literal(entry.getKeyExpression());
            if (name == null || !valid.contains(name)) {
                String nearest = name == null ? null : NearestName.of(name, valid);
                problems.add(
                        entry,
                        "Invalid parameter \"" + name + "\", "
                                + (nearest == null ? "valid ones are " + valid : "did you mean \"" + nearest + "\"?"));
                return Map.of();
            }
            arguments.put(name, entry.getValueExpression());
        }
        return missing(call, arguments, mandatory);
    }

    private Map<String, Expression> missing(Call call, Map<String, Expression> arguments, List<String> mandatory) {
        for (String name : mandatory) {
            if (!arguments.containsKey(name)) {
                problems.add(call.node(), "Missing required parameter: \"" + name + "\"");
                return Map.of();
            }
        }
        return arguments;
    }
}
