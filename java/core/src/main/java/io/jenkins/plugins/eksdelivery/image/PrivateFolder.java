package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A folder for the time of one build that its user alone may read: what a builder needs to log in to registries. */
final class PrivateFolder {

    private PrivateFolder() {}

    /**
     * Makes the folder; its result is the absolute path.
     *
     * @param parent where; outside of the workspace, so that it is in no build context
     * @param files name to content; may hold tokens, so the task prints without them
     */
    record Make(String parent, Map<String, String> files) implements WorkspaceTask<String> {

        Make {
            files = new LinkedHashMap<>(files);
        }

        @Override
        public String run(Path directory, DeliveryLog log) throws IOException {
            Path above = Files.createDirectories(Path.of(parent));
            Path folder = Files.createTempDirectory(
                    above,
                    "image-build-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = Files.createFile(
                        folder.resolve(file.getKey()),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(path, file.getValue());
            }
            return folder.toString();
        }

        @Override
        public String toString() {
            return "Make[parent=" + parent + ", files=" + files.keySet() + "]";
        }
    }

    /**
     * Removes the folder.
     *
     * @param folder path that {@link Make} returned
     */
    record Remove(String folder) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path directory, DeliveryLog log) throws IOException {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            return true;
        }
    }
}
