package io.jenkins.plugins.eksdelivery.log;

import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A listener that hides secrets, line by line, also what code on an agent writes. */
public final class MaskedListener {

    private MaskedListener() {}

    public static TaskListener over(TaskListener next, Mask mask) {
        return new StreamTaskListener(
                new PrintStream(new Lines(next.getLogger(), mask), true, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8);
    }

    private static final class Lines extends OutputStream {

        private final PrintStream next;
        private final Mask mask;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(PrintStream next, Mask mask) {
            this.next = next;
            this.mask = mask;
        }

        @Override
        public synchronized void write(int octet) {
            if (octet == '\n') {
                pass();
            } else if (octet != '\r') {
                line.write(octet);
            }
        }

        /** A half line stays: the rest of a secret may still come. */
        @Override
        public void flush() {
            next.flush();
        }

        @Override
        public synchronized void close() {
            if (line.size() > 0) {
                pass();
            }
        }

        private void pass() {
            next.println(mask.apply(line.toString(StandardCharsets.UTF_8)));
            line.reset();
        }
    }
}
