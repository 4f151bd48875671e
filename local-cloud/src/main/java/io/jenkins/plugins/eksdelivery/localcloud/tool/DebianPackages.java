package io.jenkins.plugins.eksdelivery.localcloud.tool;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian packages, downloaded and unpacked into the cache; the system's own packages are not touched. */
public final class DebianPackages {

    private final Toolbox toolbox;

    public DebianPackages(Toolbox toolbox) {
        this.toolbox = toolbox;
    }

    /**
     * The folder below which the packages' files are, such as {@code usr/bin/containerd}.
     *
     * @param name names the set in the cache
     * @throws DeliveryException LC-DEBIAN-01 on another system, LC-DEBIAN-02 when they can't be downloaded
     */
    public Path get(String name, List<String> packages) throws InterruptedException {
        if (toolbox.find("apt-get").isEmpty() || toolbox.find("dpkg-deb").isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "LC-DEBIAN-01",
                    "the packages " + String.join(", ", packages),
                    "they come from Debian, and this system has no apt-get",
                    "Run this on Debian or Ubuntu"));
        }
        String what = "Unpacking Debian's " + String.join(", ", packages) + " into the cache (nothing is installed)";
        return toolbox.get("debian", name, what, folder -> {
            download(folder, packages);
            for (Path file : downloaded(folder)) {
                List<String> unpack = List.of("dpkg-deb", "--extract", file.toString(), folder.toString());
                toolbox.run("LC-DEBIAN-02", file.getFileName().toString(), Map.of(), folder, unpack);
                Files.delete(file);
            }
        });
    }

    /** With package lists that are missing or too old, downloading fails; only root can renew them. */
    private void download(Path folder, List<String> packages) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("apt-get", "download", "--quiet"));
        command.addAll(packages);
        String what = "Debian's " + String.join(", ", packages);
        try {
            toolbox.run("LC-DEBIAN-02", what, Map.of(), folder, command);
        } catch (DeliveryException oldLists) {
            if (!System.getProperty("user.name").equals("root")) {
                throw oldLists;
            }
            toolbox.say("  apt-get update, since the package lists of this system are missing or old");
            toolbox.run(
                    "LC-DEBIAN-02", "Debian's package lists", Map.of(), folder, List.of("apt-get", "update", "-qq"));
            toolbox.run("LC-DEBIAN-02", what, Map.of(), folder, command);
        }
    }

    private static List<Path> downloaded(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".deb"))
                    .sorted()
                    .toList();
        }
    }
}
