package io.jenkins.plugins.eksdelivery.process;

import io.jenkins.plugins.eksdelivery.process.OutputListener.Source;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Cuts what a program prints into lines; of a line that is drawn over by carriage returns the last state counts. */
final class LineStream extends OutputStream {

    private final OutputListener listener;
    private final Source source;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterReturn;

    LineStream(OutputListener listener, Source source) {
        this.listener = listener;
        this.source = source;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            pass();
        } else if (octet == '\r') {
            afterReturn = true;
        } else {
            if (afterReturn) {
                line.reset();
                afterReturn = false;
            }
            line.write(octet);
        }
    }

    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            pass();
        }
    }

    private void pass() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        afterReturn = false;
        synchronized (listener) {
            listener.line(source, text);
        }
    }
}
