package io.jenkins.plugins.eksdelivery.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** An upload journal of one repository in a folder, a file per blob, so that it outlives a killed agent. */
final class FileUploadJournal implements UploadJournal {

    private final Path folder;

    /** @param layout the layout whose uploads are remembered; the journal lies within */
    FileUploadJournal(Path layout, RegistryEndpoint registry, RepositoryName repository) {
        String name = Digest.ofBytes((registry.host() + "/" + repository).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
        this.folder = layout.resolve(".uploads").resolve(name);
    }

    @Override
    public Optional<Entry> find(Digest blob) throws IOException {
        Path file = file(blob);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        try {
            return lines.size() == 2
                    ? Optional.of(new Entry(URI.create(lines.get(1)), Long.parseLong(lines.get(0))))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            // a new upload costs more time and nothing else
            return Optional.empty();
        }
    }

    @Override
    public void keep(Digest blob, URI location, long offset) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.writeString(folder.resolve(blob.hex() + ".new"), offset + "\n" + location + "\n");
        Files.move(written, file(blob), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forget(Digest blob) throws IOException {
        Files.deleteIfExists(file(blob));
    }

    private Path file(Digest blob) {
        return folder.resolve(blob.hex());
    }
}
