package io.jenkins.plugins.eksdelivery.step;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** A build in which a step runs: its log, its workspace, and what became of the step. Found by number, so that a context can be saved. */
public final class FakeBuild {

    private static final List<FakeBuild> ALL = new ArrayList<>();

    public final ByteArrayOutputStream log = new ByteArrayOutputStream();
    public final CompletableFuture<Object> outcome = new CompletableFuture<>();
    public final EnvVars variables = new EnvVars();
    public final FakeRun run;
    public volatile Result result;
    public volatile int saves;
    public volatile ACL acl = ACL.lambda2((who, what) -> true);

    /** What block steps gave to their bodies. */
    public final List<Object> bodyContexts = new ArrayList<>();

    public BodyExecutionCallback bodyCallback;

    private final Map<Class<?>, Object> context = new HashMap<>();
    private final int number;

    public FakeBuild(Path directory) throws IOException {
        synchronized (ALL) {
            number = ALL.size();
            ALL.add(this);
        }
        File workspace = directory.resolve("workspace").toFile();
        workspace.mkdirs();
        variables.put("PATH", System.getenv("PATH"));
        variables.put("WORKSPACE", workspace.getPath());
        run = new FakeRun(new FakeJob(directory.toFile(), this));
        TaskListener listener = new StreamTaskListener(log, StandardCharsets.UTF_8);
        put(Run.class, run);
        put(TaskListener.class, listener);
        put(EnvVars.class, variables);
        put(FilePath.class, new FilePath(workspace));
        put(Launcher.class, new Launcher.LocalLauncher(listener));
    }

    public <T> void put(Class<T> type, T value) {
        context.put(type, value);
    }

    public void startedBy(String user) {
        run.addAction(new CauseAction(new Cause.UserIdCause(user)));
    }

    public StepContext context() {
        return new FakeContext(number);
    }

    public Path workspace() {
        return Path.of(variables.get("WORKSPACE"));
    }

    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    public Object result() throws InterruptedException {
        try {
            return outcome.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("the step did not succeed", failed);
        }
    }

    public Throwable failure() throws InterruptedException {
        try {
            return new AssertionError("the step succeeded with " + outcome.get(60, TimeUnit.SECONDS));
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (TimeoutException late) {
            throw new AssertionError("the step did not end", late);
        }
    }

    private static FakeBuild numbered(int number) {
        synchronized (ALL) {
            return ALL.get(number);
        }
    }

    private static final class FakeContext extends StepContext {

        private static final long serialVersionUID = 1L;

        private final int number;

        FakeContext(int number) {
            this.number = number;
        }

        private FakeBuild build() {
            return numbered(number);
        }

        @Override
        public <T> T get(Class<T> key) {
            return key.cast(build().context.get(key));
        }

        @Override
        public void onSuccess(Object result) {
            build().outcome.complete(result);
        }

        @Override
        public void onFailure(Throwable failure) {
            build().outcome.completeExceptionally(failure);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public ListenableFuture<Void> saveState() {
            build().saves++;
            return Futures.immediateVoidFuture();
        }

        @Override
        public void setResult(Result result) {
            build().result = result;
        }

        @Override
        public BodyInvoker newBodyInvoker() {
            return new FakeInvoker(build());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FakeContext that && that.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    private static final class FakeInvoker extends BodyInvoker {

        private final FakeBuild build;

        FakeInvoker(FakeBuild build) {
            this.build = build;
        }

        @Override
        public BodyInvoker withContext(Object override) {
            build.bodyContexts.add(override);
            return this;
        }

        @Override
        public BodyInvoker withDisplayName(String name) {
            return this;
        }

        @Override
        public BodyInvoker withCallback(BodyExecutionCallback callback) {
            build.bodyCallback = callback;
            return this;
        }

        @Override
        public BodyExecution start() {
            return new FakeBody();
        }
    }

    private static final class FakeBody extends BodyExecution {

        private static final long serialVersionUID = 1L;

        @Override
        public List<StepExecution> getCurrentExecutions() {
            return List.of();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public Object get() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException();
        }
    }

    /** The job {@code orders}. */
    public static final class FakeJob extends Job<FakeJob, FakeRun> {

        private final File directory;
        private final FakeBuild build;

        FakeJob(File directory, FakeBuild build) {
            super((ItemGroup<?>) null, "orders");
            this.directory = directory;
            this.build = build;
        }

        @Override
        public ACL getACL() {
            return build.acl;
        }

        @Override
        public File getRootDir() {
            return directory;
        }

        @Override
        public boolean isBuildable() {
            return true;
        }

        @Override
        protected SortedMap<Integer, FakeRun> _getRuns() {
            return new TreeMap<>();
        }

        @Override
        protected void removeRun(FakeRun run) {}
    }

    /** Its run number 1. */
    public static final class FakeRun extends Run<FakeJob, FakeRun> {

        FakeRun(FakeJob job) throws IOException {
            super(job);
        }
    }
}
