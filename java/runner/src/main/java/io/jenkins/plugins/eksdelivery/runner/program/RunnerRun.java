package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Result;
import hudson.model.Run;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** The run as steps see it; what it knows lies in the saved {@link RunState}. */
final class RunnerRun extends Run<RunnerJob, RunnerRun> {

    private final File folder;
    private final RunState state;

    RunnerRun(RunnerJob job, int number, File folder, RunState state) {
        super(job, state.startedAt());
        this.number = number;
        this.folder = folder;
        this.state = state;
    }

    @Override
    public @Nullable Result getResult() {
        return state.result();
    }

    @Override
    public void setResult(Result result) {
        state.worsen(result);
    }

    @Override
    public @Nullable String getDescription() {
        return state.description();
    }

    @Override
    public void setDescription(@Nullable String text) {
        state.describe(text);
    }

    @Override
    public String getDisplayName() {
        String name = state.displayName();
        return name == null ? "#" + number : name;
    }

    @Override
    public void setDisplayName(@Nullable String name) {
        state.rename(name);
    }

    @Override
    public File getRootDir() {
        return folder;
    }
}
