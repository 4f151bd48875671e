package io.jenkins.plugins.eksdelivery.runner.run;

import io.jenkins.plugins.eksdelivery.runner.script.ScriptTransformation;
import java.util.List;

/**
 * What a run needs from its surroundings; given anew when a run is resumed.
 *
 * @param listener is told what happens
 * @param answers answers {@code input}
 * @param transformations applied to each script before the engine's own, in order
 */
public record RunPorts(RunListener listener, InputAnswers answers, List<ScriptTransformation> transformations) {

    public RunPorts {
        transformations = List.copyOf(transformations);
    }

    /** No listener, nobody to answer, scripts as they are. */
    public static RunPorts none() {
        return new RunPorts(RunListener.none(), InputAnswers.nobody(), List.of());
    }

    public RunPorts withListener(RunListener given) {
        return new RunPorts(given, answers, transformations);
    }

    public RunPorts withAnswers(InputAnswers given) {
        return new RunPorts(listener, given, transformations);
    }

    public RunPorts withTransformations(List<ScriptTransformation> given) {
        return new RunPorts(listener, answers, given);
    }
}
