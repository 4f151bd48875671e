package org.jenkinsci.plugins.structs.describable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.model.Result;
import hudson.util.StreamTaskListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What parameter binding does on a real Jenkins 2.479.3, line by line as it was measured there. */
class DescribableModelTest {

    private final DescribableModel<Sample> model = DescribableModel.of(Sample.class);

    @Test
    void texts_that_are_not_strings_become_strings_everywhere() {
        StringBuilder seven = new StringBuilder("7");

        Sample made = model.instantiate(Map.of("name", seven, "any", Map.of("a", List.of(seven)), "number", seven));

        assertThat(made.getName()).isEqualTo("7");
        assertThat(made.any).isEqualTo(Map.of("a", List.of("7")));
        assertThat(made.number).isEqualTo(7);
    }

    @Test
    void a_word_is_no_number() {
        assertThatThrownBy(() -> model.instantiate(Map.of("name", "n", "number", "seven")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seven");
    }

    @Test
    void a_number_that_is_too_great_is_cut_silently() {
        assertThat(model.instantiate(Map.of("name", "n", "number", 5_000_000_000L)).number)
                .isEqualTo(705_032_704);
    }

    @Test
    void a_text_becomes_a_flag_an_enum_and_a_result() {
        Sample made = model.instantiate(Map.of("name", "n", "flag", "true", "mode", "planned", "result", "FAILURE"));

        assertThat(made.flag).isTrue();
        assertThat(made.mode).isEqualTo(Mode.planned);
        assertThat(made.result).isEqualTo(Result.FAILURE);
    }

    @Test
    void an_enum_takes_its_exact_names_only() {
        assertThatThrownBy(() -> model.instantiate(Map.of("name", "n", "mode", "Planned")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void maps_are_kept_as_they_are() {
        Sample made = model.instantiate(Map.of("name", "n", "texts", Map.of("A", "b", "N", 1)));

        assertThat((Map<?, ?>) made.texts).isEqualTo(Map.of("A", "b", "N", 1));
    }

    @Test
    void one_text_is_no_list_and_numbers_are_no_texts() {
        assertThatThrownBy(() -> model.instantiate(Map.of("name", "n", "list", "one")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.instantiate(Map.of("name", "n", "list", List.of(1, 2))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.instantiate(Map.of("name", 5))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> model.instantiate(Map.of("name", true))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_list_becomes_an_array() {
        assertThat(model.instantiate(Map.of("name", "n", "array", List.of("a", "b"))).array)
                .containsExactly("a", "b");
    }

    @Test
    void a_map_becomes_a_bean_whose_unknown_keys_are_dropped() {
        Sample made = model.instantiate(Map.of("name", "n", "nested", Map.of("repository", "r", "dgest", "d")));

        assertThat(made.nested.repository).isEqualTo("r");
        assertThat(made.nested.digest).isNull();
    }

    @Test
    void an_unknown_key_is_a_warning_and_a_missing_one_is_null() {
        ByteArrayOutputStream log = new ByteArrayOutputStream();

        Sample made = model.instantiate(Map.of("nme", "n"), new StreamTaskListener(log, StandardCharsets.UTF_8));

        assertThat(made.getName()).isNull();
        assertThat(log.toString(StandardCharsets.UTF_8))
                .contains("WARNING: Unknown parameter(s) found for class type")
                .contains("nme");
    }

    @Test
    void an_object_is_written_as_it_was_given_without_its_defaults() {
        Map<String, Object> given = new HashMap<>(Map.of(
                "name", "n", "number", 3, "mode", "planned", "nested", Map.of("repository", "r", "digest", "d")));

        Map<String, Object> written = model.uninstantiate(model.instantiate(given));

        assertThat(written).containsOnlyKeys("name", "number", "mode", "nested");
        assertThat(written).containsEntry("mode", "planned").containsEntry("number", 3);
        assertThat(model.instantiate(written).number).isEqualTo(3);
    }

    @Test
    void the_one_mandatory_parameter_may_go_without_its_name() {
        assertThat(model.getSoleRequiredParameter().getName()).isEqualTo("name");
        assertThat(model.instantiate(Map.of(UninstantiatedDescribable.ANONYMOUS_KEY, "n"))
                        .getName())
                .isEqualTo("n");
    }

    public enum Mode {
        planned,
        unplanned
    }

    public static final class Sample {

        private final String name;

        @DataBoundSetter
        public int number;

        @DataBoundSetter
        public boolean flag;

        @DataBoundSetter
        public Mode mode;

        @DataBoundSetter
        public Result result;

        @DataBoundSetter
        public Object any;

        @DataBoundSetter
        public Map<String, String> texts;

        @DataBoundSetter
        public List<String> list;

        @DataBoundSetter
        public String[] array;

        @DataBoundSetter
        public Nested nested;

        @DataBoundConstructor
        public Sample(String name) {
            this.name = name;
        }

        public String getName() {
            return name;
        }
    }

    public static final class Nested extends hudson.model.AbstractDescribableImpl<Nested> {

        @DataBoundSetter
        public String repository;

        @DataBoundSetter
        public String digest;

        @DataBoundConstructor
        public Nested() {}
    }
}
