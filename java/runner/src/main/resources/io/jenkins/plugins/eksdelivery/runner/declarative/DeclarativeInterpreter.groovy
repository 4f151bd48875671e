package io.jenkins.plugins.eksdelivery.runner.declarative

/**
 * Runs the model of a declarative pipeline, under CPS: it calls steps on the script, in the order that a real Jenkins keeps, and may
 * be suspended and saved at each of them.
 *
 * Order at the top: agent, credentials and environment, option wrappers, tools, stages, post.
 */
class DeclarativeInterpreter implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script

    DeclarativeInterpreter(Object script) {
        this.script = script
    }

    void run(Map pipeline) {
        Throwable error = null
        boolean postRan = false
        StageRunner stages = new StageRunner(script, pipeline)
        BlockWrappers wrappers = new BlockWrappers(script)
        try {
            wrappers.loadLibraries(pipeline.libraries)
            wrappers.setParameters(pipeline.parameters)
            new AgentBlock(script, pipeline).inAgent(pipeline.agent, null) {
                wrappers.inEnvironment(pipeline.environment) {
                    wrappers.inWrappers(pipeline.options?.wrappers) {
                        // A wrapper that retries comes here again: what failed before is forgotten.
                        error = null
                        wrappers.withTools(pipeline.tools) {
                            error = stages.runAll(pipeline.stages, null, null)
                            postRan = true
                            error = runPost(pipeline, error)
                        }
                        if (error != null) {
                            throw error
                        }
                    }
                }
            }
        } catch (Throwable failure) {
            error = error ?: failure
        }
        if (!postRan) {
            error = runPost(pipeline, error)
        }
        if (error != null) {
            throw error
        }
    }

    private Throwable runPost(Map pipeline, Throwable error) {
        PostBlocks post = new PostBlocks(script, pipeline, null)
        Throwable outcome = error
        if (post.anyMet(pipeline.post, error)) {
            script.stage('Declarative: Post Actions') {
                outcome = post.run(pipeline.post, error)
            }
        }
        return outcome
    }
}
