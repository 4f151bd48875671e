package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.LauncherDecorator;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.run.RunRequest;
import io.jenkins.plugins.eksdelivery.runner.run.VariableFile;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jspecify.annotations.Nullable;

/** Answers what steps ask their context for: the run, the environment, the workspace and what starts programs there. */
final class RunContext {

    private final RunRequest request;
    private final Console console;
    private final RunState state;
    private final RunnerRun run;
    private final EnvVars base;

    RunContext(RunRequest request, Console console, RunState state) {
        this.request = request;
        this.console = console;
        this.state = state;
        File folder = request.folder().toFile();
        Jenkins jenkins = RunnerJenkins.under(folder);
        RunnerJob job = new RunnerJob(new TopFolder(jenkins), request.jobName(), folder);
        this.run = new RunnerRun(job, request.number(), folder, state);
        this.base = base();
    }

    RunnerRun run() {
        return run;
    }

    /** Given values over the defaults that the script declares. */
    Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>(state.parameterDefaults());
        request.parameters().forEach((name, value) -> {
            Object declared = all.get(name);
            all.put(name, declared instanceof Boolean ? (Object) Boolean.valueOf(value.toString()) : value);
        });
        return all;
    }

    /** The environment at a place of the program. */
    EnvVars environment(ContextValues values) {
        EnvVars variables = new EnvVars(base);
        parameters().forEach((name, value) -> variables.put(name, String.valueOf(value)));
        values.all(EnvVars.class).forEach(variables::overrideAll);
        variables.overrideAll(state.environment());
        EnvironmentExpander expander = values.get(EnvironmentExpander.class);
        if (expander != null) {
            try {
                expander.expand(variables);
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return variables;
    }

    <T> @Nullable T find(Class<T> type, RunningStep step, ContextValues values) {
        return type.cast(value(type, step, values));
    }

    private @Nullable Object value(Class<?> type, RunningStep step, ContextValues values) {
        if (type == TaskListener.class) {
            return console.listener(step.node(), values.all(LineFilter.class));
        }
        if (type == EnvVars.class) {
            return environment(values);
        }
        if (type == Run.class) {
            return run;
        }
        if (type == Job.class || type == Item.class) {
            return run.getParent();
        }
        if (type == Launcher.class || type == Node.class) {
            return values.get(FilePath.class) == null ? null : onNode(type, step, values);
        }
        return values.get(type);
    }

    private Object onNode(Class<?> type, RunningStep step, ContextValues values) {
        Node node = Jenkins.get();
        if (type == Node.class) {
            return node;
        }
        Launcher launcher = new Launcher.LocalLauncher(console.listener(step.node(), values.all(LineFilter.class)));
        for (LauncherDecorator decorator : values.all(LauncherDecorator.class)) {
            launcher = decorator.decorate(launcher, node);
        }
        return launcher;
    }

    private EnvVars base() {
        EnvVars variables = new EnvVars(EnvVars.masterEnvVars);
        String number = Integer.toString(request.number());
        variables.put("JOB_NAME", request.jobName());
        variables.put("JOB_BASE_NAME", request.jobName());
        variables.put("BUILD_NUMBER", number);
        variables.put("BUILD_ID", number);
        variables.put("BUILD_DISPLAY_NAME", "#" + number);
        variables.put("BUILD_TAG", "jenkins-" + request.jobName() + "-" + number);
        variables.put("CI", "true");
        variables.overrideAll(request.environment());
        request.variableFiles().forEach(file -> variables.overrideAll(VariableFile.read(file)));
        return variables;
    }

    /** What the job lies in. */
    private record TopFolder(Jenkins jenkins) implements ItemGroup<Item> {

        @Override
        public String getFullName() {
            return "";
        }

        @Override
        public String getFullDisplayName() {
            return "";
        }

        @Override
        public String getDisplayName() {
            return "";
        }

        @Override
        public java.util.Collection<Item> getItems() {
            return java.util.List.of();
        }

        @Override
        public String getUrl() {
            return "";
        }

        @Override
        public File getRootDir() {
            return jenkins.getRootDir();
        }

        @Override
        public void save() {}
    }
}
