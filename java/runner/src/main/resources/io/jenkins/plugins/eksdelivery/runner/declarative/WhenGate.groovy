package io.jenkins.plugins.eksdelivery.runner.declarative

/** Asks the conditions of a stage once, at the moment that its `when` says: before options, input or agent, or inside the agent. */
class WhenGate implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script
    private final Map when
    boolean passed

    WhenGate(Object script, Map when) {
        this.script = script
        this.when = when
        this.passed = when == null
    }

    /** Whether the stage goes on; moment: the flag that brings the question forward to now, empty for the last moment. */
    boolean passes(String moment) {
        if (passed || (moment != '' && !when[moment])) {
            return true
        }
        passed = all(when.conditions)
        return passed
    }

    private boolean all(List conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (!holds(conditions[i])) {
                return false
            }
        }
        return true
    }

    private boolean any(List conditions) {
        for (int i = 0; i < conditions.size(); i++) {
            if (holds(conditions[i])) {
                return true
            }
        }
        return false
    }

    private boolean holds(Map condition) {
        switch (condition.name) {
            case 'allOf':
                return all(condition.children)
            case 'anyOf':
                return any(condition.children)
            case 'not':
                return !all(condition.children)
            case 'expression':
                return condition.body.call() ? true : false
            default:
                return matches(condition.name, condition.arguments.call())
        }
    }

    private boolean matches(String name, Map asked) {
        switch (name) {
            case 'branch':
                String branch = env('BRANCH_NAME') ?: env('GIT_LOCAL_BRANCH')
                return branch != null && TextMatch.matches("${asked.pattern}", branch, asked.comparator, 'GLOB')
            case 'buildingTag':
                return env('TAG_NAME') ? true : false
            case 'tag':
                return env('TAG_NAME') ? TextMatch.matches("${asked.pattern}", env('TAG_NAME'), asked.comparator, 'GLOB') : false
            case 'environment':
                return StageModel.sameText(env("${asked.name}"), asked.value, asked.ignoreCase)
            case 'equals':
                return asked.expected == asked.actual
            case 'triggeredBy':
                return StageModel.isUserCause(asked)
            case 'changeRequest':
                return TextMatch.changeRequest(changeRequestVariables(), asked)
            case 'changeset':
                return TextMatch.anyPath(build().changedFiles(), "${asked.pattern}", asked.comparator, asked.caseSensitive ? true : false)
            case 'changelog':
                return TextMatch.anyMessage(build().changeMessages(), "${asked.pattern}")
            default:
                return false
        }
    }

    private Map changeRequestVariables() {
        Map variables = [:]
        List names = StageModel.CHANGE_REQUEST_VARIABLES
        for (int i = 0; i < names.size(); i++) {
            variables[names[i]] = env(names[i])
        }
        return variables
    }

    private String env(String name) {
        return script.getProperty('env').getProperty(name)
    }

    private DeclarativeRun build() {
        return script.getProperty(DeclarativeRun.VARIABLE)
    }
}
