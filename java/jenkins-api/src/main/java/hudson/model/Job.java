package hudson.model;

import hudson.EnvVars;
import hudson.ExtensionPoint;
import java.io.File;
import java.io.IOException;
import java.util.SortedMap;

/** An item that has runs. */
public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>> extends AbstractItem
        implements ExtensionPoint {

    protected transient volatile int nextBuildNumber = 1;

    @SuppressWarnings("rawtypes")
    protected Job(ItemGroup parent, String name) {
        super(parent, name);
    }

    public synchronized int assignBuildNumber() throws IOException {
        return nextBuildNumber++;
    }

    public int getNextBuildNumber() {
        return nextBuildNumber;
    }

    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        EnvVars env = new EnvVars();
        env.put("JOB_NAME", getFullName());
        env.put("JOB_BASE_NAME", getName());
        return env;
    }

    public abstract boolean isBuildable();

    public SortedMap<Integer, RunT> getBuildsAsMap() {
        return java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(_getRuns()));
    }

    public RunT getBuildByNumber(int n) {
        return _getRuns().get(n);
    }

    public File getBuildDir() {
        return new File(getRootDir(), "builds");
    }

    protected abstract SortedMap<Integer, ? extends RunT> _getRuns();

    protected abstract void removeRun(RunT run);

    /** Builds are kept from the newest to the oldest, as in Jenkins. */
    public RunT getLastBuild() {
        SortedMap<Integer, ? extends RunT> runs = _getRuns();
        return runs.isEmpty()
                ? null
                : runs.get(runs.keySet().stream().max(Integer::compare).get());
    }
}
