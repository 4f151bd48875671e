package io.jenkins.plugins.eksdelivery.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParameterSetTest {

    enum Scan {
        NONE,
        BASIC
    }

    private final ParameterSet set = ParameterSet.of("pushToEcr", "Pushes.")
            .required("image", ParameterType.TEXT, "What to push.")
            .optional("tags", ParameterType.TEXT_LIST, List.of("latest"), "Tags.")
            .optional("timeout", ParameterType.DURATION, "5m", "Time.")
            .integer("concurrency", 4L, 1, 16, "Layers at once.")
            .choice("scan", Scan.class, Scan.BASIC, "Scan.")
            .planned("sign")
            .common()
            .build();

    @Test
    void defaults_fill_what_is_not_given() {
        Arguments arguments = set.read(Map.of("image", "orders"));

        assertThat(arguments.text("image")).isEqualTo("orders");
        assertThat(arguments.texts("tags")).containsExactly("latest");
        assertThat(arguments.integer("concurrency")).isEqualTo(4);
        assertThat(arguments.choice("scan", Scan.class)).isEqualTo(Scan.BASIC);
        assertThat(arguments.duration("timeout")).isEqualTo(Duration.ofMinutes(5));
        assertThat(arguments.flag("dryRun")).isFalse();
        assertThat(arguments.optionalInteger("timeoutMinutes")).isEmpty();
    }

    @Test
    void texts_that_mean_numbers_flags_and_lists_are_converted() {
        Arguments arguments = set.read(
                Map.of("image", "orders", "concurrency", "8", "dryRun", "true", "tags", "one", "timeout", "1h30m5s"));

        assertThat(arguments.integer("concurrency")).isEqualTo(8);
        assertThat(arguments.flag("dryRun")).isTrue();
        assertThat(arguments.texts("tags")).containsExactly("one");
        assertThat(arguments.duration("timeout")).isEqualTo(Duration.ofSeconds(5405));
    }

    @Test
    void an_unknown_name_is_refused_with_the_nearest_one() {
        assertThatThrownBy(() -> set.read(Map.of("image", "orders", "concurency", 2)))
                .hasMessageStartingWith("PARAM-01 pushToEcr: parameter 'concurency'")
                .hasMessageContaining("Did you mean 'concurrency'?");
    }

    @Test
    void a_missing_mandatory_one_is_refused() {
        assertThatThrownBy(() -> set.read(Map.of())).hasMessageStartingWith("PARAM-02 pushToEcr: parameter 'image'");
    }

    @Test
    void a_wrong_type_is_refused() {
        assertThatThrownBy(() -> set.read(Map.of("image", 5)))
                .hasMessageContaining("PARAM-03")
                .hasMessageContaining("it takes a text, not '5' (Integer)");
    }

    @Test
    void a_number_out_of_range_and_an_unknown_word_are_refused() {
        assertThatThrownBy(() -> set.read(Map.of("image", "orders", "concurrency", 5_000_000_000L)))
                .hasMessageContaining("PARAM-04")
                .hasMessageContaining("a whole number from 1 to 16");
        assertThatThrownBy(() -> set.read(Map.of("image", "orders", "scan", "basik")))
                .hasMessageContaining("did you mean 'basic'?");
    }

    @Test
    void a_planned_one_is_refused_by_name() {
        assertThatThrownBy(() -> set.read(Map.of("image", "orders", "sign", "cosign-key")))
                .hasMessageContaining("PARAM-05 pushToEcr: parameter 'sign'");
    }

    enum Source {
        AUTO,
        POD_IDENTITY
    }

    @Test
    void a_word_in_camel_case_is_taken_for_the_one_with_a_hyphen() {
        ParameterSet sources = ParameterSet.of("withAwsRole", "Role.")
                .choice("source", Source.class, Source.AUTO, "Source.")
                .build();

        assertThat(sources.read(Map.of("source", "podIdentity")).choice("source", Source.class))
                .isEqualTo(Source.POD_IDENTITY);
    }
}
