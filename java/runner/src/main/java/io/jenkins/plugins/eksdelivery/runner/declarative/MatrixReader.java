package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.Statement;
import org.jspecify.annotations.Nullable;

/** Reads {@code matrix { axes { } excludes { } stages { } }}. */
final class MatrixReader {

    private static final Set<String> COMMON =
            Set.of("agent", "environment", "input", "options", "post", "tools", "when");

    private final Problems problems;

    MatrixReader(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Expression read(Call section) {
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "matrix");
            return null;
        }
        ModelMap model = new ModelMap(section.node());
        Map<String, Call> sections = new Sections(problems, "section").of(section);
        sections.forEach((name, call) -> {
            if (COMMON.contains(name)) {
                StageReader.readCommon(name, call, model, problems);
            } else if (name.equals("axes")) {
                model.section(name, AxesReader.ofMatrix(problems).read(call));
            } else if (name.equals("excludes")) {
                model.section(name, readExcludes(call));
            } else if (name.equals("stages")) {
                model.section(name, new StagesReader(problems).read(call, true));
            } else {
                problems.undefinedSection(call.node(), name);
            }
        });
        for (String mandatory : List.of("axes", "stages")) {
            if (!sections.containsKey(mandatory)) {
                problems.missingSection(section.node(), mandatory);
            }
        }
        return model.expression();
    }

    private Expression readExcludes(Call section) {
        ListExpression excludes = new ListExpression();
        excludes.setSourcePosition(section.node());
        if (section.body() == null) {
            problems.expectedBlockFor(section.node(), "excludes");
            return excludes;
        }
        if (section.statements().isEmpty()) {
            problems.add(section.node(), "No exclude directives specified");
        }
        for (Statement statement : section.statements()) {
            Call exclude = Call.of(statement);
            if (exclude == null || exclude.body() == null || !exclude.name().equals("exclude")) {
                problems.expectedBlockFor(statement, "exclude");
            } else {
                excludes.addExpression(AxesReader.ofExclude(problems).read(exclude));
            }
        }
        return excludes;
    }
}
