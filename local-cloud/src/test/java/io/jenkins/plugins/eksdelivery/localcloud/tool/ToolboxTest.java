package io.jenkins.plugins.eksdelivery.localcloud.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolboxTest {

    @TempDir
    private Path cache;

    private final List<String> said = new ArrayList<>();

    @Test
    void a_tool_is_made_once() throws Exception {
        Toolbox toolbox = new Toolbox(cache, Map.of(), said::add);

        Path first =
                toolbox.get("helm", "1234", "Making helm", folder -> Files.writeString(folder.resolve("helm"), "made"));
        Path second = toolbox.get("helm", "1234", "Making helm", folder -> {
            throw new IllegalStateException("made again");
        });

        assertThat(second).isEqualTo(first);
        assertThat(first.resolve("helm")).hasContent("made");
        assertThat(said).first().isEqualTo("Making helm");
    }

    @Test
    void a_tool_that_could_not_be_made_leaves_nothing_that_looks_like_one() throws Exception {
        Toolbox toolbox = new Toolbox(cache, System.getenv(), said::add);

        assertThatThrownBy(() -> toolbox.get("helm", "1234", "Making helm", folder -> {
                    Files.writeString(folder.resolve("helm"), "half");
                    toolbox.run(
                            "LC-GO-02", "helm", Map.of(), folder, List.of("sh", "-c", "echo no module >&2; exit 1"));
                }))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("LC-GO-02")
                .hasMessageContaining("no module");

        assertThat(cache.resolve("helm/1234")).doesNotExist();
    }

    @Test
    void the_same_sources_have_the_same_hash_and_further_words_change_it() {
        Sources sources = Sources.of("registry");

        assertThat(sources.hash("amd64")).isEqualTo(Sources.of("registry").hash("amd64"));
        assertThat(sources.hash("amd64")).isNotEqualTo(sources.hash("arm64")).hasSize(16);
    }
}
