package io.jenkins.plugins.eksdelivery.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.process.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageBuilderTest {

    private static final Map<String, Object> EVERYTHING = new LinkedHashMap<>(Map.of(
            "image", "shop/orders",
            "target", "run",
            "buildArgs", Map.of("VERSION", "1.0 rc"),
            "secrets", Map.of("npm", "npm-credentials"),
            "cacheFrom", "127.0.0.1:5000/orders:cache",
            "cacheTo", "127.0.0.1:5000/orders:cache",
            "noCache", true));

    @Test
    void buildkit_gets_everything_on_one_command_line() {
        List<Command> commands =
                new BuildKitBuilder.Running("unix:///run/buildkit/buildkitd.sock").commands(order(EVERYTHING));

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0).arguments())
                .containsExactly(
                        "buildctl",
                        "--addr",
                        "unix:///run/buildkit/buildkitd.sock",
                        "build",
                        "--progress",
                        "plain",
                        "--frontend",
                        "dockerfile.v0",
                        "--local",
                        "context=/w/svc",
                        "--local",
                        "dockerfile=/w/docker",
                        "--opt",
                        "filename=Service.Dockerfile",
                        "--opt",
                        "platform=linux/amd64",
                        "--opt",
                        "target=run",
                        "--opt",
                        "image-resolve-mode=pull",
                        "--opt",
                        "build-arg:VERSION=1.0 rc",
                        "--opt",
                        "build-arg:SOURCE_DATE_EPOCH=1700000000",
                        "--opt",
                        "label:a=b",
                        "--secret",
                        "id=npm,env=EKS_DELIVERY_BUILD_SECRET_0",
                        "--no-cache",
                        "--import-cache",
                        "type=registry,ref=127.0.0.1:5000/orders:cache",
                        "--export-cache",
                        "type=registry,ref=127.0.0.1:5000/orders:cache,mode=max,image-manifest=true,oci-mediatypes=true",
                        "--output",
                        "type=oci,\"dest=/w/out.oci\",tar=false,rewrite-timestamp=true,oci-mediatypes=true");
        assertThat(commands.get(0).environment())
                .containsEntry("DOCKER_CONFIG", "/t/conf")
                .containsEntry("EKS_DELIVERY_BUILD_SECRET_0", "s3cret");
    }

    @Test
    void a_buildkitd_for_one_build_is_started_by_a_script_that_needs_no_file() {
        Command command = new BuildKitBuilder.Started("rootless")
                .commands(order(Map.of("image", "orders")))
                .get(0);

        assertThat(command.arguments().subList(0, 2)).containsExactly("sh", "-c");
        assertThat(command.arguments().get(2)).contains("start rootlesskit buildkitd");
        assertThat(command.arguments().subList(3, 7))
                .containsExactly("buildkit-for-one-build.sh", "rootless", "build", "--progress");
    }

    @Test
    void buildah_builds_and_writes_the_layout() {
        List<Command> commands = new BuildahBuilder().commands(order(EVERYTHING));

        assertThat(commands).hasSize(2);
        assertThat(commands.get(0).arguments())
                .containsExactly(
                        "buildah",
                        "build",
                        "--isolation",
                        "chroot",
                        "--format",
                        "oci",
                        "--layers=true",
                        "--identity-label=false",
                        "--timestamp",
                        "1700000000",
                        "--pull=newer",
                        "--platform",
                        "linux/amd64",
                        "--file",
                        "/w/docker/Service.Dockerfile",
                        "--target",
                        "run",
                        "--no-cache",
                        "--build-arg",
                        "VERSION=1.0 rc",
                        "--label",
                        "a=b",
                        "--secret",
                        "id=npm,src=EKS_DELIVERY_BUILD_SECRET_0,type=env",
                        "--cache-from",
                        "127.0.0.1:5000/orders",
                        "--cache-to",
                        "127.0.0.1:5000/orders",
                        "--tag",
                        "localhost/shop/orders:image-34566a0e7e317ffe",
                        "/w/svc");
        assertThat(commands.get(1).arguments())
                .containsExactly(
                        "buildah", "push", "--quiet", "localhost/shop/orders:image-34566a0e7e317ffe", "oci:/w/out.oci");
        assertThat(commands.get(1).environment())
                .containsEntry("REGISTRY_AUTH_FILE", "/t/conf/config.json")
                .containsEntry("CONTAINERS_REGISTRIES_CONF", "/t/conf/registries.conf");
    }

    @Test
    void buildah_makes_an_index_of_several_platforms() {
        List<Command> commands = new BuildahBuilder()
                .commands(order(Map.of("image", "orders", "platforms", List.of("linux/amd64", "linux/arm64"))));

        String name = "localhost/orders:platforms-34566a0e7e317ffe";
        assertThat(commands).hasSize(5);
        assertThat(commands.get(0).arguments())
                .contains("--layers=false")
                .containsSequence("--platform", "linux/amd64")
                .containsSequence("--tag", name + "-linux-amd64");
        assertThat(commands.get(1).arguments())
                .containsSequence("--platform", "linux/arm64")
                .containsSequence("--tag", name + "-linux-arm64");
        assertThat(commands.get(3).arguments())
                .containsExactly("buildah", "manifest", "create", name, name + "-linux-amd64", name + "-linux-arm64");
        assertThat(commands.get(4).arguments())
                .containsExactly("buildah", "manifest", "push", "--quiet", "--all", name, "oci:/w/out.oci");
    }

    private static BuildOrder order(Map<String, Object> given) {
        return new BuildOrder(
                BuildImageRequest.of(given),
                "/w/svc",
                "/w/docker/Service.Dockerfile",
                Map.of("a", "b"),
                1_700_000_000L,
                given.containsKey("secrets") ? Map.of("npm", "EKS_DELIVERY_BUILD_SECRET_0") : Map.of(),
                Map.of("EKS_DELIVERY_BUILD_SECRET_0", "s3cret"),
                "/w/out.oci",
                "/t/conf");
    }
}
