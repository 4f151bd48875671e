package io.jenkins.plugins.eksdelivery.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlStepsTest {

    @TempDir
    private Path folder;

    @Test
    void the_console_reads_as_that_of_jenkins() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("stage('One') { parallel(a: { echo 'x' }) }\nerror 'the end'");

        assertThat(run.console())
                .containsExactly(
                        "[Pipeline] Start of Pipeline",
                        "[Pipeline] stage",
                        "[Pipeline] { (One)",
                        "[Pipeline] parallel",
                        "[Pipeline] { (Branch: a)",
                        "[Pipeline] echo",
                        "x",
                        "[Pipeline] }",
                        "[Pipeline] // parallel",
                        "[Pipeline] }",
                        "[Pipeline] // stage",
                        "[Pipeline] error",
                        "[Pipeline] End of Pipeline",
                        "ERROR: the end",
                        "Finished: FAILURE");
    }

    @Test
    void events_make_a_tree_of_stages_branches_and_steps() throws Exception {
        ScriptRun run =
                new ScriptRun(folder).run("stage('One') { parallel(a: { echo 'x' }) }\nstage('Two') { unstable 'hm' }");

        assertThat(run.events().stream()
                        .filter(RunEvent.NodeStarted.class::isInstance)
                        .map(RunEvent.NodeStarted.class::cast)
                        .map(node -> node.kind() + " " + node.function() + " " + node.label() + " in " + node.parent()))
                .containsExactly(
                        "STAGE stage One in null",
                        "BLOCK parallel  in 1",
                        "BRANCH parallel a in 2",
                        "STEP echo x in 3",
                        "STAGE stage Two in null",
                        "STEP unstable hm in 5");
        assertThat(run.events().stream()
                        .filter(RunEvent.NodeEnded.class::isInstance)
                        .map(RunEvent.NodeEnded.class::cast)
                        .filter(node -> node.id() == 1 || node.id() == 5)
                        .map(RunEvent.NodeEnded::result))
                .containsExactly(RunResult.SUCCESS, RunResult.UNSTABLE);
    }

    @Test
    void a_failed_branch_stops_the_others_when_asked_to() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        try {
                          parallel(
                            bad: { sleep time: 50, unit: 'MILLISECONDS'; error 'first' },
                            slow: { try { sleep 60 } finally { echo 'OUT stopped' } },
                            failFast: true)
                        } catch (e) { echo "OUT ${e.message}" }
                        """);

        assertThat(run.out()).containsExactly("stopped", "first");
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void five_hundred_branches_need_no_thread_each() throws Exception {
        int threads = Thread.activeCount();

        ScriptRun run = new ScriptRun(folder).run("""
                        def branches = [:]
                        for (int i = 0; i < 500; i++) { def k = i; branches["b${k}"] = { sleep time: 20, unit: 'MILLISECONDS'; sleep time: 20, unit: 'MILLISECONDS'; return k } }
                        def r = parallel branches
                        echo "OUT ${r.size()} ${r.b499}"
                        """);

        assertThat(run.out()).containsExactly("500 499");
        assertThat(Thread.activeCount() - threads).isLessThan(50);
    }

    @Test
    void retry_repeats_a_failed_block_but_not_one_that_was_aborted() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        int n = 0
                        retry(2) { n++; try { timeout(time: 50, unit: 'MILLISECONDS') { sleep 60 } } catch (e) { if (n < 2) throw e } }
                        echo "OUT ${n}"
                        int m = 0
                        try { retry(3) { m++; error 'no' } } catch (e) { echo "OUT ${m} ${e.message}" }
                        """);

        assertThat(run.out()).containsExactly("2", "3 no");
        assertThat(run.console()).contains("Retrying", "ERROR: no");
    }

    @Test
    void catch_error_marks_build_and_stage_and_goes_on() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        warnError('careful') { error 'one' }
                        echo "OUT ${currentBuild.result}"
                        catchError(buildResult: 'SUCCESS', stageResult: 'FAILURE') { error 'two' }
                        echo "OUT ${currentBuild.result}"
                        catchError { error 'three' }
                        echo "OUT ${currentBuild.result}"
                        """);

        assertThat(run.out()).containsExactly("UNSTABLE", "UNSTABLE", "FAILURE");
        assertThat(run.console()).contains("careful", "ERROR: one", "ERROR: two", "ERROR: three");
        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
    }

    @Test
    void a_lock_lets_one_block_in_at_a_time() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        def inside = 0
                        def most = 0
                        def work = { lock('r') { inside++; most = Math.max(most, inside); sleep time: 30, unit: 'MILLISECONDS'; inside-- } }
                        parallel(a: work, b: work, c: work)
                        echo "OUT ${most} ${inside}"
                        """);

        assertThat(run.out()).containsExactly("1 0");
    }

    @Test
    void two_nodes_at_once_have_workspaces_of_their_own() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        def seen = [:]
                        parallel(
                          a: { node { seen.a = pwd(); sleep time: 50, unit: 'MILLISECONDS' } },
                          b: { node('linux') { seen.b = pwd(); sleep time: 50, unit: 'MILLISECONDS' } })
                        echo "OUT ${seen.a != seen.b}"
                        node { echo "OUT ${pwd() == seen.a} ${env.NODE_NAME}" }
                        """);

        assertThat(run.out()).containsExactly("true", "true built-in");
    }

    @Test
    void containers_and_pod_templates_mean_this_machine() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        podTemplate(yaml: 'spec: {}', containers: [containerTemplate(name: 'tools', image: 'x')]) {
                          node(POD_LABEL) { container('tools') { sh 'echo OUT $POD_CONTAINER' } }
                        }
                        timestamps { ansiColor('xterm') { echo 'stamped' } }
                        """);

        assertThat(run.out()).containsExactly("tools");
        assertThat(run.console()).anyMatch(line -> line.matches("\\[.*T.*Z] stamped"));
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void properties_declare_parameters_with_defaults() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .with(request -> request.withParameters(java.util.Map.of("WHO", "ann")))
                .run("""
                        properties([buildDiscarder(logRotator(numToKeepStr: '5')), disableConcurrentBuilds(), pipelineTriggers([cron('H * * * *')]),
                          parameters([string(name: 'WHO', defaultValue: 'nobody'), booleanParam(name: 'GO', defaultValue: true), choice(name: 'C', choices: ['x', 'y'])])])
                        milestone 1
                        echo "OUT ${params.WHO} ${params.GO} ${params.C} ${WHO}"
                        """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("ann true x ann");
    }

    @Test
    void steps_that_need_a_jenkins_are_refused_with_what_to_do_instead() throws Exception {
        for (String call : new String[] {"bat 'dir'", "build job: 'other'", "mail to: 'x'", "build 'other'"}) {
            ScriptRun run = new ScriptRun(folder.resolve(Integer.toString(call.hashCode()))).run(call);

            assertThat(run.result()).isEqualTo(RunResult.FAILURE);
            assertThat(run.console()).anyMatch(line -> line.startsWith("ERROR: RUN-STEP-01 step "));
        }
    }

    @Test
    void a_step_outside_of_a_node_that_needs_one_says_so() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("sh 'true'");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.console()).anyMatch(line -> line.contains("Required context class hudson.FilePath is missing"));
    }

    @Test
    void an_abort_stops_what_runs_and_lets_finally_blocks_work() throws Exception {
        ScriptRun run = new ScriptRun(folder);
        var opened = run.open("""
                node {
                  try { sh 'echo OUT started; sleep 60' } finally { sh 'echo OUT tidy' }
                }
                """);
        Thread aborter = new Thread(() -> {
            while (!run.out().contains("started")) {
                Thread.onSpinWait();
            }
            opened.abort("ann");
        });
        aborter.start();

        opened.execute();

        assertThat(run.result()).isEqualTo(RunResult.ABORTED);
        assertThat(run.out()).containsExactly("started", "tidy");
        assertThat(run.console()).contains("Aborted by ann", "Finished: ABORTED");
    }

    @Test
    void an_abort_ends_a_loop_that_never_comes_to_a_step() throws Exception {
        ScriptRun run = new ScriptRun(folder);
        var opened = run.open(
                "echo 'OUT started'\ntry { while (true) { } } finally { sleep time: 1, unit: 'MILLISECONDS'; echo 'OUT tidy' }");
        Thread aborter = new Thread(() -> {
            while (!run.out().contains("started")) {
                Thread.onSpinWait();
            }
            opened.abort("ann");
        });
        aborter.start();

        opened.execute();

        assertThat(run.result()).isEqualTo(RunResult.ABORTED);
        assertThat(run.out()).containsExactly("started", "tidy");
    }

    @Test
    void the_tool_step_finds_what_this_machine_has() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .run("node { echo \"OUT ${tool(name: 'jdk17', type: 'jdk')}\" \n tool 'nothing-like-that' }");

        assertThat(run.out()).containsExactly(System.getProperty("java.home"));
        assertThat(run.console()).contains("ERROR: No tool named nothing-like-that found");
    }
}
