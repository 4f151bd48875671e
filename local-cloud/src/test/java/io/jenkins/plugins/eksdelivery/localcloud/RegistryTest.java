package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.ImageDetail;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;
import software.amazon.awssdk.services.ecr.model.ReplicationStatus;
import software.amazon.awssdk.services.ecr.model.RepositoryFilter;
import software.amazon.awssdk.services.ecr.model.RepositoryFilterType;

/** The registry speaks the OCI protocol in plain HTTP and keeps ECR's rules. */
@Tag("real")
@ExtendWith(RunningCloud.class)
class RegistryTest {

    private static final String EAST = CloudSettings.PRIMARY;
    private static final String WEST = CloudSettings.STANDBY;
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void without_a_token_a_request_is_challenged_and_an_absent_repository_is_named(Cloud cloud) throws Exception {
        String registry = "http://127.0.0.1:" + cloud.state().registries().get(EAST) + "/v2/";

        HttpResponse<String> without =
                http.send(HttpRequest.newBuilder(URI.create(registry)).build(), BodyHandlers.ofString());
        HttpResponse<String> absent = login(cloud, EAST).send("GET", "absent/tags/list", "", "");

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic realm=");
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.body()).contains("NAME_UNKNOWN", "'absent' does not exist");
    }

    @Test
    void a_pushed_image_is_told_by_the_api_and_copied_to_the_other_region(Cloud cloud) throws Exception {
        try (EcrClient east = cloud.client(EcrClient.builder(), EAST);
                EcrClient west = cloud.client(EcrClient.builder(), WEST)) {
            east.createRepository(r -> r.repositoryName("copied/orders"));
            east.putReplicationConfiguration(r -> r.replicationConfiguration(c -> c.rules(ReplicationRule.builder()
                    .destinations(d -> d.region(WEST).registryId("123456789012"))
                    .repositoryFilters(RepositoryFilter.builder()
                            .filter("copied/")
                            .filterType(RepositoryFilterType.PREFIX_MATCH)
                            .build())
                    .build())));

            String digest = push(login(cloud, EAST), "copied/orders", "1", "a layer");

            ImageDetail told = east.describeImages(r -> r.repositoryName("copied/orders"))
                    .imageDetails()
                    .get(0);
            assertThat(told.imageDigest()).isEqualTo(digest);
            assertThat(told.imageTags()).containsExactly("1");
            assertThat(told.imageSizeInBytes()).isEqualTo("a layer".length());
            while (status(east) != ReplicationStatus.COMPLETE) {
                Thread.sleep(50);
            }
            assertThat(west.describeImages(r -> r.repositoryName("copied/orders"))
                            .imageDetails()
                            .get(0)
                            .imageDigest())
                    .isEqualTo(digest);
            HttpResponse<String> layer =
                    login(cloud, WEST).send("GET", "copied/orders/blobs/" + sha256("a layer"), "", "");
            assertThat(layer.body()).isEqualTo("a layer");
        }
    }

    @Test
    void an_immutable_tag_takes_the_same_image_again_and_no_other(Cloud cloud) throws Exception {
        try (EcrClient ecr = cloud.client(EcrClient.builder(), WEST)) {
            ecr.createRepository(r -> r.repositoryName("fixed").imageTagMutability(ImageTagMutability.IMMUTABLE));
            Login login = login(cloud, WEST);
            String digest = push(login, "fixed", "1", "first");

            String again = push(login, "fixed", "1", "first");

            assertThat(again).isEqualTo(digest);
            assertThatThrownBy(() -> push(login, "fixed", "1", "second")).hasMessageContaining("TAG_INVALID");
        }
    }

    @Test
    void a_lost_region_takes_its_registry_with_it(Cloud cloud) throws Exception {
        Login login = login(cloud, WEST);
        cloud.local().control().regionDown(WEST);

        assertThatThrownBy(() -> login.send("GET", "base/java/tags/list", "", ""))
                .isInstanceOf(IOException.class);
    }

    private static ReplicationStatus status(EcrClient ecr) {
        return ecr.describeImageReplicationStatus(
                        r -> r.repositoryName("copied/orders").imageId(i -> i.imageTag("1")))
                .replicationStatuses()
                .get(0)
                .status();
    }

    private String push(Login login, String repository, String tag, String layer) throws Exception {
        String config = "{\"architecture\": \"amd64\", \"os\": \"linux\"}";
        for (String blob : new String[] {config, layer}) {
            HttpResponse<String> start = login.send("POST", repository + "/blobs/uploads/", "", "");
            String location = start.headers().firstValue("Location").orElseThrow();
            login.send(location + "&digest=" + sha256(blob), blob);
        }
        String manifest = """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": %d},
                 "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "%s", "size": %d}]}""".formatted(MANIFEST, sha256(config), config.length(), sha256(layer), layer.length());
        HttpResponse<String> put = login.send("PUT", repository + "/manifests/" + tag, MANIFEST, manifest);
        if (put.statusCode() != 201) {
            throw new IOException(put.body());
        }
        return sha256(manifest);
    }

    private Login login(Cloud cloud, String region) {
        try (EcrClient ecr = cloud.client(EcrClient.builder(), region)) {
            AuthorizationData data =
                    ecr.getAuthorizationToken().authorizationData().get(0);
            return new Login(http, data.proxyEndpoint(), data.authorizationToken());
        }
    }

    private record Login(HttpClient http, String registry, String token) {

        HttpResponse<String> send(String method, String path, String type, String body)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(registry + "/v2/" + path))
                    .header("Authorization", "Basic " + token)
                    .method(method, BodyPublishers.ofString(body));
            if (!type.isEmpty()) {
                request.header("Content-Type", type);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        }

        void send(String location, String blob) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create(registry).resolve(location))
                    .header("Authorization", "Basic " + token)
                    .header("Content-Type", "application/octet-stream")
                    .PUT(BodyPublishers.ofString(blob))
                    .build();
            assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        }
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256:" + HexFormat.of().formatHex(digest);
    }
}
