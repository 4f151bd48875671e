package io.jenkins.plugins.eksdelivery.runner.declarative;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The run as the interpreter of declarative pipelines sees it, beyond steps and global variables. The engine gives it as the global
 * variable {@value #VARIABLE}; the interpreter asks for it anew each time and never keeps it, since it is not saved.
 */
public interface DeclarativeRun {

    /** Name of the global variable; the underscore keeps it out of the way of scripts. */
    String VARIABLE = "declarative_run";

    /** The build's result so far; null while nothing has set one. */
    @Nullable
    String result();

    /** Sets the build's result, also to a better one or to none: {@code post} shows its blocks what the stage came to. */
    void overrideResult(@Nullable String result);

    /** What the last build of this Jenkinsfile came to; null when there is none. */
    @Nullable
    String previousResult();

    /** The worst result that a warning ({@code unstable}, {@code catchError}, …) gave to the enclosing stage; null when none did. */
    @Nullable
    String stageWarning();

    /** Writes lines to the console, without a step of their own. */
    void say(String lines);

    /** Notes that the enclosing stage is skipped. */
    void stageSkipped(String reason);

    /** Parameters that the user did not give take their default values from now on. */
    void parameterDefaults(Map<String, Object> values);

    /** What a credential is: {@code string}, {@code usernamePassword}, {@code file} or {@code sshUserPrivateKey}. */
    String credentialKind(String id);

    /** Whether {@code checkout scm} means something in this run. */
    boolean hasScm();

    /** Paths changed since the last build, relative to the root of the source. */
    List<String> changedFiles();

    /** Messages of the commits since the last build. */
    List<String> changeMessages();
}
