package io.jenkins.plugins.eksdelivery.localcloud.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerraformTest {

    @TempDir
    private Path folder;

    @Test
    void a_mirror_that_holds_the_provider_is_named_in_the_configuration() throws Exception {
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(mirror.resolve("registry.terraform.io/hashicorp/aws/5.100.0"));

        new Terraform(List.of(folder.resolve("none"), mirror)).writeConfiguration(folder.resolve("terraform.rc"));

        assertThat(folder.resolve("terraform.rc"))
                .content()
                .contains("path = \"" + mirror + "\"")
                .contains("exclude = [\"registry.terraform.io/hashicorp/aws\"]");
    }

    @Test
    void without_a_mirror_the_public_registry_is_used() throws Exception {
        Files.createDirectories(folder.resolve("empty/registry.terraform.io/hashicorp/aws"));

        new Terraform(List.of(folder.resolve("empty"))).writeConfiguration(folder.resolve("terraform.rc"));

        assertThat(folder.resolve("terraform.rc")).content().doesNotContain("filesystem_mirror");
    }
}
