package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.process.CapturedOutput;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the commit that is built.
 *
 * @param commit full hash; "" outside of a repository
 * @param epoch the commit's time in seconds since 1970; 0 outside of a repository
 * @param source address of the repository without user and password; "" when there is none
 */
record GitFacts(String commit, long epoch, String source) {

    private static final int SHORT = 12;

    /** Asks git, and takes GIT_COMMIT and GIT_URL where a folder has no repository. */
    static GitFacts read(CommandRunner commands, Map<String, String> environment) throws InterruptedException {
        String[] commit = output(commands, "git", "log", "-1", "--format=%H %ct")
                .orElse("")
                .split(" ");
        String source = output(commands, "git", "config", "--get", "remote.origin.url")
                .filter(url -> !url.isEmpty())
                .orElse(environment.getOrDefault("GIT_URL", ""));
        boolean known = commit.length == 2;
        return new GitFacts(
                known ? commit[0] : environment.getOrDefault("GIT_COMMIT", ""),
                known ? Long.parseLong(commit[1]) : 0,
                source.replaceFirst("^(\\w+://)[^/@]*@", "$1"));
    }

    /** The first 12 digits, which stay unique in large repositories. */
    Optional<String> shortCommit() {
        return commit.isEmpty() ? Optional.empty() : Optional.of(commit.substring(0, Math.min(SHORT, commit.length())));
    }

    private static Optional<String> output(CommandRunner commands, String... arguments) throws InterruptedException {
        CapturedOutput output = new CapturedOutput();
        try {
            boolean told = commands.run(Command.of(arguments), output).succeeded();
            return told ? Optional.of(output.output().strip()) : Optional.empty();
        } catch (DeliveryException noGit) {
            return Optional.empty();
        }
    }
}
