package hudson;

import hudson.model.Computer;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.util.ArgumentListBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Starts programs where the build's files are. */
public abstract class Launcher {

    protected final TaskListener listener;
    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        this.listener = listener;
        this.channel = channel;
    }

    protected Launcher(Launcher launcher) {
        this(launcher.listener, launcher.channel);
    }

    public VirtualChannel getChannel() {
        return channel;
    }

    public TaskListener getListener() {
        return listener;
    }

    public Computer getComputer() {
        return null;
    }

    public final ProcStarter launch() {
        return new ProcStarter();
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    public boolean isUnix() {
        return File.pathSeparatorChar == ':';
    }

    /** Ends the programs that were started with these variables. */
    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    protected final void maskedPrintCommandLine(List<String> cmd, boolean[] mask, FilePath workDir) {
        StringBuilder line = new StringBuilder();
        if (workDir != null) {
            line.append('[').append(workDir.getName()).append("] ");
        }
        line.append('$');
        for (int i = 0; i < cmd.size(); i++) {
            boolean masked = mask != null && i < mask.length && mask[i];
            String arg = cmd.get(i);
            line.append(' ').append(masked ? "********" : arg.indexOf(' ') >= 0 ? '"' + arg + '"' : arg);
        }
        listener.getLogger().println(line);
    }

    public final Launcher decorateByPrefix(String... prefix) {
        Launcher outer = this;
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                List<String> commands = new ArrayList<>(Arrays.asList(prefix));
                commands.addAll(starter.cmds());
                if (starter.masks() != null) {
                    boolean[] masks = new boolean[commands.size()];
                    System.arraycopy(starter.masks(), 0, masks, prefix.length, starter.masks().length);
                    starter.masks(masks);
                }
                starter.cmds(commands);
                return outer.launch(starter);
            }
        };
    }

    public final Launcher decorateByEnv(EnvVars env) {
        Launcher outer = this;
        EnvVars variables = new EnvVars(env);
        return new DecoratedLauncher(outer) {
            @Override
            public Proc launch(ProcStarter starter) throws IOException {
                EnvVars merged = new EnvVars(variables);
                for (String each : starter.envs()) {
                    merged.addLine(each);
                }
                starter.envs(merged);
                return outer.launch(starter);
            }
        };
    }

    /** What to start, and how. */
    public final class ProcStarter {

        protected List<String> commands;
        protected boolean[] masks;
        protected FilePath pwd;
        protected OutputStream stdout = OutputStream.nullOutputStream();
        protected OutputStream stderr;
        protected InputStream stdin;
        protected String[] envs;
        protected boolean reverseStdin;
        protected boolean reverseStdout;
        protected boolean reverseStderr;
        private boolean quiet;

        public ProcStarter() {}

        public ProcStarter cmdAsSingleString(String s) {
            return cmds(Util.tokenize(s));
        }

        public ProcStarter cmds(String... args) {
            return cmds(Arrays.asList(args));
        }

        public ProcStarter cmds(File program, String... args) {
            commands = new ArrayList<>();
            commands.add(program.getPath());
            commands.addAll(Arrays.asList(args));
            return this;
        }

        public ProcStarter cmds(List<String> args) {
            commands = new ArrayList<>(args);
            return this;
        }

        public ProcStarter cmds(ArgumentListBuilder args) {
            commands = args.toList();
            masks = args.toMaskArray();
            return this;
        }

        public List<String> cmds() {
            return commands;
        }

        public ProcStarter masks(boolean... masks) {
            this.masks = masks;
            return this;
        }

        public boolean[] masks() {
            return masks;
        }

        public ProcStarter quiet(boolean quiet) {
            this.quiet = quiet;
            return this;
        }

        public boolean quiet() {
            return quiet;
        }

        public ProcStarter pwd(FilePath workDir) {
            this.pwd = workDir;
            return this;
        }

        public ProcStarter pwd(File workDir) {
            return pwd(new FilePath(workDir));
        }

        public ProcStarter pwd(String workDir) {
            return pwd(new FilePath(channel, workDir));
        }

        public FilePath pwd() {
            return pwd;
        }

        public ProcStarter stdout(OutputStream out) {
            this.stdout = out;
            return this;
        }

        public ProcStarter stdout(TaskListener out) {
            return stdout(out.getLogger());
        }

        public OutputStream stdout() {
            return stdout;
        }

        public ProcStarter stderr(OutputStream err) {
            this.stderr = err;
            return this;
        }

        public OutputStream stderr() {
            return stderr;
        }

        public ProcStarter stdin(InputStream in) {
            this.stdin = in;
            return this;
        }

        public InputStream stdin() {
            return stdin;
        }

        public ProcStarter envs(Map<String, String> overrides) {
            this.envs = Util.mapToEnv(overrides);
            return this;
        }

        public ProcStarter envs(String... overrides) {
            this.envs = overrides == null ? new String[0] : overrides.clone();
            return this;
        }

        public String[] envs() {
            return envs == null ? new String[0] : envs.clone();
        }

        public ProcStarter readStdout() {
            reverseStdout = true;
            stdout = null;
            return this;
        }

        public ProcStarter readStderr() {
            reverseStderr = true;
            stderr = null;
            return this;
        }

        public ProcStarter writeStdin() {
            reverseStdin = true;
            stdin = null;
            return this;
        }

        public Proc start() throws IOException {
            return launch(this);
        }

        public int join() throws IOException, InterruptedException {
            return start().join();
        }

        public ProcStarter copy() {
            ProcStarter copy = new ProcStarter()
                    .cmds(commands)
                    .pwd(pwd)
                    .stdin(stdin)
                    .stdout(stdout)
                    .stderr(stderr)
                    .envs(envs)
                    .quiet(quiet);
            copy.masks = masks;
            copy.reverseStdin = reverseStdin;
            copy.reverseStdout = reverseStdout;
            copy.reverseStderr = reverseStderr;
            return copy;
        }
    }

    /** Passes everything on to another launcher. */
    public static class DecoratedLauncher extends Launcher {

        private final Launcher inner;

        public DecoratedLauncher(Launcher inner) {
            super(inner);
            this.inner = inner;
        }

        @Override
        public Proc launch(ProcStarter starter) throws IOException {
            return inner.launch(starter);
        }

        @Override
        public void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException {
            inner.kill(modelEnvVars);
        }

        @Override
        public boolean isUnix() {
            return inner.isUnix();
        }

        @Override
        public Computer getComputer() {
            return inner.getComputer();
        }

        @Override
        public TaskListener getListener() {
            return inner.getListener();
        }

        @Override
        public VirtualChannel getChannel() {
            return inner.getChannel();
        }

        public Launcher getInner() {
            return inner;
        }
    }

    /** Starts programs on this machine. */
    public static class LocalLauncher extends Launcher {

        public LocalLauncher(TaskListener listener) {
            this(listener, FilePath.localChannel);
        }

        public LocalLauncher(TaskListener listener, VirtualChannel channel) {
            super(listener, channel);
        }

        @Override
        public Proc launch(ProcStarter ps) throws IOException {
            if (!ps.quiet()) {
                maskedPrintCommandLine(ps.commands, ps.masks, ps.pwd);
            }
            EnvVars environment = new EnvVars(EnvVars.masterEnvVars);
            EnvVars overrides = new EnvVars();
            for (String each : ps.envs()) {
                overrides.addLine(each);
            }
            environment.overrideExpandingAll(overrides);
            ProcessBuilder builder = new ProcessBuilder(ps.commands);
            builder.environment().clear();
            builder.environment().putAll(environment);
            if (ps.pwd != null) {
                builder.directory(new File(ps.pwd.getRemote()));
            }
            builder.redirectErrorStream(ps.stderr == null && !ps.reverseStderr);
            return new LocalProcess(builder.start(), ps);
        }

        /** Looks at the variables of each process of this user, where the system shows them. */
        @Override
        public void kill(Map<String, String> modelEnvVars) throws InterruptedException {
            LocalProcesses.with(modelEnvVars).forEach(process -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            });
        }
    }
}
