package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.registry.OciLayout;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import io.jenkins.plugins.eksdelivery.workspace.WorkspaceTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The file beside a layout that says which inputs it was built from; its two lines are the inputs' digest and the image's. */
final class BuildRecord {

    private static final Set<String> PARTS = Set.of("blobs", "ingest", "oci-layout", "index.json", ".uploads");

    private BuildRecord() {}

    static Path beside(Path layout) {
        return layout.resolveSibling(layout.getFileName() + ".inputs");
    }

    /**
     * Whether the layout is whole and was built from these inputs.
     *
     * @param workspace root of the workspace
     * @param layout relative to the current directory
     * @param inputs digest of the inputs
     */
    record Check(String workspace, String layout, String inputs) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path directory, DeliveryLog log) throws IOException {
            Path folder = Workspace.resolve(
                    Path.of(workspace), directory.resolve(layout).toString());
            Path record = beside(folder);
            if (!Files.isRegularFile(record) || !Files.isDirectory(folder)) {
                return false;
            }
            List<String> lines = Files.readAllLines(record);
            try {
                OciLayout found = OciLayout.open(folder);
                found.check();
                return lines.equals(List.of(inputs, found.digest().toString()));
            } catch (DeliveryException damaged) {
                return false;
            }
        }
    }

    /**
     * Removes the layout and its record, and makes the folder above them.
     *
     * @param workspace root of the workspace
     * @param layout relative to the current directory
     */
    record Clear(String workspace, String layout) implements WorkspaceTask<String> {

        /** @return absolute path of the layout to be written */
        @Override
        public String run(Path directory, DeliveryLog log) throws IOException {
            Path folder = Workspace.resolve(
                    Path.of(workspace), directory.resolve(layout).toString());
            Files.deleteIfExists(beside(folder));
            if (Files.exists(folder)) {
                checkThatItIsOurs(folder, layout);
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            return folder.toString();
        }

        /** Nothing but a layout is ever removed, one that an interrupted build left half written included. */
        private static void checkThatItIsOurs(Path folder, String layout) throws IOException {
            try (Stream<Path> entries = Files.list(folder)) {
                Optional<Path> foreign = entries.filter(
                                entry -> !PARTS.contains(entry.getFileName().toString()))
                        .findFirst();
                if (foreign.isPresent()) {
                    throw new DeliveryException(Failure.permanent(
                            "BI-OUT-01",
                            "buildImage: output '" + layout + "'",
                            "the folder holds " + foreign.get().getFileName() + ", which is no part of an OCI layout",
                            "Give output a folder of its own, or remove this one"));
                }
            } catch (NotDirectoryException file) {
                throw new DeliveryException(
                        Failure.permanent(
                                "BI-OUT-01",
                                "buildImage: output '" + layout + "'",
                                "it is a file",
                                "Give output a folder of its own"),
                        file);
            }
        }
    }

    /**
     * Writes the record, once the layout is there.
     *
     * @param workspace root of the workspace
     * @param layout relative to the current directory
     * @param inputs digest of the inputs
     * @param image digest of the image
     */
    record Keep(String workspace, String layout, String inputs, String image) implements WorkspaceTask<Boolean> {

        @Override
        public Boolean run(Path directory, DeliveryLog log) throws IOException {
            Path folder = Workspace.resolve(
                    Path.of(workspace), directory.resolve(layout).toString());
            Files.writeString(beside(folder), inputs + "\n" + image + "\n");
            return true;
        }
    }
}
