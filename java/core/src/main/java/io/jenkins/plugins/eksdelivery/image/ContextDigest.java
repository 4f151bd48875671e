package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeMap;

/** Sums up what a builder sees of a context: names, contents, execute permissions and links, but no times and owners. */
final class ContextDigest {

    private final Path context;
    private final Path dockerfile;
    private final Path output;

    /** @param output layout that a build writes, which is no input even when it lies in the context */
    ContextDigest(Path context, Path dockerfile, Path output) {
        this.context = context;
        this.dockerfile = dockerfile;
        this.output = output;
    }

    String compute() throws IOException {
        DockerIgnore ignore = DockerIgnore.of(ignoreLines());
        TreeMap<String, Path> files = new TreeMap<>();
        Path record = BuildRecord.beside(output);
        Files.walkFileTree(context, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (folder.equals(context)) {
                    return FileVisitResult.CONTINUE;
                }
                boolean skipped = folder.equals(output) || !ignore.hasExceptions() && ignore.excludes(name(folder));
                // folders that a build makes for its output are no input
                if (!skipped && !output.startsWith(folder) && !ignore.excludes(name(folder))) {
                    files.put(name(folder) + "/", folder);
                }
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!ignore.excludes(name(file)) && !file.equals(record)) {
                    files.put(name(file), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        MessageDigest sum = Digest.begin();
        for (var entry : files.entrySet()) {
            add(sum, entry.getKey(), entry.getValue());
        }
        add(sum, "dockerfile", dockerfile);
        return Digest.finish(sum.digest()).toString();
    }

    /** A file of its own beside the Dockerfile goes before the context's. */
    private List<String> ignoreLines() throws IOException {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        Path common = context.resolve(".dockerignore");
        if (Files.isRegularFile(own)) {
            return Files.readAllLines(own);
        }
        return Files.isRegularFile(common) ? Files.readAllLines(common) : List.of();
    }

    private String name(Path path) {
        return context.relativize(path).toString();
    }

    private static void add(MessageDigest sum, String name, Path path) throws IOException {
        String kind;
        byte[] content = new byte[0];
        if (Files.isSymbolicLink(path)) {
            kind = "link";
            content = Files.readSymbolicLink(path).toString().getBytes(StandardCharsets.UTF_8);
        } else if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            kind = "folder";
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            kind = Files.isExecutable(path) ? "program" : "file";
            content = contentDigest(path);
        } else {
            kind = "other";
        }
        sum.update((kind + "\0" + name + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
        sum.update(content);
    }

    private static byte[] contentDigest(Path file) throws IOException {
        MessageDigest sum = Digest.begin();
        byte[] buffer = new byte[128 * 1024];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sum.update(buffer, 0, count);
            }
        }
        return sum.digest();
    }
}
