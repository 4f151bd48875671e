package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.registry.http.Body;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An image in a folder.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md">image layout</a>
 */
public final class OciLayout implements ImageSource {

    private final Path folder;
    private final Descriptor root;

    private OciLayout(Path folder, Descriptor root) {
        this.folder = folder;
        this.root = root;
    }

    /**
     * Opens the folder.
     *
     * @throws DeliveryException PE-LAYOUT-01 when it is no layout, PE-LAYOUT-03 when it does not hold exactly one image
     */
    public static OciLayout open(Path folder) {
        try {
            if (!Files.isRegularFile(folder.resolve("oci-layout"))) {
                throw notALayout(folder, "it has no file oci-layout");
            }
            List<Descriptor> images = new ArrayList<>();
            Json.read(Files.readAllBytes(folder.resolve("index.json")))
                    .path("manifests")
                    .forEach(entry -> images.add(Descriptor.of(entry)));
            if (images.stream().map(Descriptor::digest).distinct().count() != 1) {
                throw new DeliveryException(Failure.permanent(
                        "PE-LAYOUT-03",
                        "OCI layout " + folder,
                        "its index.json lists " + images.size() + " images",
                        "Give a layout of one image, such as one that buildImage wrote"));
            }
            return new OciLayout(folder, images.get(0));
        } catch (IOException unreadable) {
            throw notALayout(folder, "it can't be read: " + unreadable.getMessage());
        }
    }

    /** Digest of the image. */
    public Digest digest() {
        return root.digest();
    }

    /** Platform to digest of its image; an index within an index is not looked into. */
    public Map<String, Digest> platforms() throws IOException {
        Manifest manifest = root();
        Map<String, Digest> platforms = new LinkedHashMap<>();
        if (manifest.children().isEmpty()) {
            platforms.put(platform(manifest), manifest.digest());
        }
        for (Descriptor child : manifest.children()) {
            // BuildKit lists attestations as images of this platform
            if (!child.platform().equals("unknown/unknown")) {
                platforms.put(child.platform().isEmpty() ? platform(child(child)) : child.platform(), child.digest());
            }
        }
        return platforms;
    }

    /** Bytes of all manifests and blobs, each counted once. */
    public long sizeBytes() throws IOException {
        Map<Digest, Long> sizes = new LinkedHashMap<>();
        measure(root(), sizes);
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Looks whether each blob is there in its length.
     *
     * @throws DeliveryException PE-LAYOUT-02 when one is not
     */
    public void check() throws IOException {
        check(root());
    }

    @Override
    public Manifest root() throws IOException {
        return manifest(root);
    }

    @Override
    public Manifest child(Descriptor descriptor) throws IOException {
        return manifest(descriptor);
    }

    @Override
    public Body part(Descriptor blob, long offset, long length) {
        return new Body.FilePart(file(blob), offset, length);
    }

    @Override
    public String name() {
        return folder.toString();
    }

    private Manifest manifest(Descriptor descriptor) throws IOException {
        Manifest manifest = Manifest.read(descriptor.mediaType(), Files.readAllBytes(existing(descriptor)));
        if (!manifest.digest().equals(descriptor.digest())) {
            throw damaged("manifest " + descriptor.digest() + " has the bytes of " + manifest.digest());
        }
        return manifest;
    }

    private void check(Manifest manifest) throws IOException {
        for (Descriptor child : manifest.children()) {
            check(child(child));
        }
        for (Descriptor blob : manifest.blobs()) {
            if (!blob.foreign()) {
                existing(blob);
            }
        }
    }

    private void measure(Manifest manifest, Map<Digest, Long> sizes) throws IOException {
        sizes.put(manifest.digest(), (long) manifest.bytes().length);
        for (Descriptor child : manifest.children()) {
            measure(child(child), sizes);
        }
        manifest.blobs().forEach(blob -> sizes.put(blob.digest(), blob.size()));
    }

    private String platform(Manifest manifest) throws IOException {
        var configuration =
                Json.read(Files.readAllBytes(existing(manifest.blobs().get(0))));
        String variant = configuration.path("variant").asText("");
        return configuration.path("os").asText("linux") + "/"
                + configuration.path("architecture").asText("unknown") + (variant.isEmpty() ? "" : "/" + variant);
    }

    private Path existing(Descriptor blob) throws IOException {
        Path file = file(blob);
        if (!Files.isRegularFile(file)) {
            throw damaged("blob " + blob.digest() + " is missing");
        }
        if (Files.size(file) != blob.size()) {
            throw damaged("blob " + blob.digest() + " has " + Files.size(file) + " bytes instead of " + blob.size());
        }
        return file;
    }

    private Path file(Descriptor blob) {
        return folder.resolve("blobs/sha256").resolve(blob.digest().hex());
    }

    private DeliveryException damaged(String why) {
        return new DeliveryException(
                Failure.permanent("PE-LAYOUT-02", "OCI layout " + folder, why, "Build the image again"));
    }

    private static DeliveryException notALayout(Path folder, String why) {
        return new DeliveryException(Failure.permanent(
                "PE-LAYOUT-01",
                "OCI layout " + folder,
                why,
                "Give the result of buildImage, or the path of a folder that is an OCI layout"));
    }
}
