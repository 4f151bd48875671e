package io.jenkins.plugins.eksdelivery.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes OCI layouts for tests. */
public final class LayoutWriter {

    private final Path folder;

    public LayoutWriter(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("blobs/sha256"));
        Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    /** An image of layers with pseudo-random bytes; returns its digest. */
    public static Digest image(Path folder, long seed, int... layerSizes) throws IOException {
        LayoutWriter writer = new LayoutWriter(folder);
        String manifest = writer.manifest(seed, "amd64", layerSizes);
        writer.index(List.of(manifest));
        return Digest.of(manifest.replaceAll(".*\"digest\":\"([^\"]+)\".*", "$1"));
    }

    /** An index of one image a platform; returns its digest. */
    public static Digest index(Path folder, long seed, String... architectures) throws IOException {
        LayoutWriter writer = new LayoutWriter(folder);
        List<String> images = new ArrayList<>();
        for (String architecture : architectures) {
            String descriptor = writer.manifest(seed + images.size(), architecture, 1000);
            images.add(descriptor.replaceFirst(
                    "}$", ",\"platform\":{\"os\":\"linux\",\"architecture\":\"" + architecture + "\"}}"));
        }
        byte[] index = ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.INDEX + "\",\"manifests\":["
                        + String.join(",", images) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        writer.index(List.of(writer.blob(MediaType.INDEX, index)));
        return Digest.ofBytes(index);
    }

    private String manifest(long seed, String architecture, int... layerSizes) throws IOException {
        Random random = new Random(seed);
        List<String> layers = new ArrayList<>();
        for (int size : layerSizes) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            layers.add(blob("application/vnd.oci.image.layer.v1.tar", bytes));
        }
        String configuration = blob(
                "application/vnd.oci.image.config.v1+json",
                ("{\"os\":\"linux\",\"architecture\":\"" + architecture + "\",\"seed\":" + seed + "}")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] manifest = ("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.MANIFEST + "\",\"config\":"
                        + configuration + ",\"layers\":[" + String.join(",", layers) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        return blob(MediaType.MANIFEST, manifest);
    }

    private String blob(String mediaType, byte[] bytes) throws IOException {
        Digest digest = Digest.ofBytes(bytes);
        Files.write(folder.resolve("blobs/sha256").resolve(digest.hex()), bytes);
        return "{\"mediaType\":\"" + mediaType + "\",\"digest\":\"" + digest + "\",\"size\":" + bytes.length + "}";
    }

    private void index(List<String> manifests) throws IOException {
        Files.writeString(
                folder.resolve("index.json"),
                "{\"schemaVersion\":2,\"manifests\":[" + String.join(",", manifests) + "]}");
    }
}
