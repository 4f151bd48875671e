package io.jenkins.plugins.eksdelivery.runner.program;

import hudson.model.TaskListener;
import hudson.util.StreamTaskListener;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.runner.run.RunEvent;
import io.jenkins.plugins.eksdelivery.runner.run.RunListener;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run's console: each line is masked, written to the log file and told to the listener. Safe for use by several threads. */
public final class Console implements AutoCloseable {

    private final OutputStream log;
    private final OutputStream events;
    private final Mask mask;
    private final RunListener listener;

    public Console(Path folder, Mask mask, RunListener listener) throws IOException {
        this.log = append(folder.resolve("log"));
        this.events = append(folder.resolve("events.jsonl"));
        this.mask = mask;
        this.listener = listener;
    }

    private static OutputStream append(Path file) throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** A line about the course of the pipeline itself. */
    public void pipeline(String text) {
        line(null, "[Pipeline] " + text);
    }

    /** A line printed by the node, or by the run itself. */
    public synchronized void line(@Nullable Integer node, String text) {
        String masked = mask.apply(text);
        write(log, masked + "\n");
        listener.on(new RunEvent.LogLine(Instant.now(), node, masked));
    }

    public synchronized void event(RunEvent event) {
        write(events, EventJson.line(event, mask) + "\n");
        listener.on(event);
    }

    /** A listener whose lines are those of the node, each passed through the filters. */
    public TaskListener listener(int node, List<LineFilter> filters) {
        return new StreamTaskListener(
                new LineStream(text -> {
                    String filtered = text;
                    for (LineFilter filter : filters) {
                        filtered = filter.apply(filtered);
                    }
                    line(node, filtered);
                }),
                StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void close() {
        try (log;
                events) {
            log.flush();
            events.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
