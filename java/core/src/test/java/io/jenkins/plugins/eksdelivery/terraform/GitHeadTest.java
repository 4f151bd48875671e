package io.jenkins.plugins.eksdelivery.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHeadTest {

    private static final String COMMIT = "c".repeat(40);

    @TempDir
    private Path root;

    @Test
    void the_commit_is_found_from_a_folder_below_the_checkout() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(".git/refs/heads/main", COMMIT + "\n");
        Path below = Files.createDirectories(root.resolve("infra/prod"));

        assertThat(new GitHead().run(below, line -> {})).isEqualTo(COMMIT);
    }

    @Test
    void a_detached_head_is_the_commit_itself() throws IOException {
        write(".git/HEAD", COMMIT + "\n");

        assertThat(head()).isEqualTo(COMMIT);
    }

    @Test
    void packed_references_are_read() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        write(
                ".git/packed-refs",
                "# pack-refs with: peeled\n" + COMMIT + " refs/heads/main\n" + "d".repeat(40) + " refs/heads/xmain\n");

        assertThat(head()).isEqualTo(COMMIT);
    }

    @Test
    void a_linked_work_tree_is_followed() throws IOException {
        write(".git", "gitdir: main/worktrees/w\n");
        write("main/worktrees/w/HEAD", "ref: refs/heads/w\n");
        write("main/worktrees/w/commondir", "../..\n");
        write("main/refs/heads/w", COMMIT + "\n");

        assertThat(head()).isEqualTo(COMMIT);
    }

    @Test
    void a_repository_without_a_commit_has_none() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");

        assertThat(head()).isEmpty();
    }

    private String head() throws IOException {
        return new GitHead().run(root, line -> {});
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
