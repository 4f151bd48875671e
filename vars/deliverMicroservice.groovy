import io.jenkins.plugins.eksdelivery.library.MicroserviceDelivery

void call(Closure body) {
    // The settings read these too, and a map answers null for what it does not hold.
    Map settings = [env: env, params: params, currentBuild: currentBuild]
    body.resolveStrategy = Closure.DELEGATE_FIRST
    body.delegate = settings
    body()
    settings.remove('env')
    settings.remove('params')
    settings.remove('currentBuild')
    // The blocks among the settings run later, as if they stood in the Jenkinsfile itself.
    body.resolveStrategy = Closure.OWNER_FIRST
    body.delegate = this
    new MicroserviceDelivery(this, settings).run()
}
