package io.jenkins.plugins.eksdelivery.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    private static final RegistryEndpoint REGISTRY = RegistryEndpoint.of("https://registry.example.org");
    private static final RegistryCall<?> CALL = new ManifestHead(RepositoryName.of("shop/orders"), "1.0");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | UNAUTHORIZED | no basic auth credentials | PE-AUTH-01 | false",
                "403 | DENIED | Your authorization token has expired. Reauthenticate and try again. | PE-AUTH-02 | true",
                "403 | DENIED | not authorized because no identity-based policy allows the action | PE-DENY-01 | false",
                "404 | NAME_UNKNOWN | The repository does not exist in the registry | PE-REPO-01 | false",
                "400 | TAG_INVALID | The image tag 1 cannot be overwritten because the tag is immutable | PE-TAG-01 | false",
                "400 | DIGEST_INVALID | provided digest did not match | PE-DIGEST-01 | true",
                "400 | BLOB_UPLOAD_INVALID | None of the layer digests match the calculated layer digest | PE-DIGEST-01 | true",
                "400 | MANIFEST_BLOB_UNKNOWN | blob unknown to registry | PE-MANIFEST-01 | true",
                "404 | MANIFEST_UNKNOWN | manifest unknown | PE-MANIFEST-01 | true",
                "429 | TOOMANYREQUESTS | Rate exceeded | PE-BUSY-01 | true",
                "503 | UNAVAILABLE | try later | PE-BUSY-02 | true",
                "418 | TEAPOT | short and stout | PE-HTTP-01 | false"
            })
    void what_a_registry_says_has_its_own_code(
            int status, String code, String message, String expected, boolean retryable) {
        Failure failure = refusal(status, "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}]}");

        assertThat(failure.code()).isEqualTo(expected);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.why()).contains(message.replaceAll("\\.$", ""));
        assertThat(failure.what()).isEqualTo("look-up of shop/orders 1.0 at registry.example.org");
    }

    @Test
    void an_answer_that_is_no_json_is_shown_in_part() {
        Failure failure = refusal(400, "<html>" + "x".repeat(1_000));

        assertThat(failure.code()).isEqualTo("PE-HTTP-01");
        assertThat(failure.why())
                .startsWith("the registry answered 400: <html>xxx")
                .hasSizeLessThan(350);
    }

    @Test
    void a_deny_of_the_roles_own_policy_says_so() {
        Failure failure = refusal(
                403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"because no identity-based policy allows it\"}]}");

        assertThat(failure.remedy()).isEqualTo("Add the action to the policy of the role that the build runs with");
    }

    private static Failure refusal(int status, String body) {
        return new Refusal(CALL, REGISTRY, status, body.getBytes(StandardCharsets.UTF_8)).failure();
    }
}
