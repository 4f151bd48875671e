package hudson.model;

import java.util.List;

/** The listener of a run. */
public interface BuildListener extends TaskListener {

    default void started(List<Cause> causes) {
        causes.forEach(cause -> cause.print(this));
    }

    default void finished(Result result) {
        getLogger().println("Finished: " + result);
    }
}
