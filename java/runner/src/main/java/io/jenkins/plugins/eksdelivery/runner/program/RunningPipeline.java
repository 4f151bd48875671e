package io.jenkins.plugins.eksdelivery.runner.program;

import com.cloudbees.groovy.cps.Outcome;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.EnvVars;
import hudson.ExtensionList;
import hudson.model.Result;
import io.jenkins.plugins.eksdelivery.approval.GateListener;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.runner.declarative.DeclarativeRun;
import io.jenkins.plugins.eksdelivery.runner.run.InputAnswers;
import io.jenkins.plugins.eksdelivery.runner.run.RunPorts;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import io.jenkins.plugins.eksdelivery.runner.run.VariableFile;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineClassLoader;
import io.jenkins.plugins.eksdelivery.runner.script.PipelineScript;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptHost;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptSource;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptTransformation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jspecify.annotations.Nullable;

/** A program with all that surrounds it in this process: scripts, libraries, global variables, steps, console. */
public final class RunningPipeline implements RunSurroundings, ScriptHost, AutoCloseable {

    private final RunRequest request;
    private final RunPorts ports;
    private final Console console;
    private final Mask mask;
    private final PipelineClassLoader scripts;
    private final LoadedLibraries libraries;
    private final StepCatalog catalog;
    private final ProgramStore store;
    private final ScheduledExecutorService timers;
    private final Globals globals;
    private final FileCredentials credentials;

    private @Nullable Attached attached;
    private @Nullable GateQuestions gates;

    public RunningPipeline(RunRequest request, RunPorts ports, StepCatalog catalog) throws IOException {
        this.request = request;
        this.ports = ports;
        this.catalog = catalog;
        this.mask = new Mask();
        VariableFile.mask(System.getenv(), mask);
        request.variableFiles().forEach(file -> VariableFile.mask(VariableFile.read(file), mask));
        this.console = new Console(request.folder(), mask, ports.listener());
        this.scripts = new PipelineClassLoader(RunningPipeline.class.getClassLoader(), this);
        this.libraries = new LoadedLibraries(request.libraries(), scripts);
        this.store = new ProgramStore(request.folder(), scripts, new GlobalReferences(this::globals));
        this.timers = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "pipeline timer");
            thread.setDaemon(true);
            return thread;
        });
        this.globals =
                new Globals(globalValues(request), () -> attached().context().parameters(), libraries::var);
        this.credentials = new FileCredentials(
                request.secrets(), () -> attached().context().run());
        ExtensionList.lookup(CredentialsProvider.class).add(credentials);
        libraries.loadImplicit();
    }

    private Map<String, Object> globalValues(RunRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("steps", new StepsVariable(() -> attached().caller()));
        values.put("env", new EnvironmentVariable(() -> attached().environment(), this::state));
        values.put(
                "currentBuild",
                new CurrentBuildVariable(() -> attached().context().run(), this::state));
        values.put("scm", new ScmVariable(request.script()));
        values.put(
                DeclarativeRun.VARIABLE,
                new DeclarativeRunVariable(
                        request, console, this::state, () -> attached().engine().values()));
        return values;
    }

    /** What exists once there is a program. */
    private record Attached(Program program, Engine engine, RunContext context, StepCaller caller) {

        EnvVars environment() {
            return context.environment(engine.values());
        }
    }

    /** Compiles the script; running it comes with {@link #run}. */
    public void begin() throws IOException {
        attach(new Program(new RunState()));
        PipelineScript script =
                scripts.compile(new ScriptSource(PipelineClassLoader.MAIN, Files.readString(request.script())));
        attached().engine().begin(script::run);
    }

    /** Reads the saved program; it goes on with {@link #run}. */
    public void goOn() throws IOException, ClassNotFoundException {
        attach(store.load(libraries));
        attached().engine().goOn();
    }

    /** Runs to the end. */
    public Outcome run() throws InterruptedException {
        return attached().engine().run();
    }

    public void abort(FlowInterruptedException cause) {
        attached().engine().abort(cause);
    }

    /** Whether there is a program: its script could be compiled. */
    public boolean hasBegun() {
        return attached != null;
    }

    public RunState state() {
        return attached().program().state();
    }

    /** Worsens the result by how the script ended. */
    public Result finish(Outcome outcome) {
        Throwable failure = outcome.getAbnormal();
        state().worsen(NodeReport.result(failure));
        return Objects.requireNonNull(state().result());
    }

    private void attach(Program program) {
        Engine engine = new Engine(program, store, this);
        RunContext context = new RunContext(request, console, program.state());
        libraries.attach(program);
        gates = new GateQuestions(context.run(), ports.answers(), text -> console.line(null, text));
        ExtensionList.lookup(GateListener.class).add(gates);
        attached = new Attached(program, engine, context, new StepCaller(engine, program, catalog));
    }

    private Attached attached() {
        return Objects.requireNonNull(attached, "the pipeline has not begun");
    }

    private Globals globals() {
        return globals;
    }

    @Override
    public @Nullable Object global(String name) {
        return globals().find(name);
    }

    @Override
    public @Nullable String environment(String name) {
        return attached().environment().get(name);
    }

    @Override
    public @Nullable Object step(String name, @Nullable Object arguments) {
        return new StepsVariable(() -> attached().caller()).invokeMethod(name, arguments);
    }

    @Override
    public void loadLibraries(Collection<String> names) {
        names.forEach(libraries::load);
    }

    @Override
    public List<ScriptTransformation> transformations() {
        return ports.transformations();
    }

    @Override
    public RunRequest request() {
        return request;
    }

    @Override
    public Console console() {
        return console;
    }

    @Override
    public Mask mask() {
        return mask;
    }

    @Override
    public InputAnswers answers() {
        return ports.answers();
    }

    @Override
    public PipelineClassLoader scripts() {
        return scripts;
    }

    @Override
    public Libraries libraries() {
        return libraries;
    }

    @Override
    public ScheduledExecutorService timers() {
        return timers;
    }

    @Override
    public <T> @Nullable T find(Class<T> type, RunningStep step, ContextValues values) {
        return attached().context().find(type, step, values);
    }

    @Override
    public void close() {
        ExtensionList.lookup(CredentialsProvider.class).remove(credentials);
        ExtensionList.lookup(GateListener.class).remove(gates);
        timers.shutdownNow();
        console.close();
    }
}
