package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemon;
import io.jenkins.plugins.eksdelivery.localcloud.daemon.Daemons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonsTest {

    @TempDir
    private Path folder;

    private Daemons daemons;

    @BeforeEach
    void none() {
        daemons = new Daemons(folder, Map.of("PATH", "/usr/bin:/bin"));
    }

    @AfterEach
    void stopped() throws Exception {
        daemons.stopAll();
    }

    @Test
    void a_daemon_is_found_and_stopped_by_a_later_process() throws Exception {
        daemons.start(daemon("sleeper", "sleep", "1000"));

        Daemons later = new Daemons(folder, Map.of());
        assertThat(later.running()).containsExactly("sleeper");

        assertThat(later.stopAll()).containsExactly("sleeper");
        assertThat(daemons.running()).isEmpty();
    }

    @Test
    void a_daemon_that_ends_while_it_starts_is_told_with_its_last_words() {
        Daemon broken = new Daemon(
                "broken",
                List.of("sh", "-c", "echo no such disk; exit 3"),
                Map.of(),
                folder,
                () -> false,
                Duration.ofSeconds(20));

        assertThatThrownBy(() -> daemons.start(broken))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("LC-START-01")
                .hasMessageContaining("no such disk");
        assertThat(daemons.ended()).isEmpty();
    }

    @Test
    void a_process_that_got_the_id_of_an_ended_daemon_is_left_alone() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "1000").start();
        try {
            Files.createDirectories(folder.resolve("process"));
            Files.writeString(
                    folder.resolve("process/old.json"),
                    "{\"name\": \"old\", \"pid\": " + stranger.pid()
                            + ", \"command\": [\"etcd\"], \"ending\": \"ASKED\"}");

            assertThat(daemons.running()).isEmpty();
            assertThat(daemons.ended()).containsExactly("old");
            assertThat(daemons.stopAll()).isEmpty();

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private Daemon daemon(String name, String... command) {
        return new Daemon(name, List.of(command), Map.of(), folder, () -> true, Duration.ofSeconds(20));
    }
}
