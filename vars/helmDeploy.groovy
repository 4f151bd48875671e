import io.jenkins.plugins.eksdelivery.library.AgentContainer

Object call(Map arguments = [:]) {
    return new AgentContainer(steps).call('helmDeploy', arguments)
}
