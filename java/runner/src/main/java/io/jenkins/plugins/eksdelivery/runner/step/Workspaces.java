package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files between a workspace and the folder of the run. */
final class Workspaces {

    private Workspaces() {}

    static String relative(FilePath base, FilePath file) {
        return Path.of(base.getRemote()).relativize(Path.of(file.getRemote())).toString();
    }

    static @Nullable Object archive(
            RunningStep step, String includes, @Nullable String excludes, boolean allowEmpty, boolean defaultExcludes)
            throws IOException, InterruptedException {
        TaskListener listener = step.get(TaskListener.class);
        listener.getLogger().println("Archiving artifacts");
        FilePath here = step.get(FilePath.class);
        FilePath archive = new FilePath(
                step.surroundings().request().folder().resolve("archive").toFile());
        FilePath[] files = here.list(includes, excludes, defaultExcludes);
        for (FilePath file : files) {
            file.copyToWithPermission(archive.child(relative(here, file)));
        }
        if (files.length == 0) {
            String text = "No artifacts found that match the file pattern \"" + includes + "\". Configuration error?";
            if (!allowEmpty) {
                throw new AbortException(text);
            }
            listener.getLogger().println(text);
        }
        return null;
    }
}
