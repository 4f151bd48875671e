package io.jenkins.plugins.eksdelivery.localcloud.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells terraform where the AWS provider is: a mirror on this machine if there is one, else the public registry. */
public final class Terraform {

    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    private final List<Path> roots;

    public Terraform(List<Path> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * The places where provider mirrors usually are, see
     * https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories; and each folder in /opt.
     */
    public static Terraform usual(Path home) {
        Stream<Path> implied = Stream.of(
                home.resolve(".terraform.d/plugins"),
                home.resolve(".local/share/terraform/plugins"),
                Path.of("/usr/local/share/terraform/plugins"),
                Path.of("/usr/share/terraform/plugins"));
        return new Terraform(
                Stream.concat(implied, children(Path.of("/opt")).stream()).toList());
    }

    /** The folder that holds the provider's packages. */
    public Optional<Path> mirror() {
        return roots.stream()
                .filter(root -> holdsSomething(root.resolve(PROVIDER)))
                .findFirst();
    }

    /** Writes the command line's configuration. */
    public void writeConfiguration(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, mirror().map(Terraform::configuration).orElse("# The public registry is used.\n"));
    }

    private static String configuration(Path mirror) {
        return """
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                  direct {
                    exclude = ["%s"]
                  }
                }
                """.formatted(mirror, PROVIDER);
    }

    private static boolean holdsSomething(Path folder) {
        return !children(folder).isEmpty();
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
