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
        return order.severalPlatforms() ? index(order) : image(order);
    }

    private static List<Command> image(BuildOrder order) {
        String name = order.localName();
        List<String> arguments = build(order, order.request().platforms().get(0), name, true);
        return List.of(
                command(order, arguments),
                command(order, List.of("buildah", "push", "--quiet", name, "oci:" + order.layout())));
    }

    /** One build a platform, so that the index lists them in the author's order: its digest depends on it. */
    private static List<Command> index(BuildOrder order) {
        String name = order.localName();
        List<Command> commands = new ArrayList<>();
        List<String> create = new ArrayList<>(List.of("buildah", "manifest", "create", name));
        for (String platform : order.request().platforms()) {
            String image = name + "-" + platform.replace('/', '-');
            commands.add(command(order, build(order, platform, image, false)));
            create.add(image);
        }
        // a list of this name from an earlier build would be an error
        commands.add(
                command(order, List.of("sh", "-c", "buildah manifest rm \"$1\" >/dev/null 2>&1 || true", "sh", name)));
        commands.add(command(order, create));
        commands.add(command(
                order, List.of("buildah", "manifest", "push", "--quiet", "--all", name, "oci:" + order.layout())));
        return commands;
    }

    /** @param layers whether layers are cached: buildah 1.28 takes those of another platform for FROM scratch */
    private static List<String> build(BuildOrder order, String platform, String name, boolean layers) {
        BuildImageRequest request = order.request();
        List<String> arguments = new ArrayList<>(List.of(
                "buildah",
                "build",
                "--isolation",
                "chroot",
                "--format",
                "oci",
                "--layers=" + layers,
                "--identity-label=false",
                "--timestamp",
                String.valueOf(order.epoch()),
                "--pull=" + (request.pull() ? "newer" : "missing"),
                "--platform",
                platform,
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
        if (layers) {
            // buildah's cache is a repository, where BuildKit's is an image
            request.cacheFrom().forEach(reference -> option(arguments, "--cache-from", repository(reference)));
            request.cacheTo().forEach(reference -> option(arguments, "--cache-to", repository(reference)));
        }
        option(arguments, "--tag", name);
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
