package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What git says about the last change of the sources around a script: a run outside of a Jenkins has no build before it. */
final class SourceHistory {

    private final Path script;

    SourceHistory(Path script) {
        this.script = script;
    }

    boolean underGit() {
        return Files.exists(root().resolve(".git"));
    }

    private Path root() {
        return new ScmVariable(script).root();
    }

    /** Files of the last commit, and those changed since. */
    List<String> changedFiles() {
        List<String> files = new ArrayList<>(lines("diff", "--name-only", "HEAD~1"));
        return files.isEmpty() ? lines("diff", "--name-only", "HEAD") : files;
    }

    /** The message of the last commit. */
    List<String> messages() {
        String text = String.join("\n", lines("log", "-1", "--format=%B")).strip();
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private List<String> lines(String... arguments) {
        if (!underGit()) {
            return List.of();
        }
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(root().toFile())
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0
                    ? output.lines().filter(line -> !line.isBlank()).toList()
                    : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
