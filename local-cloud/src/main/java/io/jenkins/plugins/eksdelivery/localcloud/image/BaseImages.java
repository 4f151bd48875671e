package io.jenkins.plugins.eksdelivery.localcloud.image;

import io.jenkins.plugins.eksdelivery.localcloud.tool.DebianPackages;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Sources;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Images to build services on where no public registry can be reached: {@code base/java:17} from this machine's JDK and
 * {@code base/busybox:1} from Debian's. They are made once and pushed to each region's registry.
 */
public final class BaseImages {

    public static final String JAVA = "base/java";
    public static final String JAVA_TAG = "17";
    public static final String BUSYBOX = "base/busybox";
    public static final String BUSYBOX_TAG = "1";

    private final Toolbox toolbox;
    private final Path registryProgram;

    /** @param registryProgram local-registry, which packs and pushes images */
    public BaseImages(Toolbox toolbox, Path registryProgram) {
        this.toolbox = toolbox;
        this.registryProgram = registryProgram;
    }

    /** The folder with the parts of {@code base/java}. */
    public Path java(Path javaHome) throws IOException, InterruptedException {
        Path release = javaHome.resolve("release");
        String made = Files.exists(release)
                ? Files.readString(release)
                : Runtime.version().toString();
        String hash = Sources.of("registry").hash(made, javaHome.toString(), "java-2");
        return toolbox.get("base-java", hash, "Making the image " + JAVA + " from " + javaHome, folder -> {
            Path root = Files.createDirectories(folder.resolve("root"));
            new JavaFiles(toolbox, javaHome).write(root);
            String environment =
                    "PATH=" + JavaFiles.HOME + "/bin:/usr/bin:/bin,JAVA_HOME=" + JavaFiles.HOME + ",LANG=C.UTF-8";
            pack(root, folder, JavaFiles.USER, environment);
        });
    }

    /** The folder with the parts of {@code base/busybox}: a shell and small tools for tests. */
    public Path busybox() throws IOException, InterruptedException {
        Path files = new DebianPackages(toolbox).get("busybox", List.of("busybox-static"));
        String hash = Sources.of("registry").hash("busybox-2");
        return toolbox.get("base-busybox", hash, "Making the image " + BUSYBOX, folder -> {
            Path root = Files.createDirectories(folder.resolve("root"));
            Path bin = Files.createDirectories(root.resolve("bin"));
            Files.copy(files.resolve("bin/busybox"), bin.resolve("busybox"));
            String applets = toolbox.run(
                    "LC-JAVA-02",
                    "busybox",
                    Map.of(),
                    bin,
                    List.of(bin.resolve("busybox").toString(), "--list"));
            for (String applet :
                    applets.lines().filter(name -> !name.equals("busybox")).toList()) {
                Files.createSymbolicLink(bin.resolve(applet), Path.of("busybox"));
            }
            Path temporary = Files.createDirectories(root.resolve("tmp"));
            Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
            Path etc = Files.createDirectories(root.resolve("etc"));
            Files.write(etc.resolve("passwd"), "root:x:0:0:root:/:/bin/sh\n".getBytes(StandardCharsets.UTF_8));
            pack(root, folder, "0:0", "PATH=/bin");
        });
    }

    /**
     * Pushes an image to a region's registry; its repository must be there.
     *
     * @param registry host:port
     * @param token password of the user AWS
     */
    public void push(Path image, String repository, String tag, String registry, String token)
            throws InterruptedException {
        List<String> command = List.of(
                registryProgram.toString(),
                "push",
                "--image",
                image.resolve("image").toString(),
                "--registry",
                registry,
                "--repository",
                repository,
                "--tag",
                tag);
        toolbox.run("LC-IMAGE-01", repository + " in " + registry, Map.of("REGISTRY_PASSWORD", token), image, command);
    }

    private void pack(Path root, Path folder, String user, String environment)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                registryProgram.toString(),
                "image",
                "--root",
                root.toString(),
                "--output",
                folder.resolve("image").toString(),
                "--user",
                user,
                "--env",
                environment);
        toolbox.run("LC-IMAGE-01", "an image of " + root, Map.of(), folder, command);
        Toolbox.delete(root);
    }
}
