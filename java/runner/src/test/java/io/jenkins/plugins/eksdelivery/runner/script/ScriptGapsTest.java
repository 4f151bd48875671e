package io.jenkins.plugins.eksdelivery.runner.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What groovy-cps 1.31 does otherwise than today's Jenkins. */
class ScriptGapsTest {

    @TempDir
    private Path folder;

    @Test
    void an_assignment_has_a_value() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        def a, b, m = [:]
                        a = b = 5
                        if ((b = 7) == 7) { echo "OUT ${a} ${b}" }
                        m.x = m.y = 1
                        echo "OUT ${m} ${{ -> a = 9 }()} ${a += 2} ${b *= 3}"
                        @NonCPS def plain() { def c; def d = c = 4; return d + c }
                        echo "OUT ${plain()}"
                        """);

        assertThat(run.out()).as("%s", run.console()).containsExactly("5 7", "[y:1, x:1] 9 11 21", "8");
    }

    @Test
    void spreading_works_in_lists_maps_and_calls() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("""
                        def l = ['a', 'bb']
                        def f(Object... x) { x.toList() }
                        def g(Map m, x) { "${m} ${x}" }
                        echo "OUT ${f(0, *l, 4)} ${[*l, *[1, 2], *null]} ${[*: [a: 1], b: 2, *: [a: 3]]} ${g('p', *: [k: 1])}"
                        echo "OUT ${l*.size()} ${l*.toUpperCase()} ${[[n: 1], [n: 2]]*.n}"
                        """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly("[0, a, bb, 4] [a, bb, 1, 2] [a:3, b:2] [k:1] p", "[1, 2] [A, BB] [1, 2]");
    }

    @Test
    void sorting_with_a_block_warns_as_jenkins_does() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("def l = [3, 1, 2].sort { -it }\necho 'OUT x'");

        assertThat(run.console())
                .contains("expected to call java.util.ArrayList.sort but wound up catching "
                        + "org.jenkinsci.plugins.workflow.cps.CpsClosure2.call; "
                        + "see: https://jenkins.io/redirect/pipeline-cps-method-mismatches/");
    }

    @Test
    void println_and_sleep_are_steps_in_closures_too() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .run("println 'OUT a'\n[1].each { println \"OUT b${it}\"; sleep 0 }\nprintf('OUT %d', 5)");

        assertThat(run.out()).containsExactly("a", "b1", "5");
        assertThat(run.console()).contains("[Pipeline] sleep");
    }

    @Test
    void a_local_that_cannot_be_saved_fails_with_jenkins_reason_and_its_name() throws Exception {
        ScriptRun run = new ScriptRun(folder)
                .run("def found = ('abc' =~ /b/)\nsleep time: 1, unit: 'MILLISECONDS'\necho 'OUT never'");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.out()).isEmpty();
        assertThat(run.console())
                .anyMatch(line -> line.contains("java.io.NotSerializableException: java.util.regex.Matcher"))
                .anyMatch(line -> line.contains("the local variable found"));
    }

    @Test
    void a_syntax_error_is_told_with_line_and_column_before_anything_runs() throws Exception {
        ScriptRun run = new ScriptRun(folder).run("echo 'OUT a'\nif (true { echo 'x' }");

        assertThat(run.result()).isEqualTo(RunResult.FAILURE);
        assertThat(run.out()).isEmpty();
        assertThat(run.console())
                .anyMatch(line -> line.contains("WorkflowScript.groovy: 2:") && line.contains("@ line 2"));
    }
}
