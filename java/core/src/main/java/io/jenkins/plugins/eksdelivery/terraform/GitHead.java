package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the commit that is checked out, without git, which the container of terraform need not have. "" outside a checkout.
 * https://git-scm.com/docs/gitrepository-layout
 */
record GitHead() implements WorkspaceTask<String> {

    private static final int LONGEST_CHAIN = 5;

    @Override
    public String run(Path root, DeliveryLog log) throws IOException {
        for (Path folder = root.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path git = folder.resolve(".git");
            if (Files.isDirectory(git)) {
                return commit(git, git, "HEAD", 0);
            }
            if (Files.isRegularFile(git)) {
                // A linked work tree: the file names its own folder, which names the common one.
                Path own = folder.resolve(Files.readString(git).strip().substring("gitdir: ".length()));
                Path common = Files.exists(own.resolve("commondir"))
                        ? own.resolve(Files.readString(own.resolve("commondir")).strip())
                        : own;
                return commit(own, common, "HEAD", 0);
            }
        }
        return "";
    }

    private static String commit(Path own, Path common, String reference, int depth) throws IOException {
        Path file = Files.exists(own.resolve(reference)) ? own.resolve(reference) : common.resolve(reference);
        if (!Files.exists(file) || depth == LONGEST_CHAIN) {
            return packed(common, reference);
        }
        String text = Files.readString(file).strip();
        return text.startsWith("ref: ") ? commit(own, common, text.substring("ref: ".length()), depth + 1) : text;
    }

    private static String packed(Path common, String reference) throws IOException {
        Path packed = common.resolve("packed-refs");
        if (!Files.exists(packed)) {
            return "";
        }
        try (var lines = Files.lines(packed)) {
            return lines.filter(line -> line.endsWith(" " + reference))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst()
                    .orElse("");
        }
    }
}
