package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import java.io.File;
import java.util.SortedMap;
import java.util.TreeMap;

/** The job of a run: its name, and the one run that is known. */
final class RunnerJob extends Job<RunnerJob, RunnerRun> {

    private final File folder;

    RunnerJob(ItemGroup<Item> parent, String name, File folder) {
        super(parent, name);
        this.folder = folder;
    }

    @Override
    public boolean isBuildable() {
        return true;
    }

    @Override
    public File getRootDir() {
        return folder;
    }

    @Override
    protected SortedMap<Integer, ? extends RunnerRun> _getRuns() {
        return new TreeMap<>();
    }

    @Override
    protected void removeRun(RunnerRun run) {}
}
