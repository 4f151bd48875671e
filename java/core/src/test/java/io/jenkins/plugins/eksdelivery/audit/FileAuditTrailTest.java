package io.jenkins.plugins.eksdelivery.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditTrailTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() {
        file = folder.resolve("audit/trail.jsonl");
        for (int i = 0; i < 3; i++) {
            new FileAuditTrail(file, Clock.systemUTC(), "alice")
                    .record("terraform.apply", "infra/prod", Map.of("plan", "sha256:" + i));
        }
    }

    @Test
    void an_untouched_trail_is_whole() throws IOException {
        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(FileAuditTrail.firstBrokenLine(file)).isEmpty();
    }

    @Test
    void a_changed_line_is_found() throws IOException {
        Files.writeString(file, Files.readString(file).replace("sha256:1", "sha256:7"));

        assertThat(FileAuditTrail.firstBrokenLine(file)).hasValue(2);
    }

    @Test
    void a_removed_line_is_found() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);
        Files.write(file, lines);

        assertThat(FileAuditTrail.firstBrokenLine(file)).hasValue(2);
    }

    @Test
    void garbage_is_found() throws IOException {
        Files.writeString(file, "{\n", java.nio.file.StandardOpenOption.APPEND);

        assertThat(FileAuditTrail.firstBrokenLine(file)).hasValue(4);
    }
}
