package io.jenkins.plugins.eksdelivery.runner.program;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import jenkins.model.Jenkins;
import org.jvnet.hudson.reactor.ReactorException;

/** The one instance that steps reach through {@code Jenkins.get()}; made with the first run of the process. */
final class RunnerJenkins extends Jenkins {

    private RunnerJenkins(File root) throws IOException, InterruptedException, ReactorException {
        super(root, null);
    }

    @SuppressWarnings("NullAway") // Jenkins has no servlet context here
    static synchronized Jenkins under(File root) {
        Jenkins present = Jenkins.getInstanceOrNull();
        if (present != null) {
            return present;
        }
        try {
            return new RunnerJenkins(root);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException | ReactorException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
