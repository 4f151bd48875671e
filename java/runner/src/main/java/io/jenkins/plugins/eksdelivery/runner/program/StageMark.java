package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.Result;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What warnings made of a stage, and whether it was skipped; saved with the program, touched by the engine's thread only. */
public final class StageMark implements Serializable {

    private static final long serialVersionUID = 1L;

    private @Nullable Result warning;
    private boolean skipped;

    /** All stages around the step take the warning. */
    public static void warn(RunningStep step, Result result) {
        for (StageMark mark : step.all(StageMark.class)) {
            mark.warning = Result.combine(mark.warning, result);
        }
    }

    @Nullable
    Result warning() {
        return warning;
    }

    void skip() {
        skipped = true;
    }

    /** The result of the stage, when nothing failed in it. */
    Result result() {
        if (skipped) {
            return Result.NOT_BUILT;
        }
        return warning == null ? Result.SUCCESS : warning;
    }
}
