package io.jenkins.plugins.eksdelivery.library

/** Runs a step in the container of the agent pod that its parameter {@code container} names, or right here without one. */
class AgentContainer implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object steps

    AgentContainer(Object steps) {
        this.steps = steps
    }

    /** Calls the step with all arguments but {@code container}. */
    Object call(String step, Map arguments) {
        Map rest = [:]
        rest.putAll(arguments)
        String name = rest.remove('container')
        if (name == null) {
            return steps."${step}"(rest)
        }
        Object result = null
        steps.container(name) {
            result = steps."${step}"(rest)
        }
        return result
    }

}
