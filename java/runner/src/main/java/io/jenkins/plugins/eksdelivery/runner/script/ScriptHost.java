package io.jenkins.plugins.eksdelivery.runner.script;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script finds around it. */
public interface ScriptHost {

    /** The global variable: {@code env}, {@code params}, {@code currentBuild}, {@code scm}, {@code steps} or a library's var. */
    @Nullable
    Object global(String name);

    /** An environment variable, as a bare name in a script means it. */
    @Nullable
    String environment(String name);

    /** Calls a step; the arguments as Groovy passes them: an array, or one value. */
    @Nullable
    Object step(String name, @Nullable Object arguments);

    /** The libraries named by {@code @Library} are to be there before the names of the script are resolved. */
    void loadLibraries(Collection<String> names);

    /** Changes to the syntax tree that come before the engine's own. */
    List<ScriptTransformation> transformations();
}
