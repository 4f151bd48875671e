package io.jenkins.plugins.eksdelivery.runner.declarative

/** What stands around the contents of a pipeline or a stage: environment, options, tools, input. */
class BlockWrappers implements Serializable {

    private static final long serialVersionUID = 1L

    private final Object script

    BlockWrappers(Object script) {
        this.script = script
    }

    void loadLibraries(List libraries) {
        for (int i = 0; i < (libraries == null ? 0 : libraries.size()); i++) {
            script.library(libraries[i].call())
        }
    }

    void setParameters(List parameters) {
        Map values = [:]
        for (int i = 0; i < (parameters == null ? 0 : parameters.size()); i++) {
            Map arguments = parameters[i].arguments.call()
            values["${arguments.name}".toString()] = ParameterValues.defaultOf(parameters[i].type, arguments)
        }
        if (!values.isEmpty()) {
            script.getProperty(DeclarativeRun.VARIABLE).parameterDefaults(values)
        }
    }

    void inEnvironment(List variables, Closure body) {
        if (!variables) {
            body.call()
            return
        }
        Map values = [:]
        List bindings = []
        for (int i = 0; i < variables.size(); i++) {
            if (variables[i].early) {
                values[variables[i].name] = text(variables[i].value.call(values))
            } else if (variables[i].credentials != null) {
                bindings.addAll(bindingsOf(variables[i].name, text(variables[i].credentials.call(values))))
            }
        }
        if (bindings.isEmpty()) {
            withValues(variables, values, body)
        } else {
            script.withCredentials(bindings) {
                withValues(variables, values, body)
            }
        }
    }

    private void withValues(List variables, Map early, Closure body) {
        Map values = [:]
        values.putAll(early)
        for (int i = 0; i < variables.size(); i++) {
            if (variables[i].value != null && !variables[i].early) {
                values[variables[i].name] = text(variables[i].value.call(values))
            }
        }
        script.withEnv(StageModel.assignments(values), body)
    }

    private String text(Object value) {
        return "${value}".toString()
    }

    private List bindingsOf(String name, String id) {
        String kind = script.getProperty(DeclarativeRun.VARIABLE).credentialKind(id)
        switch (kind) {
            case 'usernamePassword':
                return [
                    script.usernameColonPassword(credentialsId: id, variable: name),
                    script.usernamePassword(
                        credentialsId: id, usernameVariable: name + '_USR', passwordVariable: name + '_PSW')
                ]
            case 'file':
                return [script.file(credentialsId: id, variable: name)]
            case 'sshUserPrivateKey':
                return [script.sshUserPrivateKey(
                    credentialsId: id, keyFileVariable: name, usernameVariable: name + '_USR', passphraseVariable: name + '_PSW')]
            default:
                return [script.string(credentialsId: id, variable: name)]
        }
    }

    void inWrappers(List wrappers, Closure body) {
        wrap(wrappers ?: [], 0, body)
    }

    private void wrap(List wrappers, int at, Closure body) {
        if (at == wrappers.size()) {
            body.call()
            return
        }
        String name = wrappers[at].name
        if (wrappers[at].arguments == null) {
            script."${name}"() {
                wrap(wrappers, at + 1, body)
            }
        } else {
            script."${name}"(wrappers[at].arguments.call()) {
                wrap(wrappers, at + 1, body)
            }
        }
    }

    /** A tool is what the machine or the container has: says so, and installs nothing. */
    void withTools(List tools, Closure body) {
        for (int i = 0; i < (tools == null ? 0 : tools.size()); i++) {
            script.getProperty(DeclarativeRun.VARIABLE).say("Tool ${tools[i].name} '${tools[i].arguments.call()}': the one on the PATH of this machine is used")
        }
        body.call()
    }

    void withInput(Map input, Closure body) {
        if (input == null) {
            body.call()
            return
        }
        Map arguments = input.arguments.call()
        List names = []
        List parameters = []
        for (int i = 0; i < (input.parameters == null ? 0 : input.parameters.size()); i++) {
            Map declared = input.parameters[i].arguments.call()
            names.add(declared.name)
            parameters.add(script."${input.parameters[i].type}"(declared))
        }
        if (!parameters.isEmpty()) {
            arguments.parameters = parameters
        }
        Object answer = script.input(arguments)
        Map values = StageModel.inputValues(answer, names, arguments.submitterParameter)
        if (values.isEmpty()) {
            body.call()
        } else {
            script.withEnv(StageModel.assignments(values), body)
        }
    }
}
