def call(Map arguments) {
  if (arguments.skip) { return }
  pipeline {
    agent none
    environment { NAME = "${arguments.name}" }
    stages {
      stage('Hello') {
        agent any
        steps { echo "OUT: hello ${NAME} from ${arguments.name}" }
      }
      stage('No node') { steps { sh 'true' } }
    }
    post { failure { echo 'OUT: failure' } }
  }
}
