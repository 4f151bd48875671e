package hudson;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import jenkins.MasterToSlaveFileCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePathTest {

    @TempDir
    Path directory;

    @Test
    void patterns_find_files_as_ant_does() throws Exception {
        FilePath root = new FilePath(directory.toFile());
        for (String each : new String[] {"a.txt", "b/c.txt", "b/d/e.txt", "b/d/e.log", ".git/config"}) {
            root.child(each).write("x", "UTF-8");
        }

        assertThat(names(root, "**/*.txt")).containsExactly("a.txt", "b/c.txt", "b/d/e.txt");
        assertThat(names(root, "*.txt")).containsExactly("a.txt");
        assertThat(names(root, "b/")).containsExactly("b/c.txt", "b/d/e.log", "b/d/e.txt");
        assertThat(names(root, "b/**/e.*, a.???")).containsExactly("a.txt", "b/d/e.log", "b/d/e.txt");
        assertThat(names(root, "**")).doesNotContain(".git/config");
    }

    @Test
    void work_is_done_on_the_file() throws Exception {
        FilePath file = new FilePath(directory.toFile()).child("sub/../answer");

        String name = file.act(new Name());

        assertThat(name).isEqualTo(directory.resolve("answer").toString());
    }

    @Test
    void a_tree_is_copied_with_its_permissions() throws Exception {
        FilePath from = new FilePath(directory.toFile()).child("from");
        from.child("bin/run").write("#!/bin/sh\n", "UTF-8");
        from.child("bin/run").chmod(0755);
        FilePath to = new FilePath(directory.toFile()).child("to");

        int copied = from.copyRecursiveTo("**/*", to);

        assertThat(copied).isEqualTo(1);
        assertThat(to.child("bin/run").mode()).isEqualTo(0755);
    }

    private static String[] names(FilePath root, String pattern) throws Exception {
        return Arrays.stream(root.list(pattern))
                .map(each -> each.getRemote().substring(root.getRemote().length() + 1))
                .toArray(String[]::new);
    }

    private static final class Name extends MasterToSlaveFileCallable<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public String invoke(File file, VirtualChannel channel) {
            return file.getPath();
        }
    }
}
