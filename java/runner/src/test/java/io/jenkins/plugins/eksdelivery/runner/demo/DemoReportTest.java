package io.jenkins.plugins.eksdelivery.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoReportTest {

    private static final List<Claim> CLAIMS = List.of(
            Claim.equal("image in us-east-1", "sha256:1", "sha256:1", "registry"),
            Claim.equal("active region after", "us-west-2", "us-east-1", "Aurora"));

    @TempDir
    private Path folder;

    @Test
    void the_table_marks_what_does_not_hold_and_shows_what_was_said() {
        String table = ClaimTable.of(CLAIMS);

        assertThat(table).isEqualTo("""
                              claim                read back  from
                        ok    image in us-east-1   sha256:1   registry
                        NO    active region after  us-east-1  Aurora
                              the delivery said: us-west-2
                        """);
    }

    @Test
    void two_empty_texts_are_no_agreement() {
        assertThat(Claim.equal("image", "", "", "registry").holds()).isFalse();
    }

    @Test
    void the_page_escapes_what_it_shows() throws IOException {
        Path file = folder.resolve("report.html");

        DemoReport.write(
                file,
                "orders <1>",
                CLAIMS,
                List.of(new TimedNode(0, "<script>", Duration.ZERO, Duration.ofSeconds(2), "SUCCESS")));

        String page = Files.readString(file);
        assertThat(page).contains("orders &lt;1&gt;").contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(page).contains("<td class=\"bad\">no</td>").contains("2.0 s");
    }
}
