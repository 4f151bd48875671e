package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.process.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds by buildah, which needs no daemon; chroot isolation works in containers without privileges.
 *
 * @see <a href="https://github.com/containers/buildah/blob/v1.28.2/docs/buildah-build.1.md">buildah build</a>
 */
record BuildahBuilder() implements ImageBuilder {

    @Override
    public String name() {
        return "buildah";
    }

    @Override
    public List<Command> commands(BuildOrder order) {
        String name = order.localName();
        List<Command> commands = new ArrayList<>();
        if (order.severalPlatforms()) {
            // a list of this name from an earlier build would be added to
            commands.add(command(
                    order, List.of("sh", "-c", "buildah manifest rm \"$1\" >/dev/null 2>&1 || true", "sh", name)));
        }
        commands.add(command(order, build(order, name)));
        String layout = "oci:" + order.layout();
        commands.add(
                order.severalPlatforms()
                        ? command(order, List.of("buildah", "manifest", "push", "--all", name, layout))
                        : command(order, List.of("buildah", "push", "--quiet", name, layout)));
        return commands;
    }

    private static List<String> build(BuildOrder order, String name) {
        BuildImageRequest request = order.request();
        List<String> arguments = new ArrayList<>(List.of(
                "buildah",
                "build",
                "--isolation",
                "chroot",
                "--format",
                "oci",
                "--layers",
                "--identity-label=false",
                "--timestamp",
                String.valueOf(order.epoch()),
                "--pull=" + (request.pull() ? "newer" : "missing"),
                "--platform",
                order.platforms(),
                "--file",
                order.dockerfile()));
        if (request.target() != null) {
            option(arguments, "--target", request.target());
        }
        if (request.noCache()) {
            arguments.add("--no-cache");
        }
        request.buildArgs().forEach((key, value) -> option(arguments, "--build-arg", key + "=" + value));
        order.labels().forEach((key, value) -> option(arguments, "--label", key + "=" + value));
        order.secretVariables()
                .forEach(
                        (id, variable) -> option(arguments, "--secret", "id=" + id + ",src=" + variable + ",type=env"));
        // buildah's cache is a repository, where BuildKit's is an image
        request.cacheFrom().forEach(reference -> option(arguments, "--cache-from", repository(reference)));
        request.cacheTo().forEach(reference -> option(arguments, "--cache-to", repository(reference)));
        option(arguments, order.severalPlatforms() ? "--manifest" : "--tag", name);
        arguments.add(order.context());
        return arguments;
    }

    private static Command command(BuildOrder order, List<String> arguments) {
        Map<String, String> environment = new HashMap<>(order.environment());
        if (order.configuration() != null) {
            environment.put("REGISTRY_AUTH_FILE", order.configuration() + "/config.json");
            environment.put("CONTAINERS_REGISTRIES_CONF", order.configuration() + "/registries.conf");
        }
        return Command.of(arguments).with(environment);
    }

    private static String repository(String reference) {
        int colon = reference.lastIndexOf(':');
        return colon > reference.lastIndexOf('/') ? reference.substring(0, colon) : reference;
    }

    private static void option(List<String> arguments, String name, String value) {
        arguments.add(name);
        arguments.add(value);
    }
}
