package io.jenkins.plugins.eksdelivery.library

import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

/**
 * Runs what {@code planDelivery} planned: each stage on an agent of its kind, no agent while people decide.
 */
class MicroserviceDelivery implements Serializable {

    private static final long serialVersionUID = 1L

    private static final String PLANS = 'eks-delivery-plans'

    /** The container of each kind of agent pod in which its tools are; see resources/agents. */
    private static final Map<String, String> CONTAINERS =
        [build: 'jdk', terraform: 'terraform', helm: 'helm', promote: 'promote']

    private final Object script
    private final Map settings
    private Map plan
    private String commit
    private Map built
    private Map pushed

    MicroserviceDelivery(Object script, Map settings) {
        this.script = script
        this.settings = settings
    }

    void run() {
        plan = script.steps.planDelivery(withoutBlocks())
        String result = 'FAILURE'
        try {
            image()
            for (Map stack in plan.infra) {
                applyStack(stack)
            }
            deploy()
            promote()
            result = script.currentBuild.currentResult
        } catch (FlowInterruptedException interruption) {
            result = interruption.result.toString()
            throw interruption
        } finally {
            tell(result)
        }
    }

    private void image() {
        onAgent('build') {
            stage('Test') {
                if (plan.build) {
                    settings.build.call()
                }
                if (plan.test) {
                    settings.test.call()
                }
            }
            stage('Image') {
                inContainer('buildkit') {
                    built = script.buildImage(plan.image)
                }
            }
            stage('Push') {
                inRegion(plan.primary) {
                    pushed = script.pushToEcr(plan.push + [image: built])
                }
            }
        }
    }

    private void applyStack(Map stack) {
        Map planned = null
        stage('Infra', "Infra ${stack.name}") {
            onAgent('terraform') {
                inRegion(stack.region) {
                    planned = script.terraformPlan(stack.arguments)
                }
                if (planned.hasChanges) {
                    script.stash(name: PLANS, includes: planned.planRef)
                }
            }
            if (planned.hasChanges) {
                Map approval = script.approve(plan.approve + [subject: planned])
                onAgent('terraform') {
                    script.unstash(PLANS)
                    inRegion(stack.region) {
                        script.terraformApply(plan: planned, approval: approval)
                    }
                }
            }
        }
    }

    private void deploy() {
        if (!plan.deploy) {
            return
        }
        onAgent('helm') {
            String active = activeRegion()
            for (Map target in plan.deploy) {
                stage('Deploy', "Deploy ${target.region}") {
                    inRegion(target.region) {
                        script.helmDeploy(target.arguments + [
                            image: [repository: pushed.repositoryUris[target.region], digest: pushed.digest],
                            set: role(target.region, active) + (target.arguments.set ?: [:]),
                        ])
                    }
                }
            }
            for (Map target in plan.verify) {
                stage('Verify', "Verify ${target.region}") {
                    inRegion(target.region) {
                        script.waitForHealthy(target.arguments)
                    }
                }
            }
        }
    }

    /** A deployment never moves the active role: each region keeps the one that the last promotion left it. */
    private static Map role(String region, String active) {
        return active == null ? [:] : ['role.value': region == active ? 'active' : 'passive']
    }

    private String activeRegion() {
        if (!plan.promote) {
            return null
        }
        Map status = [:]
        inRegion(plan.primary) {
            status = script.regionStatus(plan: plan.promote.plan)
        }
        return status.activeRegion ?: plan.primary
    }

    private void promote() {
        if (!plan.promote) {
            return
        }
        stage('Promote') {
            onAgent('promote') {
                inRegion(plan.primary) {
                    script.promoteRegion(plan.promote)
                    script.regionStatus(plan: plan.promote.plan)
                }
            }
        }
    }

    private void tell(String result) {
        if (plan.notify) {
            inRegion(plan.primary) {
                script.notify([message: "${plan.service}: ${result}"] + plan.notify)
            }
        }
    }

    /** A stage with its hooks; the title tells apart what one stage does in several regions. */
    private void stage(String name, String title = name, Closure body) {
        script.stage(title) {
            hook("before${name}")
            body()
            hook("after${name}")
        }
    }

    private void hook(String name) {
        if (settings.hooks?.containsKey(name)) {
            settings.hooks[name].call()
        }
    }

    /** As the role of the settings; without one, as whoever the agent is. */
    private void inRegion(String region, Closure body) {
        if (!plan.role) {
            script.withEnv(["AWS_REGION=${region}"], body)
            return
        }
        Map arguments = [role: plan.role, region: region]
        if (plan.accountId) {
            arguments.allowedAccountIds = [plan.accountId]
        }
        script.withAwsRole(arguments, body)
    }

    /** Another agent, the same commit: what was tested is what is deployed. */
    private void onAgent(String kind, Closure body) {
        if (plan.agents == 'any') {
            script.node {
                checkout()
                body()
            }
            return
        }
        script.podTemplate(yaml: script.libraryResource("agents/${kind}.yaml")) {
            script.node(script.env.POD_LABEL) {
                checkout()
                inContainer(CONTAINERS[kind], body)
            }
        }
    }

    private void inContainer(String name, Closure body) {
        if (plan.agents == 'any') {
            body()
        } else {
            script.container(name, body)
        }
    }

    private void checkout() {
        String found = script.checkout(script.scm)?.GIT_COMMIT
        commit = commit ?: found
        if (found != commit) {
            script.error("DM-COMMIT-01 deliverMicroservice: the branch moved from ${commit} to ${found} during the build. "
                + 'Start a new build.')
        }
    }

    private Map withoutBlocks() {
        Map plain = [:]
        plain.putAll(settings)
        if (settings.build) {
            plain.build = true
        }
        if (settings.test) {
            plain.test = true
        }
        if (settings.hooks) {
            Map names = [:]
            settings.hooks.keySet().each { name -> names[name] = true }
            plain.hooks = names
        }
        return plain
    }

}
