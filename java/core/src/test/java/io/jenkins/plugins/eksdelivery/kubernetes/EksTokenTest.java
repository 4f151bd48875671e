package io.jenkins.plugins.eksdelivery.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.log.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EksTokenTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of(
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
            "AWS_REGION", "us-west-2"));

    @Test
    void a_token_is_the_signed_url_of_the_regional_sts_bound_to_the_cluster() {
        String url = url(token("prod"));

        // The signature was computed apart from this code, with Python's hmac, from the same inputs.
        assertThat(url)
                .isEqualTo("https://sts.us-west-2.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"
                        + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260102T030405Z"
                        + "&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id"
                        + "&X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-west-2%2Fsts%2Faws4_request"
                        + "&X-Amz-Expires=60&X-Amz-Signature="
                        + "69ba2dd31b68019d6ea4bd72b00271c51659f671023c248b8bd58b3f3c1d11bd");
    }

    @Test
    void an_endpoint_of_ones_own_and_a_session_are_honoured() {
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:5005");
        environment.put("AWS_SESSION_TOKEN", "session/token");

        String url = url(token("prod"));

        assertThat(url)
                .startsWith("http://127.0.0.1:5005/?Action=GetCallerIdentity")
                .contains("X-Amz-Security-Token=session%2Ftoken");
    }

    @Test
    void another_cluster_has_another_signature() {
        assertThat(url(token("prod"))).isNotEqualTo(url(token("stage")));
    }

    private Secret token(String cluster) {
        return new EksToken(AwsSession.from(environment), cluster, clock).make();
    }

    private static String url(Secret token) {
        String text = token.reveal();
        assertThat(text).startsWith("k8s-aws-v1.").doesNotContain("=");
        return new String(
                Base64.getUrlDecoder().decode(text.substring("k8s-aws-v1.".length())), StandardCharsets.UTF_8);
    }
}
