package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutTest {

    @TempDir
    private Path folder;

    @Test
    void an_image_tells_its_platform_from_its_configuration() throws IOException {
        Digest digest = LayoutWriter.image(folder, 1, 100, 200);

        OciLayout layout = OciLayout.open(folder);

        assertThat(layout.digest()).isEqualTo(digest);
        assertThat(layout.platforms()).isEqualTo(Map.of("linux/amd64", digest));
        assertThat(layout.sizeBytes()).isEqualTo(bytesOfAllBlobs());
    }

    @Test
    void an_index_tells_an_image_for_each_platform() throws IOException {
        Digest digest = LayoutWriter.index(folder, 1, "amd64", "arm64");

        OciLayout layout = OciLayout.open(folder);

        assertThat(layout.platforms())
                .containsOnlyKeys("linux/amd64", "linux/arm64")
                .doesNotContainValue(digest);
        assertThat(layout.sizeBytes()).isEqualTo(bytesOfAllBlobs());
    }

    @Test
    void a_folder_without_the_marks_of_a_layout_is_refused() throws IOException {
        assertThatThrownBy(() -> OciLayout.open(folder))
                .hasMessageStartingWith("PE-LAYOUT-01")
                .hasMessageContaining("it has no file oci-layout");
        Files.writeString(folder.resolve("oci-layout"), "{}");
        assertThatThrownBy(() -> OciLayout.open(folder))
                .hasMessageStartingWith("PE-LAYOUT-01")
                .hasMessageContaining("can't be read");
    }

    @Test
    void a_layout_of_several_images_is_refused() throws IOException {
        LayoutWriter.image(folder, 1, 100);
        String first = Files.readString(folder.resolve("index.json"));
        LayoutWriter.image(folder, 2, 100);
        String second = Files.readString(folder.resolve("index.json"));
        Files.writeString(
                folder.resolve("index.json"), first.replace("]}", ",") + second.substring(second.indexOf("[") + 1));

        assertThatThrownBy(() -> OciLayout.open(folder))
                .hasMessageStartingWith("PE-LAYOUT-03")
                .hasMessageContaining("lists 2 images");
    }

    @Test
    void blobs_that_are_missing_short_or_changed_are_named() throws IOException {
        LayoutWriter.image(folder, 1, 100);
        Descriptor layer = OciLayout.open(folder).root().blobs().get(1);
        Path file = folder.resolve("blobs/sha256").resolve(layer.digest().hex());

        Files.write(file, new byte[99]);
        assertThatThrownBy(() -> OciLayout.open(folder).check())
                .hasMessageStartingWith("PE-LAYOUT-02")
                .hasMessageContaining(layer.digest() + " has 99 bytes instead of 100");
        Files.delete(file);
        assertThatThrownBy(() -> OciLayout.open(folder).check()).hasMessageContaining(layer.digest() + " is missing");

        Path manifest = folder.resolve("blobs/sha256")
                .resolve(OciLayout.open(folder).digest().hex());
        Files.writeString(manifest, Files.readString(manifest).replace(":100}", ":101}"));
        assertThatThrownBy(() -> OciLayout.open(folder).check())
                .hasMessageStartingWith("PE-LAYOUT-02")
                .hasMessageContaining("has the bytes of");
    }

    @Test
    void a_document_that_is_no_manifest_is_refused() {
        assertThatThrownBy(() -> Manifest.read("application/json", "{}".getBytes()))
                .hasMessageStartingWith("PE-LAYOUT-05");
        assertThatThrownBy(() -> Manifest.read("text/html", "<html>".getBytes()))
                .hasMessageStartingWith("PE-LAYOUT-05 document of type text/html");
    }

    private long bytesOfAllBlobs() throws IOException {
        try (var files = Files.list(folder.resolve("blobs/sha256"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
