package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.script.ScriptHost;
import io.jenkins.plugins.eksdelivery.runner.script.ScriptTransformation;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Surroundings of a script that is compiled but never run.
 *
 * @param transformations applied to the syntax tree
 */
record CompileOnly(List<ScriptTransformation> transformations) implements ScriptHost {

    @Override
    public @Nullable Object global(String name) {
        return null;
    }

    @Override
    public @Nullable String environment(String name) {
        return null;
    }

    @Override
    public @Nullable Object step(String name, @Nullable Object arguments) {
        throw new IllegalStateException(name + " called while nothing is to run");
    }

    @Override
    public void loadLibraries(Collection<String> names) {
        // The folders given on the command line are all there is.
    }
}
