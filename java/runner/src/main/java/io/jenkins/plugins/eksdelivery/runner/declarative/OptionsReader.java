package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;

/** Reads {@code options { }} of a pipeline or of a stage. */
final class OptionsReader {

    /** Options of the declarative plugin itself that the interpreter heeds, or that have no meaning without a server. */
    private static final Set<String> DECLARATIVE = Set.of(
            "checkoutToSubdirectory",
            "newContainerPerStage",
            "parallelsAlwaysFailFast",
            "preserveStashes",
            "quietPeriod",
            "skipDefaultCheckout",
            "skipStagesAfterUnstable");

    /** Properties of the job on a server: checked by name, without effect in a single run. */
    private static final Set<String> JOB = Set.of(
            "authorizationMatrix",
            "buildDiscarder",
            "disableConcurrentBuilds",
            "disableRestartFromStage",
            "disableResume",
            "durabilityHint",
            "githubProjectProperty",
            "overrideIndexTriggers",
            "rateLimitBuilds");

    /** Steps with a body that may be wrapped around a pipeline or a stage. */
    private static final Set<String> WRAPPERS = Set.of(
            "ansiColor",
            "catchError",
            "lock",
            "retry",
            "timeout",
            "timestamps",
            "warnError",
            "withAwsRole",
            "withCredentials",
            "withEnv");

    private static final Set<String> STAGE_DECLARATIVE = Set.of("checkoutToSubdirectory", "skipDefaultCheckout");

    private static final Map<String, String> REFUSED = Map.of(
            "parameters",
            "The \"parameters\" job property can't be used in the \"options\" directive."
                    + " Use the \"parameters {...}\" directive instead.",
            "triggers",
            "The \"triggers\" job property can't be used in the \"options\" directive."
                    + " Use the \"triggers {...}\" directive instead.");

    private final Problems problems;
    private final Set<String> valid = new TreeSet<>(WRAPPERS);

    private OptionsReader(Problems problems) {
        this.problems = problems;
    }

    static OptionsReader ofPipeline(Problems problems) {
        OptionsReader reader = new OptionsReader(problems);
        reader.valid.addAll(DECLARATIVE);
        reader.valid.addAll(JOB);
        return reader;
    }

    static OptionsReader ofStage(Problems problems) {
        OptionsReader reader = new OptionsReader(problems);
        reader.valid.addAll(STAGE_DECLARATIVE);
        return reader;
    }

    /** {@code [wrappers: […], set: […]]}: steps to wrap around, outermost first, and options that are set. */
    Expression read(Call section) {
        Directives directives = new Directives(problems, "Options", "an option");
        Set<String> seen = new HashSet<>();
        List<Expression> wrappers = new ArrayList<>();
        List<Expression> set = new ArrayList<>();
        for (Call option : directives.of(section)) {
            if (REFUSED.containsKey(option.name())) {
                problems.add(option.node(), REFUSED.get(option.name()));
            } else if (!valid.contains(option.name())) {
                problems.invalidType(option.node(), "option", option.name(), valid);
            } else if (!seen.add(option.name())) {
                problems.add(section.node(), "Duplicate option name: \"" + option.name() + "\"");
            } else if (WRAPPERS.contains(option.name())) {
                wrappers.add(directives.model(option));
            } else if (DECLARATIVE.contains(option.name())) {
                set.add(directives.model(option));
            }
        }
        return new ModelMap(section.node())
                .section("wrappers", new ListExpression(wrappers))
                .section("set", new ListExpression(set))
                .expression();
    }
}
