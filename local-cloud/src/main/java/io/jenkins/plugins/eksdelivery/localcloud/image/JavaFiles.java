package io.jenkins.plugins.eksdelivery.localcloud.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.localcloud.tool.Toolbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an image with nothing but Java: a runtime linked from this machine's JDK and the libraries that it loads. */
final class JavaFiles {

    /** Where java lies in the image. */
    static final String HOME = "/opt/java";

    static final String USER = "10001:10001";

    private static final String MODULES =
            "java.se,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.management.agent,"
                    + "jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs";
    /** "libz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x…)" and "/lib64/ld-linux-x86-64.so.2 (0x…)". */
    private static final Pattern LIBRARY = Pattern.compile("(?:=>\\s*|^\\s*)(/\\S+) \\(0x", Pattern.MULTILINE);

    /** They need a display and with it a hundred megabytes of libraries. */
    private static final Set<String> WITH_DISPLAY = Set.of("libawt_xawt.so", "libjawt.so", "libsplashscreen.so");

    private final Toolbox toolbox;
    private final Path javaHome;

    JavaFiles(Toolbox toolbox, Path javaHome) {
        this.toolbox = toolbox;
        this.javaHome = javaHome;
    }

    /** Puts all files below the folder, which becomes the image's root. */
    void write(Path root) throws IOException, InterruptedException {
        Path runtime = root.resolve(HOME.substring(1));
        Files.createDirectories(runtime.getParent());
        link(runtime);
        for (String library : libraries(runtime)) {
            Path target = root.resolve(library.substring(1));
            Files.createDirectories(target.getParent());
            Files.copy(Path.of(library), target, StandardCopyOption.REPLACE_EXISTING);
        }
        Path etc = Files.createDirectories(root.resolve("etc"));
        Files.writeString(etc.resolve("passwd"), "root:x:0:0:root:/:/none\napp:x:10001:10001:app:/:/none\n");
        Files.writeString(etc.resolve("group"), "root:x:0:\napp:x:10001:\n");
        Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
        Path temporary = Files.createDirectories(root.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private void link(Path runtime) throws InterruptedException {
        Path jlink = javaHome.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new DeliveryException(Failure.permanent(
                    "LC-JAVA-01",
                    "the base image base/java",
                    "there is no " + jlink + ": this Java is not a whole JDK",
                    "Run with a JDK (on Debian: apt-get install openjdk-17-jdk-headless)"));
        }
        List<String> command = List.of(
                jlink.toString(),
                "--add-modules",
                MODULES,
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());
        toolbox.run("LC-JAVA-02", "the base image base/java", Map.of(), javaHome, command);
    }

    private Set<String> libraries(Path runtime) throws IOException, InterruptedException {
        Set<String> libraries = new TreeSet<>();
        for (Path program : nativeFiles(runtime)) {
            String told = toolbox.run(
                    "LC-JAVA-02",
                    "the libraries of " + program.getFileName(),
                    Map.of(),
                    runtime,
                    List.of("ldd", program.toString()));
            Matcher library = LIBRARY.matcher(told);
            while (library.find()) {
                if (!library.group(1).startsWith(runtime.toString())) {
                    libraries.add(library.group(1));
                }
            }
        }
        return libraries;
    }

    private static List<Path> nativeFiles(Path runtime) throws IOException {
        try (Stream<Path> files = Files.walk(runtime)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.endsWith("bin/java") || file.toString().endsWith(".so"))
                    .filter(file -> !WITH_DISPLAY.contains(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
