package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;

/** Reads {@code libraries { lib('name@version') }}. */
final class LibrariesReader {

    private final Problems problems;

    LibrariesReader(Problems problems) {
        this.problems = problems;
    }

    /** A list of names, each as a closure. */
    Expression read(Call section) {
        List<Expression> libraries = new ArrayList<>();
        for (Call library : new Directives(problems, "Libraries", "a \"lib(...)\"").of(section)) {
            if (library.name().equals("lib") && library.arguments().size() == 1) {
                libraries.add(ModelMap.closure(library.arguments().get(0)));
            } else {
                problems.add(library.node(), "Expected a \"lib(...)\" but got " + problems.text(library.node()));
            }
        }
        ListExpression list = new ListExpression(libraries);
        list.setSourcePosition(section.node());
        return list;
    }
}
