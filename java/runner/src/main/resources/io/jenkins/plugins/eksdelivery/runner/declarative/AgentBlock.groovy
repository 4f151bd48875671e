package io.jenkins.plugins.eksdelivery.runner.declarative

/** Runs a block on the agent that a pipeline or a stage asks for, with the source checked out. */
class AgentBlock implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private final Map pipeline

    AgentBlock(Object script, Map pipeline) {
        this.script = script
        this.pipeline = pipeline
    }

    /** stage: null at the top, where the checkout is a stage of its own. */
    void inAgent(Map agent, Map stage, Closure body) {
        if (agent == null || agent.type == 'none') {
            body.call()
            return
        }
        Map arguments = agent.arguments == null ? [:] : agent.arguments.call()
        if (agent.type == 'kubernetes') {
            inPod(arguments, stage, body)
        } else if (arguments.label) {
            script.node(arguments.label) {
                inWorkspace(arguments, stage, body)
            }
        } else {
            script.node {
                inWorkspace(arguments, stage, body)
            }
        }
    }

    private void inPod(Map arguments, Map stage, Closure body) {
        Map template = [:]
        template.putAll(arguments)
        template.keySet().removeAll(['yamlFile', 'defaultContainer', 'customWorkspace', 'retries'])
        if (arguments.yamlFile != null) {
            template.yaml = script.readTrusted(arguments.yamlFile)
        }
        script.podTemplate(template) {
            script.node(script.getProperty('POD_LABEL')) {
                if (arguments.defaultContainer != null) {
                    inWorkspace(arguments, stage) {
                        script.container(arguments.defaultContainer, body)
                    }
                } else {
                    inWorkspace(arguments, stage, body)
                }
            }
        }
    }

    private void inWorkspace(Map arguments, Map stage, Closure body) {
        if (arguments.customWorkspace) {
            script.ws(arguments.customWorkspace) {
                withSource(stage, body)
            }
        } else {
            withSource(stage, body)
        }
    }

    private void withSource(Map stage, Closure body) {
        if (StageModel.skipsCheckout(pipeline, stage) || !build().hasScm()) {
            body.call()
            return
        }
        Map variables = [:]
        if (stage == null) {
            script.stage('Declarative: Checkout SCM') {
                variables = checkOut(stage)
            }
        } else {
            variables = checkOut(stage)
        }
        script.withEnv(StageModel.assignments(variables), body)
    }

    private Map checkOut(Map stage) {
        Closure folder = StageModel.option(stage, 'checkoutToSubdirectory') ?: StageModel.option(pipeline, 'checkoutToSubdirectory')
        Map variables = [:]
        if (folder == null) {
            variables = script.checkout(script.getProperty('scm'))
        } else {
            script.dir(folder.call()) {
                variables = script.checkout(script.getProperty('scm'))
            }
        }
        return variables ?: [:]
    }

    private DeclarativeRun build() {
        return script.getProperty(DeclarativeRun.VARIABLE)
    }
}
