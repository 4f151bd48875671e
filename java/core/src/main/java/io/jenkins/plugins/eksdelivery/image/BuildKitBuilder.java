package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds by BuildKit, through buildctl.
 *
 * @see <a href="https://github.com/moby/buildkit/blob/v0.18.2/README.md">buildctl</a>
 */
sealed interface BuildKitBuilder extends ImageBuilder {

    /** A minute for buildkitd to write its cache down after an interrupt. */
    Duration GRACE = Duration.ofMinutes(1);

    @Override
    default String name() {
        return "buildkit";
    }

    /**
     * A buildkitd that is up.
     *
     * @param address such as unix:///run/buildkit/buildkitd.sock or tcp://…
     */
    record Running(String address) implements BuildKitBuilder {

        @Override
        public List<Command> commands(BuildOrder order) {
            List<String> arguments = new ArrayList<>(List.of("buildctl", "--addr", address));
            arguments.addAll(arguments(order));
            return List.of(Command.of(arguments).with(environment(order)));
        }
    }

    /**
     * A buildkitd for this build only.
     *
     * @param mode rootless or root
     */
    record Started(String mode) implements BuildKitBuilder {

        @Override
        public List<Command> commands(BuildOrder order) {
            List<String> arguments = new ArrayList<>(List.of(mode));
            arguments.addAll(arguments(order));
            return List.of(Script.command("buildkit-for-one-build.sh", arguments)
                    .with(environment(order))
                    .withGrace(GRACE));
        }
    }

    private static Map<String, String> environment(BuildOrder order) {
        Map<String, String> environment = new HashMap<>(order.environment());
        if (order.configuration() != null) {
            environment.put("DOCKER_CONFIG", order.configuration());
        }
        return environment;
    }

    private static List<String> arguments(BuildOrder order) {
        BuildImageRequest request = order.request();
        List<String> arguments =
                new ArrayList<>(List.of("build", "--progress", "plain", "--frontend", "dockerfile.v0"));
        option(arguments, "--local", "context=" + order.context());
        option(arguments, "--local", "dockerfile=" + order.dockerfileFolder());
        option(arguments, "--opt", "filename=" + order.dockerfileName());
        option(arguments, "--opt", "platform=" + order.platforms());
        if (request.target() != null) {
            option(arguments, "--opt", "target=" + request.target());
        }
        if (request.pull()) {
            option(arguments, "--opt", "image-resolve-mode=pull");
        }
        request.buildArgs().forEach((name, value) -> option(arguments, "--opt", "build-arg:" + name + "=" + value));
        option(arguments, "--opt", "build-arg:SOURCE_DATE_EPOCH=" + order.epoch());
        order.labels().forEach((name, value) -> option(arguments, "--opt", "label:" + name + "=" + value));
        order.secretVariables()
                .forEach((id, variable) -> option(arguments, "--secret", "id=" + id + ",env=" + variable));
        if (request.noCache()) {
            arguments.add("--no-cache");
        }
        request.cacheFrom().forEach(reference -> option(arguments, "--import-cache", "type=registry,ref=" + reference));
        // without image-manifest ECR refuses the cache's index
        request.cacheTo()
                .forEach(reference -> option(
                        arguments,
                        "--export-cache",
                        "type=registry,ref=" + reference + ",mode=max,image-manifest=true,oci-mediatypes=true"));
        option(
                arguments,
                "--output",
                "type=oci,\"dest=" + order.layout() + "\",tar=false,rewrite-timestamp=true,oci-mediatypes=true");
        return arguments;
    }

    private static void option(List<String> arguments, String name, String value) {
        arguments.add(name);
        arguments.add(value);
    }
}
