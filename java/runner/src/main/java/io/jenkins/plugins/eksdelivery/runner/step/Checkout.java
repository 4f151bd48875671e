package io.jenkins.plugins.eksdelivery.runner.step;

import hudson.AbortException;
import io.jenkins.plugins.eksdelivery.runner.program.RunningStep;
import io.jenkins.plugins.eksdelivery.runner.program.ScmVariable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Brings sources into a workspace: the checkout of the Jenkinsfile with its uncommitted changes, or any git repository. */
final class Checkout {

    private final Path script;

    Checkout(Path script) {
        this.script = script;
    }

    Path root() {
        return new ScmVariable(script).root();
    }

    Map<String, String> own(RunningStep step, Path workspace) throws IOException, InterruptedException {
        Path root = root();
        if (!Files.exists(root.resolve(".git"))) {
            step.surroundings().console().line(step.node(), "Copying " + root + ", which is not under git");
            copyTree(root, workspace);
            return new LinkedHashMap<>();
        }
        Map<String, String> facts = repository(step, workspace, root.toString(), null);
        for (String file : git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .split("\0", -1)) {
            Path from = root.resolve(file);
            Path to = workspace.resolve(file);
            if (file.isEmpty() || Files.isDirectory(from)) {
                continue;
            }
            if (Files.exists(from, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                copy(from, to);
            } else {
                Files.deleteIfExists(to);
            }
        }
        return facts;
    }

    /** Clones or updates, and checks the branch out; null means what the repository's HEAD is. */
    Map<String, String> repository(
            RunningStep step, Path workspace, String url, @org.jspecify.annotations.Nullable String branch)
            throws IOException, InterruptedException {
        step.surroundings().console().line(step.node(), "Fetching from " + url);
        Files.createDirectories(workspace);
        if (!Files.exists(workspace.resolve(".git"))) {
            git(workspace, "init", "--quiet");
        }
        git(workspace, "fetch", "--quiet", "--tags", "--force", url, branch == null ? "HEAD" : branch);
        git(workspace, "checkout", "--quiet", "--force", "--detach", "FETCH_HEAD");
        String commit = git(workspace, "rev-parse", "HEAD").strip();
        step.surroundings()
                .console()
                .line(step.node(), "Checking out Revision " + commit + (branch == null ? "" : " (" + branch + ")"));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("GIT_COMMIT", commit);
        facts.put("GIT_BRANCH", branch == null ? branchOf(url) : branch);
        facts.put("GIT_URL", url);
        return facts;
    }

    private static String branchOf(String url) throws InterruptedException {
        try {
            Path local = Path.of(url);
            return Files.isDirectory(local)
                    ? git(local, "rev-parse", "--abbrev-ref", "HEAD").strip()
                    : "HEAD";
        } catch (IOException | java.nio.file.InvalidPathException noLocalCheckout) {
            return "HEAD";
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        List<Path> files = new ArrayList<>();
        try (java.util.stream.Stream<Path> walk = Files.walk(from)) {
            walk.filter(file -> Files.isRegularFile(file) && !file.startsWith(to) && !inside(file, ".eks-delivery"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            copy(file, to.resolve(from.relativize(file).toString()));
        }
    }

    private static boolean inside(Path file, String name) {
        for (Path part : file) {
            if (part.toString().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static void copy(Path from, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.copy(
                from,
                to,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES,
                java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }

    private static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("eks-delivery-git", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AbortException("git " + arguments[0] + " did not end within 10 minutes");
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (process.exitValue() != 0) {
                throw new AbortException("git " + String.join(" ", arguments) + " failed: " + text.strip());
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
