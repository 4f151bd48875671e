package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The global variable {@code currentBuild}, as far as a run outside of a Jenkins has what it tells. */
@SuppressWarnings("unused") // properties are called by scripts
public final class CurrentBuildVariable {

    private final Supplier<RunnerRun> runs;
    private final Supplier<RunState> states;

    CurrentBuildVariable(Supplier<RunnerRun> runs, Supplier<RunState> states) {
        this.runs = runs;
        this.states = states;
    }

    public @Nullable String getResult() {
        Result result = states.get().result();
        return result == null ? null : result.toString();
    }

    public void setResult(String result) {
        states.get().worsen(Result.fromString(result));
    }

    public String getCurrentResult() {
        Result result = states.get().result();
        return result == null ? Result.SUCCESS.toString() : result.toString();
    }

    public boolean resultIsBetterOrEqualTo(String other) {
        return current().isBetterOrEqualTo(Result.fromString(other));
    }

    public boolean resultIsWorseOrEqualTo(String other) {
        return current().isWorseOrEqualTo(Result.fromString(other));
    }

    private Result current() {
        Result result = states.get().result();
        return result == null ? Result.SUCCESS : result;
    }

    public int getNumber() {
        return runs.get().getNumber();
    }

    public String getId() {
        return runs.get().getId();
    }

    public @Nullable String getDescription() {
        return states.get().description();
    }

    public void setDescription(@Nullable String text) {
        states.get().describe(text);
    }

    public String getDisplayName() {
        return runs.get().getDisplayName();
    }

    public void setDisplayName(@Nullable String name) {
        states.get().rename(name);
    }

    public String getFullDisplayName() {
        return runs.get().getFullDisplayName();
    }

    public String getProjectName() {
        return runs.get().getParent().getName();
    }

    public String getFullProjectName() {
        return runs.get().getParent().getFullName();
    }

    public long getTimeInMillis() {
        return states.get().startedAt();
    }

    public long getStartTimeInMillis() {
        return states.get().startedAt();
    }

    public long getDuration() {
        return System.currentTimeMillis() - states.get().startedAt();
    }

    public String getDurationString() {
        return getDuration() / 1000 + " sec and counting";
    }

    /** A run outside of a Jenkins has no history. */
    public @Nullable Object getPreviousBuild() {
        return null;
    }

    public @Nullable Object getPreviousSuccessfulBuild() {
        return null;
    }

    public @Nullable Object getPreviousCompletedBuild() {
        return null;
    }

    public @Nullable Object getNextBuild() {
        return null;
    }

    public List<Object> getChangeSets() {
        return new ArrayList<>();
    }

    public List<Object> getUpstreamBuilds() {
        return new ArrayList<>();
    }

    public List<Map<String, Object>> getBuildCauses() {
        return new ArrayList<>(List.of(Map.of(
                "_class", "hudson.model.Cause$UserIdCause", "shortDescription", "Started from the command line")));
    }

    /** Causes of the given class; the only one is that somebody started the runs.get(). */
    public List<Map<String, Object>> getBuildCauses(String type) {
        return type.endsWith("UserIdCause") ? getBuildCauses() : new ArrayList<>();
    }

    public Map<String, String> getBuildVariables() {
        return states.get().environment();
    }

    public boolean getKeepLog() {
        return true;
    }

    public String getAbsoluteUrl() {
        return runs.get().getRootDir().toURI().toString();
    }
}
