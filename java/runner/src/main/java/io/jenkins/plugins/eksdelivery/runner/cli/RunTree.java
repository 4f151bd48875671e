package io.jenkins.plugins.eksdelivery.runner.cli;

import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent.Kind;
import io.jenkins.plugins.eksdelivery.runner.run.RunListener;
import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the stages, branches and steps of a run with their times.
 *
 * <p>On a terminal the last lines are redrawn in place: they are the path to each node under way. Elsewhere each start and end is a
 * line.
 */
final class RunTree implements RunListener {

    /** Steps that end at once and would only fill the tree. */
    private static final Set<String> QUIET =
            Set.of("echo", "println", "pwd", "isUnix", "getContext", "properties", "library", "fileExists");

    private final PrintWriter out;
    private final boolean terminal;
    private final Map<Integer, Node> open = new LinkedHashMap<>();
    private int drawn;
    private @Nullable String told;

    RunTree(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void on(RunEvent event) {
        if (event instanceof RunEvent.NodeStarted started && !QUIET.contains(started.function())) {
            start(started);
        } else if (event instanceof RunEvent.NodeEnded ended) {
            end(ended);
        }
    }

    /** Runs something that prints to the same terminal, with the lines under way out of its way. */
    void around(Runnable print) {
        erase();
        print.run();
        draw();
    }

    /** Takes the lines under way off the terminal. */
    void close() {
        erase();
        out.flush();
    }

    private void start(RunEvent.NodeStarted started) {
        Node node = new Node(started, depth(started.parent()));
        open.put(started.id(), node);
        if (terminal) {
            erase();
            draw();
        } else if (node.isMain()) {
            out.println(node.indent() + "> " + node.title());
            out.flush();
        }
    }

    private void end(RunEvent.NodeEnded ended) {
        Node node = open.remove(ended.id());
        if (node == null) {
            return;
        }
        Duration took = Duration.between(node.started.at(), ended.at());
        if (terminal) {
            erase();
        }
        if (node.isMain() || ended.result() != RunResult.SUCCESS) {
            out.println(node.indent() + colored(mark(ended.result()), ended.result()) + " " + node.title() + "  "
                    + seconds(took) + reason(ended));
        }
        if (terminal) {
            draw();
        }
        out.flush();
    }

    /** The error, where it was thrown: the blocks around end with the same one. */
    private String reason(RunEvent.NodeEnded ended) {
        String error = ended.error();
        if (error == null || error.equals(told)) {
            return "";
        }
        told = error;
        return "  " + error.lines().findFirst().orElse("");
    }

    private void erase() {
        if (terminal && drawn > 0) {
            out.print("\u001b[" + drawn + "F\u001b[J");
            drawn = 0;
        }
    }

    private void draw() {
        if (!terminal) {
            return;
        }
        List<Node> shown = new ArrayList<>(open.values());
        for (Node node : shown) {
            out.println(node.indent() + "\u001b[36m▸\u001b[0m " + node.title() + "  "
                    + seconds(Duration.between(node.started.at(), Instant.now())));
        }
        drawn = shown.size();
        out.flush();
    }

    private int depth(@Nullable Integer parent) {
        int depth = 0;
        for (Node node = parent == null ? null : open.get(parent); node != null; node = parentOf(node)) {
            depth += node.isMain() ? 1 : 0;
        }
        return depth;
    }

    private @Nullable Node parentOf(Node node) {
        return node.started.parent() == null ? null : open.get(node.started.parent());
    }

    private String colored(String mark, RunResult result) {
        if (!terminal) {
            return mark;
        }
        String color = switch (result) {
            case SUCCESS -> "32";
            case UNSTABLE -> "33";
            case NOT_BUILT, ABORTED -> "90";
            case FAILURE -> "31";
        };
        return "\u001b[" + color + "m" + mark + "\u001b[0m";
    }

    private static String mark(RunResult result) {
        return switch (result) {
            case SUCCESS -> "✔";
            case UNSTABLE -> "!";
            case NOT_BUILT -> "-";
            case ABORTED -> "■";
            case FAILURE -> "✘";
        };
    }

    private static String seconds(Duration duration) {
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private record Node(RunEvent.NodeStarted started, int depth) {

        /** Whether it is a line of its own in the finished tree: a stage, a branch, or a step of some weight. */
        boolean isMain() {
            return started.kind() == Kind.STAGE || started.kind() == Kind.BRANCH || started.kind() == Kind.STEP;
        }

        String indent() {
            return String.join("", Collections.nCopies(depth, "  "));
        }

        String title() {
            if (started.kind() == Kind.STAGE || started.kind() == Kind.BRANCH) {
                return started.label();
            }
            return started.label().isEmpty() ? started.function() : started.function() + " " + started.label();
        }
    }
}
