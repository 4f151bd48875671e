package hudson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.TaskListener;
import hudson.util.ArgumentListBuilder;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private final Launcher launcher = new Launcher.LocalLauncher(new StreamTaskListener(log, StandardCharsets.UTF_8));

    @Test
    void a_program_gets_input_variables_and_directory(@TempDir Path directory) throws Exception {
        int exitCode = launcher.launch()
                .cmds("/bin/sh", "-c", "cat; echo \" $GREETING $(pwd)\"; echo oops >&2; exit 3")
                .envs("GREETING=hello")
                .pwd(new FilePath(directory.toFile()))
                .stdin(new ByteArrayInputStream("in".getBytes(StandardCharsets.UTF_8)))
                .stdout(output)
                .stderr(error)
                .join();

        assertThat(exitCode).isEqualTo(3);
        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("in hello " + directory.toRealPath() + "\n");
        assertThat(error.toString(StandardCharsets.UTF_8)).isEqualTo("oops\n");
    }

    @Test
    void without_a_stream_of_its_own_stderr_goes_to_stdout() throws Exception {
        launcher.launch().cmds("/bin/sh", "-c", "echo oops >&2").stdout(output).join();

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("oops\n");
    }

    @Test
    void the_command_line_is_logged_with_its_secrets_masked() throws Exception {
        ArgumentListBuilder arguments =
                new ArgumentListBuilder("/bin/echo", "user").addMasked(hudson.util.Secret.fromString("s3cret"));

        launcher.launch().cmds(arguments).stdout(output).join();

        assertThat(log.toString(StandardCharsets.UTF_8)).isEqualTo("$ /bin/echo user ********\n");
    }

    @Test
    void decorators_add_variables_and_a_prefix() throws Exception {
        Launcher decorated =
                launcher.decorateByEnv(new EnvVars("A", "outer", "B", "b")).decorateByPrefix("/usr/bin/env");

        decorated
                .launch()
                .cmds("/bin/sh", "-c", "echo $A $B")
                .envs("A=own")
                .stdout(output)
                .quiet(true)
                .join();

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("own b\n");
    }

    @Test
    void an_interrupted_waiter_kills_the_program() throws Exception {
        Proc process = launcher.launch().cmds("/bin/sleep", "60").quiet(true).start();

        Thread.currentThread().interrupt();

        assertThatThrownBy(process::join).isInstanceOf(InterruptedException.class);
        assertThat(process.join()).isEqualTo(137);
    }

    @Test
    void programs_are_found_by_their_variables_and_killed() throws Exception {
        String cookie = "cookie-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        Proc process = launcher.launch()
                .cmds("/bin/sleep", "60")
                .envs("JENKINS_COOKIE=" + cookie)
                .quiet(true)
                .start();

        launcher.kill(Map.of("JENKINS_COOKIE", cookie));

        assertThat(process.join()).isEqualTo(137);
    }

    @Test
    void a_missing_program_is_an_error_of_starting_it() {
        assertThatThrownBy(() ->
                        launcher.launch().cmds("/no/such/program").quiet(true).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such/program");
        assertThat(new File("/no/such/program")).doesNotExist();
        assertThat(TaskListener.NULL.getLogger()).isNotNull();
    }
}
