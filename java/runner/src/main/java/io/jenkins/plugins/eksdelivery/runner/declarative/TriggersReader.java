package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Checks {@code triggers { }}: a run from the command line has its trigger already, so nothing is kept of them. */
final class TriggersReader {

    private static final Set<String> TYPES = new TreeSet<>(Set.of(
            "GenericTrigger",
            "bitbucketPush",
            "cron",
            "eventTrigger",
            "githubPush",
            "gitlab",
            "issueCommentTrigger",
            "parameterizedCron",
            "pollSCM",
            "pullRequestReview",
            "upstream"));

    private final Problems problems;

    TriggersReader(Problems problems) {
        this.problems = problems;
    }

    void read(Call section) {
        Set<String> seen = new HashSet<>();
        for (Call trigger : new Directives(problems, "Triggers", "a trigger").of(section)) {
            if (!TYPES.contains(trigger.name())) {
                problems.invalidType(trigger.node(), "trigger", trigger.name(), TYPES);
            } else if (!seen.add(trigger.name())) {
                problems.add(section.node(), "Duplicate trigger name: \"" + trigger.name() + "\"");
            }
        }
    }
}
