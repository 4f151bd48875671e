package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;

/** Reads {@code parameters { }} of a pipeline or of an input. */
final class ParametersReader {

    private static final List<String> VALUE = List.of("defaultValue", "description", "trim");

    /** Parameter types with the arguments that each may have besides its name. */
    private static final TreeMap<String, List<String>> TYPES = new TreeMap<>(Map.of(
            "booleanParam", VALUE,
            "choice", List.of("choices", "description"),
            "credentials", List.of("credentialType", "defaultValue", "description", "required"),
            "file", List.of("description"),
            "password", List.of("defaultValue", "defaultValueAsSecret", "description"),
            "run", List.of("description", "filter", "projectName"),
            "string", VALUE,
            "text", VALUE));

    private final Problems problems;

    ParametersReader(Problems problems) {
        this.problems = problems;
    }

    /** A list of {@code [type: …, name: …, arguments: { -> [name: …, defaultValue: …] }]}. */
    Expression read(Call section) {
        List<Expression> parameters = new ArrayList<>();
        for (Call parameter :
                new Directives(problems, "Build parameters", "a build parameter definition").of(section)) {
            List<String> optional = TYPES.get(parameter.name());
            if (optional == null) {
                problems.invalidType(parameter.node(), "parameter", parameter.name(), TYPES.keySet());
                continue;
            }
            MapExpression arguments = new MapExpression();
            arguments.setSourcePosition(parameter.node());
            new ArgumentsCheck(problems)
                    .check(parameter, List.of("name"), optional)
                    .forEach((name, value) -> arguments.addMapEntryExpression(
                            new MapEntryExpression(new ConstantExpression(name), value)));
            parameters.add(new ModelMap(parameter.node())
                    .constant("type", parameter.name())
                    .lazy("arguments", arguments)
                    .expression());
        }
        ListExpression list = new ListExpression(parameters);
        list.setSourcePosition(section.node());
        return list;
    }
}
