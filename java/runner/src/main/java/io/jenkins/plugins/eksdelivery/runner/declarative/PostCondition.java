package io.jenkins.plugins.eksdelivery.runner.declarative;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a block of {@code post} runs; the conditions stand in the order in which a real Jenkins runs them. */
public enum PostCondition {
    ALWAYS("always"),
    CHANGED("changed"),
    FIXED("fixed"),
    REGRESSION("regression"),
    ABORTED("aborted"),
    SUCCESS("success"),
    UNSUCCESSFUL("unsuccessful"),
    UNSTABLE("unstable"),
    FAILURE("failure"),
    NOT_BUILT("notBuilt"),
    CLEANUP("cleanup");

    private static final List<String> NAMES =
            Arrays.stream(values()).map(condition -> condition.word).toList();

    private final String word;

    PostCondition(String word) {
        this.word = word;
    }

    /** The conditions' words, in the order of running. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Whether the block runs.
     *
     * @param word the condition's word
     * @param result what the stage or the pipeline came to
     * @param previous what the last build came to; null when there is none: then anything is a change and nothing is a fix
     */
    public static boolean met(String word, String result, @Nullable String previous) {
        RunResult now = RunResult.valueOf(result);
        RunResult before = previous == null ? null : RunResult.valueOf(previous);
        return switch (values()[NAMES.indexOf(word)]) {
            case ALWAYS, CLEANUP -> true;
            case CHANGED -> now != before;
            case FIXED -> now == RunResult.SUCCESS && (before == RunResult.FAILURE || before == RunResult.UNSTABLE);
            case REGRESSION -> before != null && now.compareTo(before) > 0;
            case ABORTED -> now == RunResult.ABORTED;
            case SUCCESS -> now == RunResult.SUCCESS;
            case UNSUCCESSFUL -> now != RunResult.SUCCESS;
            case UNSTABLE -> now == RunResult.UNSTABLE;
            case FAILURE -> now == RunResult.FAILURE;
            case NOT_BUILT -> now == RunResult.NOT_BUILT;
        };
    }

    /** The worst of the results; null counts as SUCCESS. */
    public static String worst(@Nullable String... results) {
        return Arrays.stream(results)
                .map(result -> result == null ? RunResult.SUCCESS : RunResult.valueOf(result))
                .max(Enum::compareTo)
                .orElse(RunResult.SUCCESS)
                .name();
    }
}
