package io.jenkins.plugins.eksdelivery.runner.declarative;

import groovy.lang.Closure;
import hudson.AbortException;
import hudson.FilePath;
import hudson.Launcher;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.MissingContextVariableException;
import org.jspecify.annotations.Nullable;

/** Questions about the model of a pipeline or a stage that need no step: the interpreter asks them. */
public final class StageModel {

    /** Variables of a multibranch build of a change request. */
    public static final List<String> CHANGE_REQUEST_VARIABLES = Stream.of(
                    "id", "target", "branch", "fork", "url", "title", "author", "authorDisplayName", "authorEmail")
            .map(TextMatch::variable)
            .toList();

    private StageModel() {}

    /** {@code [A: 1]} as {@code ['A=1']}, which {@code withEnv} takes. */
    public static List<String> assignments(Map<String, ?> variables) {
        List<String> assignments = new ArrayList<>();
        variables.forEach((name, value) -> assignments.add(name + "=" + (value == null ? "" : value)));
        return assignments;
    }

    /** Whether the stage's contents run side by side. */
    public static boolean isSplit(Map<String, ?> stage) {
        return stage.get("parallel") != null || stage.get("matrix") != null;
    }

    /** The stages that run side by side. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> parallelStages(Map<String, ?> stage) {
        if (stage.get("matrix") instanceof Map<?, ?> matrix) {
            return MatrixCells.of((Map<String, Object>) matrix);
        }
        Object parallel = stage.get("parallel");
        return parallel == null ? List.of() : (List<Map<String, Object>>) parallel;
    }

    /** Whether an option without arguments is among the options. */
    public static boolean isSet(@Nullable Map<String, ?> model, String name) {
        return found(model, name) != null;
    }

    /** The argument of an option; null when the option or the argument is not there. */
    public static @Nullable Closure<?> option(@Nullable Map<String, ?> model, String name) {
        Map<?, ?> option = found(model, name);
        return option == null ? null : (Closure<?>) option.get("arguments");
    }

    /** Whether {@code skipDefaultCheckout} is set for the stage, or for the pipeline. */
    public static boolean skipsCheckout(Map<String, ?> pipeline, @Nullable Map<String, ?> stage) {
        return isSet(stage, "skipDefaultCheckout") || isSet(pipeline, "skipDefaultCheckout");
    }

    private static @Nullable Map<?, ?> found(@Nullable Map<String, ?> model, String name) {
        if (model == null
                || !(model.get("options") instanceof Map<?, ?> options)
                || !(options.get("set") instanceof List<?> set)) {
            return null;
        }
        for (Object option : set) {
            if (option instanceof Map<?, ?> map && name.equals(map.get("name"))) {
                return map;
            }
        }
        return null;
    }

    /** What an error makes of a build; null when there is none. */
    public static @Nullable String resultOf(@Nullable Throwable error) {
        if (error == null) {
            return null;
        }
        return error instanceof FlowInterruptedException interrupted
                ? interrupted.getResult().toString()
                : "FAILURE";
    }

    /**
     * The error as the author of the pipeline should see it: a step that lacks a workspace because of {@code agent none} says so.
     *
     * @param stage null for the pipeline's own {@code post}
     */
    public static Throwable explain(Throwable error, Map<String, ?> pipeline, @Nullable Map<String, ?> stage) {
        Object agent = stage == null || stage.get("agent") == null ? pipeline.get("agent") : stage.get("agent");
        boolean none = agent instanceof Map<?, ?> map && "none".equals(map.get("type"));
        if (!none || !(error instanceof MissingContextVariableException missing)) {
            return error;
        }
        if (missing.getType() != FilePath.class && missing.getType() != Launcher.class) {
            return error;
        }
        AbortException told = new AbortException(
                "Attempted to execute a step that requires a node context while"
                        + " ‘agent none’ was specified. Be sure to specify your own ‘node { ... }’ blocks when using ‘agent none’.");
        told.initCause(error);
        return told;
    }

    /** Whether a variable has the value, both as text. */
    public static boolean sameText(@Nullable Object actual, @Nullable Object expected, @Nullable Object ignoreCase) {
        String left = actual == null ? "" : actual.toString();
        String right = expected == null ? "" : expected.toString();
        return Boolean.TRUE.equals(ignoreCase) ? left.equalsIgnoreCase(right) : left.equals(right);
    }

    /** Whether the asked cause is the only one a run from the command line has: a user started it. */
    public static boolean isUserCause(Map<String, ?> asked) {
        Object cause = asked.get("cause") == null ? asked.get("value") : asked.get("cause");
        String name = String.valueOf(cause);
        return (name.equals("UserIdCause") || name.equals("hudson.model.Cause$UserIdCause"))
                && asked.get("detail") == null;
    }

    /** The variables that an answered input sets: the fields, or the submitter alone. */
    public static Map<String, Object> inputValues(@Nullable Object answer, List<?> fields, @Nullable Object submitter) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (answer instanceof Map<?, ?> several) {
            several.forEach((name, value) -> values.put(String.valueOf(name), value));
        } else if (answer != null && submitter != null) {
            values.put(submitter.toString(), answer);
        } else if (answer != null && fields.size() == 1) {
            values.put(String.valueOf(fields.get(0)), answer);
        }
        return values;
    }

    /** The stack of an error as text. */
    public static String describe(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString().stripTrailing();
    }
}
