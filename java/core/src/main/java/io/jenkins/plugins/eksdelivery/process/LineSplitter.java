package io.jenkins.plugins.eksdelivery.process;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Cuts a stream of characters into lines. A carriage return alone is progress that is drawn over: of such lines at most one a second
 * is passed on, and always the last.
 */
final class LineSplitter {

    private static final long BETWEEN_PROGRESS_NANOS = 1_000_000_000L;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final StringBuilder line = new StringBuilder();
    private boolean afterReturn;
    private boolean shownProgress;
    private long shownAt;

    LineSplitter(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    void accept(char[] characters, int length) {
        for (int i = 0; i < length; i++) {
            char character = characters[i];
            if (character == '\n') {
                lines.accept(line.toString());
                line.setLength(0);
                afterReturn = false;
                shownProgress = false;
            } else if (character == '\r') {
                // Two of them before the line feed are one end of line: a terminal's ONLCR makes \r\n of \n.
                drawnOver();
                afterReturn = true;
            } else {
                drawnOver();
                line.append(character);
            }
        }
    }

    /** The stream has ended: what is left is a line too. */
    void end() {
        if (!line.isEmpty()) {
            lines.accept(line.toString());
            line.setLength(0);
        }
    }

    private void drawnOver() {
        if (!afterReturn) {
            return;
        }
        afterReturn = false;
        if (line.isEmpty()) {
            return;
        }
        long now = nanoTime.getAsLong();
        if (!shownProgress || now - shownAt >= BETWEEN_PROGRESS_NANOS) {
            lines.accept(line.toString());
            shownProgress = true;
            shownAt = now;
        }
        line.setLength(0);
    }
}
