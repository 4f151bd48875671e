package hudson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvVarsTest {

    @Test
    void a_name_with_plus_puts_its_value_in_front() {
        EnvVars variables = new EnvVars("PATH", "/bin");

        variables.override("PATH+TOOLS", "/tools");

        assertThat(variables).containsExactly(Map.entry("PATH", "/tools:/bin"));
    }

    @Test
    void an_empty_value_removes_the_variable() {
        EnvVars variables = new EnvVars("A", "1", "B", "2");

        variables.override("A", "");

        assertThat(variables).containsOnlyKeys("B");
    }

    @Test
    void names_differ_by_more_than_case() {
        EnvVars variables = new EnvVars("Path", "/bin");

        assertThat(variables.get("PATH")).isEqualTo("/bin");
    }

    @Test
    void references_are_expanded_in_the_order_of_need() {
        EnvVars variables = new EnvVars("HOME", "/home/x");

        variables.overrideExpandingAll(Map.of("A", "${B}/a", "B", "${HOME}/b", "C", "$UNKNOWN $$"));

        assertThat(variables).containsEntry("A", "/home/x/b/a").containsEntry("C", "$UNKNOWN $");
    }
}
