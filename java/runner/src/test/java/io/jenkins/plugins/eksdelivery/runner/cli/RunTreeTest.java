package io.jenkins.plugins.eksdelivery.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.Kind;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunTreeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StringWriter out = new StringWriter();

    @Test
    void without_a_terminal_each_start_and_end_is_a_line_with_its_time() {
        RunTree tree = new RunTree(new PrintWriter(out), false);

        play(tree);

        assertThat(out.toString()).isEqualTo("""
                        > Build
                          > sh make
                          ✘ sh make  1 min 1 s  script returned exit code 2
                        ✘ Build  1 min 2 s
                        """);
    }

    @Test
    void on_a_terminal_the_nodes_under_way_are_drawn_over() {
        RunTree tree = new RunTree(new PrintWriter(out), true);

        play(tree);
        tree.close();

        assertThat(out.toString())
                .contains("\u001b[36m▸\u001b[0m Build  ", "\u001b[3F\u001b[J", "\u001b[31m✘\u001b[0m Build  1 min 2 s");
    }

    @Test
    void lines_of_the_console_go_above_the_nodes_under_way() {
        RunTree tree = new RunTree(new PrintWriter(out), true);
        tree.on(new RunEvent.NodeStarted(START, 1, null, Kind.STAGE, "stage", "Build"));
        out.getBuffer().setLength(0);

        tree.around(() -> out.append("a line\n"));

        assertThat(out.toString()).startsWith("\u001b[1F\u001b[Ja line\n\u001b[36m▸\u001b[0m Build  ");
    }

    private static void play(RunTree tree) {
        tree.on(new RunEvent.RunStarted(START, false));
        tree.on(new RunEvent.NodeStarted(START, 1, null, Kind.STAGE, "stage", "Build"));
        tree.on(new RunEvent.NodeStarted(START, 2, 1, Kind.BLOCK, "withEnv", ""));
        tree.on(new RunEvent.NodeStarted(START.plusSeconds(1), 3, 2, Kind.STEP, "sh", "make"));
        tree.on(new RunEvent.NodeStarted(START.plusSeconds(1), 4, 2, Kind.STEP, "echo", "hello"));
        tree.on(new RunEvent.NodeEnded(START.plusSeconds(1), 4, RunResult.SUCCESS, null));
        tree.on(new RunEvent.NodeEnded(
                START.plusSeconds(62), 3, RunResult.FAILURE, "script returned exit code 2\nmore"));
        tree.on(new RunEvent.NodeEnded(START.plusSeconds(62), 2, RunResult.SUCCESS, null));
        tree.on(new RunEvent.NodeEnded(
                START.plusSeconds(62), 1, RunResult.FAILURE, "script returned exit code 2\nmore"));
    }
}
