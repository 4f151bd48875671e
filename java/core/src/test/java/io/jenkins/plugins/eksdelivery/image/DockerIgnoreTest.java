package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerIgnoreTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.md            | README.md       | true",
                "*.md            | docs/README.md  | false",
                "**/*.md         | docs/README.md  | true",
                "**/*.md         | README.md       | true",
                "/target         | target/a/b      | true",
                "target/         | target/a        | true",
                "./target        | target/a        | true",
                "a/../target     | target/a        | true",
                "target          | src/target      | false",
                "**/target       | src/target/x    | true",
                "temp?           | temp1           | true",
                "temp?           | temp12          | false",
                "[ab].txt        | a.txt           | true",
                "# comment       | # comment       | false",
                "*/temp*         | a/temporary     | true",
                "*/temp*         | a/b/temporary   | false",
                "a.b             | axb             | false",
                "**              | any/thing       | true"
            })
    void patterns_match_as_docker_says(String pattern, String path, boolean excluded) {
        assertThat(DockerIgnore.of(List.of(pattern)).excludes(path)).isEqualTo(excluded);
    }

    @ParameterizedTest
    @CsvSource({"README.md,false", "docs/a.md,true", "other.md,true", "app,false"})
    void the_last_rule_that_matches_decides(String path, boolean excluded) {
        DockerIgnore ignore = DockerIgnore.of(List.of("**/*.md", "!README.md"));

        assertThat(ignore.excludes(path)).isEqualTo(excluded);
    }
}
