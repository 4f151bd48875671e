package io.jenkins.plugins.eksdelivery.runner.declarative

/**
 * Runs stages, one after the other or side by side.
 *
 * Order in a stage: variables of a matrix cell, when (beforeOptions), options, when (beforeInput), input, when (beforeAgent), agent,
 * when, credentials and environment, tools, contents, post. The post of a stage with parallel contents comes last of all.
 */
class StageRunner implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private final Map pipeline
    private final BlockWrappers wrappers

    StageRunner(Object script, Map pipeline) {
        this.script = script
        this.pipeline = pipeline
        this.wrappers = new BlockWrappers(script)
    }

    /**
     * Runs the stages in their order; after an error the rest is skipped.
     *
     * @param skipped why all of them are skipped; null: they are not
     * @return the first error; null when there was none
     */
    Throwable runAll(List stages, Throwable earlier, String skipped) {
        Throwable error = earlier
        for (int i = 0; i < stages.size(); i++) {
            try {
                runStage(stages[i], error, skipped)
            } catch (Throwable failure) {
                error = error ?: failure
            }
        }
        return error
    }

    void runStage(Map stage, Throwable earlier, String skipped) {
        script.stage(stage.name) {
            String reason = skipped ?: reasonToSkip(earlier)
            if (reason != null) {
                skip(stage, reason)
            } else if (stage.variables == null) {
                runInside(stage)
            } else {
                script.withEnv(StageModel.assignments(stage.variables)) {
                    runInside(stage)
                }
            }
        }
    }

    private String reasonToSkip(Throwable earlier) {
        if (earlier != null) {
            return 'earlier failure(s)'
        }
        if (StageModel.isSet(pipeline, 'skipStagesAfterUnstable') && build().result() == 'UNSTABLE') {
            return 'earlier stage(s) marking the build as unstable'
        }
        return null
    }

    private void skip(Map stage, String reason) {
        build().say("Stage \"${stage.name}\" skipped due to ${reason}")
        build().stageSkipped(reason)
        if (StageModel.isSplit(stage)) {
            script.parallel(branches(stage, reason))
        } else if (stage.stages != null) {
            runAll(stage.stages, null, reason)
        }
    }

    private void runInside(Map stage) {
        WhenGate gate = new WhenGate(script, stage.when)
        Throwable error = null
        try {
            if (gate.passes('beforeOptions')) {
                wrappers.inWrappers(stage.options?.wrappers) {
                    if (gate.passes('beforeInput')) {
                        wrappers.withInput(stage.input) {
                            runContents(stage, gate)
                        }
                    }
                }
            }
            if (!gate.passed) {
                skip(stage, 'when conditional')
            }
        } catch (Throwable failure) {
            error = failure
        }
        if (gate.passed && StageModel.isSplit(stage)) {
            error = new PostBlocks(script, pipeline, stage).run(stage.post, error)
        }
        if (error != null) {
            throw error
        }
    }

    private void runContents(Map stage, WhenGate gate) {
        if (StageModel.isSplit(stage)) {
            if (gate.passes('')) {
                wrappers.inEnvironment(stage.environment) {
                    script.parallel(branches(stage, null))
                }
            }
        } else if (gate.passes('beforeAgent')) {
            new AgentBlock(script, pipeline).inAgent(stage.agent, stage) {
                if (gate.passes('')) {
                    wrappers.inEnvironment(stage.environment) {
                        wrappers.withTools(stage.tools) {
                            runStepsAndPost(stage)
                        }
                    }
                }
            }
        }
    }

    private void runStepsAndPost(Map stage) {
        Throwable error = null
        if (stage.stages != null) {
            error = runAll(stage.stages, null, null)
        } else {
            try {
                stage.steps.call()
            } catch (Throwable failure) {
                error = StageModel.explain(failure, pipeline, stage)
            }
        }
        error = new PostBlocks(script, pipeline, stage).run(stage.post, error)
        if (error != null) {
            throw error
        }
    }

    private Map branches(Map stage, String skipped) {
        Map branches = [:]
        List stages = StageModel.parallelStages(stage)
        for (int i = 0; i < stages.size(); i++) {
            Map branch = stages[i]
            branches[branch.name] = { runStage(branch, null, skipped) }
        }
        if (stage.failFast || StageModel.isSet(pipeline, 'parallelsAlwaysFailFast')) {
            branches.failFast = true
        }
        return branches
    }

    private DeclarativeRun build() {
        return script.getProperty(DeclarativeRun.VARIABLE)
    }
}
