package io.jenkins.plugins.eksdelivery.runner.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import groovy.lang.GroovyShell;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.junit.jupiter.api.Test;

/** The interpreter on plain Groovy, with steps that only write themselves down: what runs in which order. */
class DeclarativeInterpreterTest {

    @Test
    void the_top_goes_agent_environment_options_tools_stages_post() {
        RecordingScript script = script("""
                pipeline {
                  post { always { echo 'post' } }
                  options { timeout(time: 5, unit: 'MINUTES'); retry(2) }
                  stages { stage('S') { steps { echo "A is ${A}" } } }
                  tools { maven 'M3' }
                  environment { A = 'a' }
                  agent { label 'linux' }
                }
                """);

        script.run();

        assertThat(script.journal)
                .containsExactly(
                        "node linux",
                        "withEnv [A=a]",
                        "timeout {time=5, unit=MINUTES}",
                        "retry 2",
                        "> Tool maven 'M3': the one on the PATH of this machine is used",
                        "stage S",
                        "echo A is a",
                        "/stage",
                        "stage Declarative: Post Actions",
                        "echo post",
                        "/stage",
                        "/retry",
                        "/timeout",
                        "/withEnv",
                        "/node");
    }

    @Test
    void a_stage_goes_options_input_agent_when_environment_steps_post() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  stages {
                    stage('S') {
                      post { success { echo "post ${A}" } }
                      when { expression { echo 'when'; true } }
                      steps { echo "steps ${A} ${WHERE}" }
                      input { message 'Go?'; parameters { booleanParam(name: 'WHERE') } }
                      options { timeout(5) }
                      environment { A = 'a' }
                      agent any
                    }
                  }
                }
                """);

        script.run();

        assertThat(script.journal)
                .containsExactly(
                        "stage S",
                        "timeout 5",
                        "input {message=Go?, parameters=[booleanParam{name=WHERE}]}",
                        "withEnv [WHERE=there]",
                        "node",
                        "echo when",
                        "withEnv [A=a]",
                        "echo steps a there",
                        "echo post a",
                        "/withEnv",
                        "/node",
                        "/withEnv",
                        "/timeout",
                        "/stage");
    }

    @Test
    void when_may_be_asked_before_the_options_the_input_or_the_agent() {
        RecordingScript script = script(stages("""
                stage('O') { when { beforeOptions true; expression { false } }; options { retry(2) }; steps { echo 'no' } }
                stage('I') { when { beforeInput true; expression { false } }; options { retry(2) }; input { message 'x' }; steps { echo 'no' } }
                stage('A') { when { beforeAgent true; expression { false } }; agent any; input { message 'x' }; steps { echo 'no' } }
                """));

        script.run();

        assertThat(script.journal)
                .containsExactly(
                        "node",
                        "stage O",
                        "> Stage \"O\" skipped due to when conditional",
                        "/stage",
                        "stage I",
                        "retry 2",
                        "/retry",
                        "> Stage \"I\" skipped due to when conditional",
                        "/stage",
                        "stage A",
                        "input {message=x}",
                        "withEnv [WHERE=there]",
                        "/withEnv",
                        "> Stage \"A\" skipped due to when conditional",
                        "/stage",
                        "/node");
    }

    @Test
    void after_a_failure_the_rest_is_skipped_and_told() {
        RecordingScript script = script(stages("""
                stage('F') { steps { error 'boom' }; post { failure { echo "F ${currentResult()}" } } }
                stage('S') { stages { stage('T') { steps { echo 'no' } } } }
                stage('P') { parallel { stage('Q') { steps { echo 'no' } } } }
                """.replace("${currentResult()}", "failed")));

        Throwable failure = catchThrowable(script::run);

        assertThat(failure).hasMessage("boom");
        assertThat(script.journal)
                .containsExactly(
                        "node",
                        "stage F",
                        "echo F failed",
                        "/stage",
                        "stage S",
                        "> Stage \"S\" skipped due to earlier failure(s)",
                        "stage T",
                        "> Stage \"T\" skipped due to earlier failure(s)",
                        "/stage",
                        "/stage",
                        "stage P",
                        "> Stage \"P\" skipped due to earlier failure(s)",
                        "parallel Q",
                        "stage Q",
                        "> Stage \"Q\" skipped due to earlier failure(s)",
                        "/stage",
                        "/stage",
                        "/node");
    }

    @Test
    void unstable_skips_the_rest_only_when_asked() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  options { skipStagesAfterUnstable() }
                  stages {
                    stage('U') { steps { unstable 'hm' } }
                    stage('V') { steps { echo 'no' } }
                  }
                }
                """);

        script.run();

        assertThat(script.journal)
                .contains("> Stage \"V\" skipped due to earlier stage(s) marking the build as unstable")
                .doesNotContain("echo no");
    }

    @Test
    void post_blocks_run_in_jenkins_order_and_one_that_throws_does_not_stop_the_others() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  stages { stage('S') { steps { echo 'x' } } }
                  post {
                    cleanup { echo 'cleanup' }
                    failure { echo 'failure' }
                    success { echo 'success' }
                    always { error 'broken' }
                    fixed { echo 'fixed' }
                    changed { echo 'changed' }
                  }
                }
                """);
        script.previous = "SUCCESS";

        Throwable failure = catchThrowable(script::run);

        assertThat(failure).hasMessage("broken");
        assertThat(script.journal)
                .containsSubsequence(
                        "> Error when executing always post condition:",
                        "> java.lang.IllegalStateException: broken",
                        "echo changed",
                        "echo failure",
                        "echo cleanup")
                .doesNotContain("echo success", "echo fixed");
    }

    @Test
    void post_of_the_pipeline_runs_once_even_when_the_agent_failed() {
        RecordingScript script = script("""
                pipeline {
                  agent { label(error('no such agent')) }
                  stages { stage('S') { steps { echo 'no' } } }
                  post { failure { echo 'failure' } }
                }
                """);

        Throwable failure = catchThrowable(script::run);

        assertThat(failure).hasMessage("no such agent");
        assertThat(script.journal).containsExactly("stage Declarative: Post Actions", "echo failure", "/stage");
    }

    @Test
    void variables_of_one_block_may_refer_to_each_other_in_any_order() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  environment { C = "${env.B}-c"; A = 'a'; B = "${A}" + '-b'; PATH = "/x:${PATH}" }
                  stages { stage('S') { environment { A = "${A}${A}" }; steps { echo "${A} ${B} ${C} ${PATH}" } } }
                }
                """);
        script.variables.put("PATH", "/bin");

        script.run();

        assertThat(script.journal).contains("echo aa a-b a-b-c /x:/bin");
    }

    @Test
    void credentials_are_bound_around_the_other_variables() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  environment { TOKEN = credentials("${TEAM}-token"); TEAM = 'red'; LOGIN = credentials('login'); X = 'x' }
                  stages { stage('S') { steps { echo 'x' } } }
                }
                """);
        script.credentialKinds.put("login", "usernamePassword");

        script.run();

        assertThat(script.journal)
                .startsWith(
                        "withCredentials [string{credentialsId=red-token, variable=TOKEN},"
                                + " usernameColonPassword{credentialsId=login, variable=LOGIN},"
                                + " usernamePassword{credentialsId=login, usernameVariable=LOGIN_USR,"
                                + " passwordVariable=LOGIN_PSW}]",
                        "withEnv [TEAM=red, X=x]");
    }

    @Test
    void a_matrix_runs_a_stage_for_each_cell_that_is_not_excluded() {
        RecordingScript script = script(stages("""
                stage('M') {
                  failFast true
                  matrix {
                    axes {
                      axis { name 'OS'; values 'linux', 'mac' }
                      axis { name 'V'; values '1', '2' }
                    }
                    excludes { exclude { axis { name 'OS'; values 'mac' }; axis { name 'V'; notValues '1' } } }
                    when { not { environment name: 'V', value: '2' } }
                    stages { stage('T') { steps { echo "${OS}-${V}" } } }
                  }
                }
                """));

        script.run();

        assertThat(script.journal)
                .contains(
                        "parallel Matrix - OS = 'linux', V = '1', Matrix - OS = 'mac', V = '1',"
                                + " Matrix - OS = 'linux', V = '2', failFast=true",
                        "echo linux-1",
                        "echo mac-1",
                        "> Stage \"Matrix - OS = 'linux', V = '2'\" skipped due to when conditional")
                .doesNotContain("echo linux-2", "echo mac-2");
    }

    @Test
    void post_of_a_parallel_stage_runs_after_its_branches_and_outside_its_environment() {
        RecordingScript script = script(stages("""
                stage('P') {
                  environment { A = 'a' }
                  parallel { stage('Q') { steps { echo 'q' } }; stage('R') { stages { stage('R1') { steps { echo 'r' } } } } }
                  post { always { echo 'p' } }
                }
                """));

        script.run();

        assertThat(script.journal)
                .containsSubsequence(
                        "stage P",
                        "withEnv [A=a]",
                        "parallel Q, R",
                        "echo q",
                        "echo r",
                        "/withEnv",
                        "echo p",
                        "/stage");
    }

    @Test
    void conditions_compare_branch_tag_change_and_environment() {
        RecordingScript script = script(stages("""
                stage('1') { when { branch 'feature/*' }; steps { echo 'branch' } }
                stage('2') { when { branch pattern: 'main|dev', comparator: 'REGEXP' }; steps { echo 'no' } }
                stage('3') { when { tag 'v*' }; steps { echo 'tag' } }
                stage('4') { when { buildingTag() }; steps { echo 'building' } }
                stage('5') { when { changeRequest target: 'main' }; steps { echo 'request' } }
                stage('6') { when { changeset 'src/**/*.java' }; steps { echo 'changeset' } }
                stage('7') { when { changeset 'docs/**' }; steps { echo 'no' } }
                stage('8') { when { changelog 'JIRA-\\\\d+' }; steps { echo 'changelog' } }
                stage('9') { when { triggeredBy 'UserIdCause' }; steps { echo 'user' } }
                stage('10') { when { environment name: 'STAGE', value: 'PROD', ignoreCase: true }; steps { echo 'env' } }
                stage('11') { when { equals expected: 2, actual: 1 + 1 }; steps { echo 'equals' } }
                stage('12') { when { anyOf { branch 'x'; not { isRestartedRun() } } }; steps { echo 'any' } }
                stage('13') { when { branch 'feature/*'; branch 'x' }; steps { echo 'no' } }
                """));
        script.variables.put("BRANCH_NAME", "feature/login");
        script.variables.put("TAG_NAME", "v1");
        script.variables.put("CHANGE_ID", "7");
        script.variables.put("CHANGE_TARGET", "main");
        script.variables.put("STAGE", "prod");

        script.run();

        assertThat(script.journal)
                .filteredOn(line -> line.startsWith("echo"))
                .containsExactly(
                        "echo branch",
                        "echo tag",
                        "echo building",
                        "echo request",
                        "echo changeset",
                        "echo changelog",
                        "echo user",
                        "echo env",
                        "echo equals",
                        "echo any");
    }

    @Test
    void parameters_take_their_defaults_unless_given() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  parameters {
                    string(name: 'T', defaultValue: 'dev')
                    booleanParam(name: 'GO', defaultValue: true)
                    choice(name: 'C', choices: ['first', 'second'])
                    text(name: 'X')
                  }
                  stages { stage('S') { steps { echo "${params.T} ${params.GO} ${params.C} '${params.X}'" } } }
                }
                """);
        script.parameters.put("T", "given");

        script.run();

        assertThat(script.journal).contains("echo given true first ''");
    }

    @Test
    void a_pod_runs_the_body_in_its_default_container() {
        RecordingScript script = script("""
                pipeline {
                  agent { kubernetes { yamlFile 'pod.yaml'; defaultContainer 'tools'; cloud 'eks' } }
                  stages { stage('S') { steps { echo 'x' } } }
                }
                """);
        script.scm = true;

        script.run();

        assertThat(script.journal)
                .startsWith(
                        "readTrusted pod.yaml",
                        "podTemplate {cloud=eks, yaml=kind: Pod}",
                        "node pod-1",
                        "stage Declarative: Checkout SCM",
                        "checkout scm",
                        "/stage",
                        "withEnv [GIT_COMMIT=abc]",
                        "container tools",
                        "stage S");
    }

    @Test
    void the_default_checkout_can_be_skipped_or_sent_to_a_folder() {
        RecordingScript script = script("""
                pipeline {
                  agent none
                  options { checkoutToSubdirectory('source') }
                  stages {
                    stage('S') { agent any; steps { echo 's' } }
                    stage('T') { agent any; options { skipDefaultCheckout() }; steps { echo 't' } }
                  }
                }
                """);
        script.scm = true;

        script.run();

        assertThat(script.journal)
                .containsSubsequence(
                        "stage S", "node", "dir source", "checkout scm", "/dir", "echo s", "stage T", "node")
                .containsOnlyOnce("checkout scm");
    }

    private static String stages(String stages) {
        return "pipeline { agent any; stages { " + stages + " } }";
    }

    private static RecordingScript script(String text) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(RecordingScript.class.getName());
        configuration.addCompilationCustomizers(new CompilationCustomizer(CompilePhase.CONVERSION) {
            @Override
            public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
                new DeclarativePipelines().transform(source, type);
            }
        });
        GroovyShell shell = new GroovyShell(DeclarativeInterpreterTest.class.getClassLoader(), configuration);
        return (RecordingScript) shell.parse(text, "WorkflowScript.groovy");
    }
}
