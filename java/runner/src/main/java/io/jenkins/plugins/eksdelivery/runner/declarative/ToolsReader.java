package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code tools { maven 'M3' }}. */
final class ToolsReader {

    private static final Set<String> TYPES =
            new TreeSet<>(Set.of("ant", "git", "go", "gradle", "groovy", "jdk", "maven", "nodejs", "terraform"));

    private final Problems problems;

    ToolsReader(Problems problems) {
        this.problems = problems;
    }

    /** A list of {@code [name: 'maven', arguments: { -> 'M3' }]}. */
    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "tools");
            return null;
        }
        if (section.statements().isEmpty()) {
            problems.add(section.node(), "No tools specified");
        }
        List<Expression> tools = new ArrayList<>();
        for (Statement statement : section.statements()) {
            Call tool = Call.of(statement);
            if (tool == null || tool.body() != null) {
                problems.add(statement, "Expected to find ‘someTool \"someVersion\"’");
            } else if (!TYPES.contains(tool.name())) {
                problems.invalidType(tool.node(), "tool", tool.name(), TYPES);
            } else if (tool.arguments().isEmpty()) {
                problems.add(tool.node(), "No argument for tool \"" + tool.name() + "\"");
            } else if (tool.arguments().size() > 1) {
                problems.add(tool.node(), "Too many arguments for tool \"" + tool.name() + "\"");
            } else {
                tools.add(new ModelMap(tool.node())
                        .constant("name", tool.name())
                        .lazy("arguments", tool.arguments().get(0))
                        .expression());
            }
        }
        ListExpression list = new ListExpression(tools);
        list.setSourcePosition(section.node());
        return list;
    }
}
