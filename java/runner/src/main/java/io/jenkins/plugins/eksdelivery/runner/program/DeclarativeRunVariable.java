package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativeRun;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The run for the interpreter of declarative pipelines. */
final class DeclarativeRunVariable implements DeclarativeRun {

    private final RunRequest request;
    private final Supplier<RunState> states;
    private final Supplier<ContextValues> values;
    private final SourceHistory history;
    private final Console console;

    DeclarativeRunVariable(
            RunRequest request, Console console, Supplier<RunState> states, Supplier<ContextValues> values) {
        this.request = request;
        this.console = console;
        this.states = states;
        this.values = values;
        this.history = new SourceHistory(request.script());
    }

    @Override
    public @Nullable String result() {
        Result result = states.get().result();
        return result == null ? null : result.toString();
    }

    @Override
    public void overrideResult(@Nullable String result) {
        states.get().overrideResult(result == null ? null : Result.fromString(result));
    }

    /** The run of the number before, in the folder beside. */
    @Override
    public @Nullable String previousResult() {
        Path before = request.folder().resolveSibling(Integer.toString(request.number() - 1));
        try {
            boolean same = Files.exists(before.resolve("request.json"))
                    && Files.readString(before.resolve("request.json"))
                            .contains(groovy.json.JsonOutput.toJson(
                                    request.script().toString()));
            Path result = before.resolve("result");
            return same && Files.exists(result) ? Files.readString(result).strip() : null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public @Nullable String stageWarning() {
        StageMark mark = values.get().get(StageMark.class);
        Result warning = mark == null ? null : mark.warning();
        return warning == null ? null : warning.toString();
    }

    @Override
    public void say(String lines) {
        lines.lines().forEach(line -> console.line(null, line));
    }

    @Override
    public void stageSkipped(String reason) {
        StageMark mark = values.get().get(StageMark.class);
        if (mark != null) {
            mark.skip();
        }
    }

    @Override
    public void parameterDefaults(Map<String, Object> defaults) {
        defaults.forEach(states.get()::declareParameter);
    }

    @Override
    public String credentialKind(String id) {
        Path file = request.secrets().get(id);
        if (file == null) {
            throw new IllegalArgumentException("Could not find credentials entry with ID '" + id
                    + "'; give its file with --secret " + id + "=FILE");
        }
        try {
            String text = Files.readString(file).strip();
            if (text.startsWith("-----BEGIN") && text.contains("PRIVATE KEY")) {
                return "sshUserPrivateKey";
            }
            if (text.contains("\n")) {
                return "file";
            }
            return text.matches("[^\\s:/]+:[^/\\s]\\S*") ? "usernamePassword" : "string";
        } catch (java.nio.charset.CharacterCodingException binary) {
            return "file";
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public boolean hasScm() {
        return history.underGit();
    }

    @Override
    public List<String> changedFiles() {
        return history.changedFiles();
    }

    @Override
    public List<String> changeMessages() {
        return history.messages();
    }
}
