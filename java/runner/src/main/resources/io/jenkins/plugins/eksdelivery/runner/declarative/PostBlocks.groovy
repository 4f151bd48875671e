package io.jenkins.plugins.eksdelivery.runner.declarative

/** Runs the blocks of `post` whose conditions hold, in Jenkins' order; one that throws does not stop the others. */
class PostBlocks implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private final Map pipeline
    private final Map stage

    /** stage: whose post it is, so that warnings within it count; null for the post of the pipeline. */
    PostBlocks(Object script, Map pipeline, Map stage) {
        this.script = script
        this.pipeline = pipeline
        this.stage = stage
    }

    boolean anyMet(Map post, Throwable error) {
        List names = PostCondition.names()
        for (int i = 0; i < names.size(); i++) {
            if (met(post, names[i], error)) {
                return true
            }
        }
        return false
    }

    /** Answers the first error: the given one, or what a block threw. */
    Throwable run(Map post, Throwable error) {
        Throwable first = error
        List names = PostCondition.names()
        for (int i = 0; i < names.size(); i++) {
            if (met(post, names[i], first)) {
                Throwable thrown = runBlock(post[names[i]], names[i], first)
                first = first ?: thrown
            }
        }
        return first
    }

    private boolean met(Map post, String condition, Throwable error) {
        if (post == null || post[condition] == null) {
            return false
        }
        boolean overall = condition == 'changed' || condition == 'fixed' || condition == 'regression'
        return PostCondition.met(condition, outcome(error, stage != null && !overall), build().previousResult())
    }

    /** While the block runs, currentBuild.result is what the stage came to; afterwards it is again what it was. */
    private Throwable runBlock(Closure block, String condition, Throwable error) {
        String before = build().result()
        String during = outcome(error, stage != null)
        Throwable thrown = null
        build().overrideResult(during)
        try {
            block.call()
        } catch (Throwable failure) {
            thrown = StageModel.explain(failure, pipeline, stage)
            build().say("Error when executing ${condition} post condition:")
            build().say(StageModel.describe(thrown))
        }
        if ((build().result() ?: 'SUCCESS') == during && during != before) {
            build().overrideResult(before)
        }
        return thrown
    }

    private String outcome(Throwable error, boolean withWarnings) {
        return PostCondition.worst(
            build().result(),
            error == null && withWarnings ? build().stageWarning() : null,
            StageModel.resultOf(error))
    }

    private DeclarativeRun build() {
        return script.getProperty(DeclarativeRun.VARIABLE)
    }
}
