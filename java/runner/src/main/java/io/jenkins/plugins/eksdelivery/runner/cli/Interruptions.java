package io.jenkins.plugins.eksdelivery.runner.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Turns Ctrl-C and a request to terminate into an orderly end, while it is open. The first one asks; the second one leaves at once,
 * which {@code resume} can mend.
 */
final class Interruptions implements AutoCloseable {

    private static final List<String> NAMES = List.of("INT", "TERM");

    /** What a shell shows for a process that a signal ended. */
    private static final int AT_ONCE = 130;

    private final AtomicInteger received = new AtomicInteger();
    private final List<SignalHandler> before = new ArrayList<>();

    /** @param ask told the signal's name, on a thread of its own */
    Interruptions(Consumer<String> ask) {
        for (String name : NAMES) {
            before.add(Signal.handle(new Signal(name), signal -> {
                if (received.incrementAndGet() > 1) {
                    Runtime.getRuntime().halt(AT_ONCE);
                }
                ask.accept("SIG" + signal.getName());
            }));
        }
    }

    @Override
    public void close() {
        for (int i = 0; i < NAMES.size(); i++) {
            Signal.handle(new Signal(NAMES.get(i)), before.get(i));
        }
    }
}
