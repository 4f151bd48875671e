package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what Jenkins would install: a JDK is the one that runs this, any other tool is looked up in PATH. */
final class LocalTools {

    private LocalTools() {}

    static String home(String name, @Nullable String type, String searchPath) throws IOException {
        String wanted = (name + " " + type).toLowerCase(Locale.ROOT);
        if (wanted.contains("jdk") || wanted.contains("java")) {
            return System.getProperty("java.home");
        }
        String program = wanted.contains("maven") || wanted.contains("mvn")
                ? "mvn"
                : name.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "");
        for (String directory : searchPath.split(File.pathSeparator, -1)) {
            Path file = Path.of(directory.isEmpty() ? "." : directory, program);
            if (Files.isExecutable(file)) {
                Path bin = file.toRealPath().getParent();
                Path home = bin == null ? null : bin.getParent();
                return String.valueOf(home == null ? bin : home);
            }
        }
        throw new AbortException("No tool named " + name + " found");
    }
}
