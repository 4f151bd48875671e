package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.LinkedHashMap;
import java.util.Map;
import org.codehaus.groovy.ast.stmt.Statement;

/** Splits a block into its sections: calls with different names. */
final class Sections {

    private final Problems problems;
    private final String kind;

    /** Sections that are called {@code kind} in messages: "section" or "stage section". */
    Sections(Problems problems, String kind) {
        this.problems = problems;
        this.kind = kind;
    }

    /** The sections of the block in their order; anything else in it, and a second one of the same name, is a problem. */
    Map<String, Call> of(Call block) {
        Map<String, Call> sections = new LinkedHashMap<>();
        for (Statement statement : block.statements()) {
            Call call = Call.of(statement);
            if (call == null) {
                problems.add(
                        statement,
                        "Not a valid " + kind + " definition: \"" + problems.text(statement)
                                + "\". Some extra configuration is required.");
            } else if (call.onObject()) {
                // steps { … } post { … } on one line is, to Groovy, a call of post on what steps answers.
                problems.add(
                        statement,
                        "Not a valid " + kind + " definition: \"" + call.name()
                                + "\" follows another one on the same line. Put each " + kind
                                + " on a line of its own.");
            } else if (sections.putIfAbsent(call.name(), call) != null) {
                problems.add(statement, "Multiple occurrences of the " + call.name() + " section");
            }
        }
        return sections;
    }
}
