package io.jenkins.plugins.eksdelivery.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.runner.run.RunResult;
import io.jenkins.plugins.eksdelivery.runner.run.ScriptRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutStepTest {

    @TempDir
    private Path folder;

    private String git(Path directory, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=ann", "-c", "user.email=ann@acme.example"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private Path repository(String name) throws Exception {
        Path repository = Files.createDirectories(folder.resolve(name));
        git(repository, "init", "--quiet", "--initial-branch=main");
        Files.writeString(repository.resolve("kept.txt"), "committed");
        Files.writeString(repository.resolve("gone.txt"), "committed");
        Files.writeString(repository.resolve(".gitignore"), "ignored/\n");
        git(repository, "add", "-A");
        git(repository, "commit", "--quiet", "-m", "first");
        return repository;
    }

    @Test
    void checkout_scm_brings_the_checkout_of_the_jenkinsfile_with_its_uncommitted_changes() throws Exception {
        Path repository = repository("source");
        Files.writeString(repository.resolve("kept.txt"), "changed");
        Files.writeString(repository.resolve("new.txt"), "new");
        Files.delete(repository.resolve("gone.txt"));
        Files.createDirectories(repository.resolve("ignored"));
        Files.writeString(repository.resolve("ignored/x"), "x");

        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          def f = checkout scm
                          echo "OUT ${readFile('kept.txt')} ${readFile('new.txt')} ${fileExists('gone.txt')} ${fileExists('ignored/x')}"
                          echo "OUT ${f.GIT_COMMIT} ${f.GIT_BRANCH} ${sh(returnStdout: true, script: 'git rev-parse HEAD').trim() == f.GIT_COMMIT}"
                          checkout scm
                        }
                        """);

        assertThat(run.out())
                .as("%s", run.console())
                .containsExactly("changed new false false", git(repository, "rev-parse", "HEAD") + " main true");
        assertThat(run.result()).isEqualTo(RunResult.SUCCESS);
    }

    @Test
    void a_repository_is_cloned_at_a_branch() throws Exception {
        Path repository = repository("other");
        git(repository, "checkout", "--quiet", "-b", "topic");
        Files.writeString(repository.resolve("kept.txt"), "topic");
        git(repository, "commit", "--quiet", "-am", "second");

        ScriptRun run = new ScriptRun(folder).run("""
                        node {
                          dir('a') { git url: '%1$s', branch: 'topic'; echo "OUT ${readFile('kept.txt')}" }
                          dir('b') { git url: '%1$s', branch: 'main'; echo "OUT ${readFile('kept.txt')}" }
                          dir('c') { checkout scmGit(branches: [[name: '*/topic']], userRemoteConfigs: [[url: '%1$s']]); echo "OUT ${readFile('kept.txt')}" }
                          try { git url: '%1$s/nowhere', branch: 'main' } catch (e) { echo "OUT ${e.class.simpleName}" }
                        }
                        """.formatted(repository));

        assertThat(run.out()).as("%s", run.console()).containsExactly("topic", "committed", "topic", "AbortException");
    }
}
