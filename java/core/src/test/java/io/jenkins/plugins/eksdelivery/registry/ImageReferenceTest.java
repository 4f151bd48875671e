package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine:latest",
        "grafana/loki:3, docker.io/grafana/loki:3",
        "quay.io/org/app, quay.io/org/app:latest",
        "localhost/x1:y, localhost/x1:y",
        "host:5000/app:1.0, host:5000/app:1.0",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/orders:1, 123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/orders:1"
    })
    void short_names_are_completed_as_docker_does(String text, String whole) {
        assertThat(ImageReference.of(text)).hasToString(whole);
    }

    @Test
    void a_digest_needs_no_tag_and_pins() {
        String digest = "sha256:" + "a1".repeat(32);

        assertThat(ImageReference.of("alpine@" + digest).pinned()).isTrue();
        assertThat(ImageReference.of("alpine@" + digest)).hasToString("docker.io/library/alpine@" + digest);
        assertThat(ImageReference.of("alpine:3@" + digest)).hasToString("docker.io/library/alpine:3@" + digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Alpine", "alpine:", "alpine:-x", "alpine@sha256:12", "alpine@md5:x", "host:5000/", "a//b"})
    void what_is_not_well_formed_is_refused_with_a_code(String text) {
        assertThatThrownBy(() -> ImageReference.of(text)).hasMessageStartingWith("PE-REF-0");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:5000/x1, true", "localhost:80/x1, true", "127.0.0.1.evil.com/x1, false", "10.0.0.1/x1, false"
    })
    void only_this_machine_is_spoken_to_without_tls(String text, boolean local) {
        ImageReference reference = ImageReference.of(text);

        assertThat(reference.local()).isEqualTo(local);
        assertThat(reference.endpoint().base().getScheme()).isEqualTo(local ? "http" : "https");
    }

    @Test
    void any_reference_reads_back_as_it_prints() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            String text =
                    "r" + word(random) + ".io:" + (1 + random.nextInt(65_535)) + "/" + path(random) + ":" + tag(random);
            if (random.nextBoolean()) {
                text += "@" + Digest.ofBytes(text.getBytes());
            }

            ImageReference reference = ImageReference.of(text);

            assertThat(reference.toString()).as("seed %d", seed).isEqualTo(text);
            assertThat(ImageReference.of(reference.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(reference);
        }
    }

    @Test
    void a_changed_character_of_a_digest_is_another_digest_or_none() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            Digest digest = Digest.ofBytes(bytes);
            char[] text = digest.toString().toCharArray();
            int place = random.nextInt(text.length);
            char replacement = (char) (33 + random.nextInt(94));
            boolean same = text[place] == replacement;
            text[place] = replacement;

            assertThat(Digest.of(digest.toString())).isEqualTo(digest);
            try {
                assertThat(Digest.of(new String(text)).equals(digest))
                        .as("seed %d", seed)
                        .isEqualTo(same);
            } catch (io.jenkins.plugins.eksdelivery.failure.DeliveryException refused) {
                assertThat(refused.code()).as("seed %d", seed).isEqualTo("PE-REF-03");
            }
        }
    }

    private static String path(Random random) {
        StringBuilder path = new StringBuilder(word(random));
        for (int i = random.nextInt(3); i > 0; i--) {
            path.append("._-/".charAt(random.nextInt(4))).append(word(random));
        }
        return path.toString();
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(6); i > 0; i--) {
            word.append(LOWER.charAt(random.nextInt(LOWER.length())));
        }
        return word.toString();
    }

    private static String tag(Random random) {
        String tag = word(random).toUpperCase(java.util.Locale.ROOT) + "_.-".charAt(random.nextInt(3)) + word(random);
        return random.nextBoolean() ? "_" + tag : tag;
    }
}
