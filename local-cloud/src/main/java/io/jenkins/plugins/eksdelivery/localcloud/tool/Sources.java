package io.jenkins.plugins.eksdelivery.localcloud.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The sources of one server as they travel with this class: from a folder of classes or from a jar. */
public final class Sources {

    private static final String ROOT = "/local-cloud-sources/";
    private static final int HASH_LENGTH = 16;

    private final SortedMap<String, byte[]> files;

    private Sources(SortedMap<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Reads them.
     *
     * @param name folder of the server, such as {@code aws}
     */
    public static Sources of(String name) {
        try {
            URL found = Sources.class.getResource(ROOT + name);
            if (found == null) {
                throw new IllegalStateException("the sources of " + name + " are not in this installation");
            }
            URI root = found.toURI();
            if (!root.getScheme().equals("jar")) {
                return read(Path.of(root));
            }
            // Opened by its path, the jar is a file system of our own; by its URI it would be one for all threads.
            Path file = Path.of(URI.create(root.getSchemeSpecificPart().replaceFirst("!.*$", "")));
            try (FileSystem jar = FileSystems.newFileSystem(file)) {
                return read(jar.getPath(ROOT + name));
            }
        } catch (IOException | URISyntaxException broken) {
            throw new IllegalStateException("the sources of " + name + " are not in this installation", broken);
        }
    }

    /** Only the files that a Go compiler reads. */
    public Sources go() {
        SortedMap<String, byte[]> code = new TreeMap<>(files);
        code.keySet().removeIf(name -> !name.endsWith(".go") && !name.endsWith("go.mod") && !name.endsWith("go.sum"));
        return new Sources(code);
    }

    /** Names what the sources make: the same files, the same text; short enough for a folder's name. */
    public String hash(String... further) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, content) -> {
                digest.update((name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(content);
            });
            for (String text : further) {
                digest.update((text + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The content of one file. */
    public byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IllegalArgumentException("no file " + name + " among " + files.keySet());
        }
        return content;
    }

    /** Writes all files below the folder. */
    public void unpack(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    private static Sources read(Path root) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(root)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                try {
                    files.put(root.relativize(file).toString(), Files.readAllBytes(file));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        }
        return new Sources(files);
    }
}
