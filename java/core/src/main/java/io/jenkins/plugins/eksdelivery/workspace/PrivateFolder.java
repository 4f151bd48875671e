package io.jenkins.plugins.eksdelivery.workspace;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/**
 * A folder beside the workspace, in {@code <workspace>@tmp}, that only the build's user may read, for what a tool needs as a file and nobody
 * else should see. Not in the workspace itself, where it could be archived or sent to an image builder; not in /tmp, which the containers
 * of an agent pod do not share.
 */
public final class PrivateFolder {

    private final Workspace workspace;
    private final String path;

    private PrivateFolder(Workspace workspace, String path) {
        this.workspace = workspace;
        this.path = path;
    }

    /**
     * Makes the folder, empty.
     *
     * @param name unique among what goes on at once in the current directory, and the same when a killed run is repeated, so that what it
     *     left is removed
     */
    public static PrivateFolder open(Workspace workspace, String name) throws IOException, InterruptedException {
        PrivateFolder folder = new PrivateFolder(workspace, path(workspace, name));
        workspace.act(new Remove(folder.path));
        workspace.act(new Create(folder.path));
        return folder;
    }

    /** Where the folder of this name is, or would be. */
    public static String path(Workspace workspace, String name) {
        return "%s@tmp/eks-delivery-%s-%08x"
                .formatted(workspace.root(), name, workspace.path().hashCode());
    }

    /** Absolute path on the machine of the workspace. */
    public String path() {
        return path;
    }

    /** Absolute path of a file in it. */
    public String file(String name) {
        return path + "/" + name;
    }

    /** Writes a file, mode 0600; a reader sees the old one or the new one, never half of it. Returns its absolute path. */
    public String write(String name, String text) throws IOException, InterruptedException {
        workspace.act(new Write(path, name, text));
        return file(name);
    }

    /** Removes the folder with all that is in it. */
    public void remove() throws IOException, InterruptedException {
        workspace.act(new Remove(path));
    }

    private record Create(String path) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path folder = Path.of(path);
            Files.createDirectories(folder.getParent());
            Files.createDirectory(folder, mode("rwx------"));
            return true;
        }
    }

    /** Travels to the agent and is never stored. */
    private record Write(String path, String name, String text) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path folder = Path.of(path);
            Path fresh = Files.createTempFile(folder, name, "", mode("rw-------"));
            Files.writeString(fresh, text);
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        }

        @Override
        public String toString() {
            return "Write[" + path + "/" + name + "]";
        }
    }

    private record Remove(String path) implements WorkspaceTask<Boolean> {
        @Override
        public Boolean run(Path root, DeliveryLog log) throws IOException {
            Path folder = Path.of(path);
            if (!Files.exists(folder)) {
                return false;
            }
            List<Path> deepestFirst;
            try (var files = Files.walk(folder)) {
                deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
            return true;
        }
    }

    private static FileAttribute<?> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
