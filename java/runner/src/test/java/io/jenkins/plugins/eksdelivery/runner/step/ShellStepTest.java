package io.jenkins.plugins.eksdelivery.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellStepTest {

    @TempDir
    private Path folder;

    @Test
    void commands_are_shown_before_their_output() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("node { sh 'echo hello' }");

        assertThat(run.console()).containsSubsequence("[Pipeline] sh", "+ echo hello", "hello");
    }

    @Test
    void output_and_status_are_answered_when_asked_for() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          echo "OUT [${sh(returnStdout: true, script: 'printf grün; echo apart >&2').trim()}]"
                          echo "OUT ${sh(returnStatus: true, script: 'exit 7')}"
                          echo "OUT ${sh(script: 'true')}"
                          try { sh 'exit 9' } catch (hudson.AbortException e) { echo "OUT ${e.message}" }
                        }
                        """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly("[grün]", "7", "null", "script returned exit code 9");
        assertThat(run.console()).contains("apart");
    }

    @Test
    void a_script_with_an_interpreter_of_its_own_is_run_by_it() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("node { sh '#!/usr/bin/env python3\\nprint(\"OUT %d\" % (6 * 7))' }");

        assertThat(run.out()).containsExactly("42");
    }

    @Test
    void a_stopped_script_may_tidy_up_and_leaves_no_process() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          try {
                            timeout(time: 400, unit: 'MILLISECONDS') {
                              sh 'set +x; trap "echo OUT tidy; exit 1" TERM; echo $$ > pid; sleep 60 & wait'
                            }
                          } catch (e) { echo "OUT ${e.class.simpleName}" }
                          sleep time: 200, unit: 'MILLISECONDS'
                          echo "OUT ${sh(returnStatus: true, script: 'kill -0 $(cat pid) 2>/dev/null')}"
                        }
                        """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("tidy", "FlowInterruptedException", "1");
    }

    @Test
    void the_end_of_a_silent_command_is_noticed_at_once() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          sh 'true'
                          long t = System.currentTimeMillis()
                          for (int i = 0; i < 10; i++) { sh 'sleep 0.1' }
                          echo "OUT ${System.currentTimeMillis() - t}"
                        }
                        """);

        // Jenkins itself takes some 270 ms for each; the bound leaves room for a loaded machine.
        assertThat(Long.parseLong(run.out().get(0))).isBetween(1000L, 10_000L);
    }

    @Test
    void much_output_comes_whole_and_in_order() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("node { sh 'set +x; seq 1 20000; printf last' }");

        assertThat(run.console()).contains("1", "20000", "last");
        assertThat(run.console().stream().filter(line -> line.matches("\\d+")).count())
                .isEqualTo(20000);
    }

    @Test
    void a_dry_run_only_says_what_it_would_do() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .with(request -> request.withDryRun(true))
                .run("node { sh 'touch made'; echo \"OUT [${sh(returnStdout: true, script: 'date')}]\" }");

        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
        assertThat(run.console()).contains("Would run: touch made");
        assertThat(run.out()).containsExactly("[]");
        assertThat(run.workspace().resolve("made")).doesNotExist();
    }
}
