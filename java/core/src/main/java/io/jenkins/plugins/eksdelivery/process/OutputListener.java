package io.jenkins.plugins.eksdelivery.process;

/** Receives the output of a program line by line while it runs. */
@FunctionalInterface
public interface OutputListener {

    enum Source {
        OUTPUT,
        ERROR
    }

    /** One line without its end; called by one thread at a time. */
    void line(Source source, String text);
}
