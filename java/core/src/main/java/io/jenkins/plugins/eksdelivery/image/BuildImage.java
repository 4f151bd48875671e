package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.process.Command;
import io.jenkins.plugins.eksdelivery.process.CommandResult;
import io.jenkins.plugins.eksdelivery.registry.RegistryLogin;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an image into an OCI layout: finds the files, leaves an unchanged image as it is, else picks a builder, runs it and reads what
 * it wrote.
 */
public final class BuildImage {

    private final DeliveryContext context;
    private final BuildSecrets secrets;

    /** For builds without secrets. */
    public BuildImage(DeliveryContext context) {
        this(context, BuildSecrets.none());
    }

    /** @param secrets where the values of the request's secrets come from */
    public BuildImage(DeliveryContext context, BuildSecrets secrets) {
        this.context = context;
        this.secrets = secrets;
    }

    /** @throws DeliveryException BI-… with what to do */
    public BuildImageResult run(BuildImageRequest request) throws InterruptedException {
        try {
            return built(request);
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.transientFault(
                            "BI-IO-01",
                            "build of " + request.image(),
                            String.valueOf(failed.getMessage()),
                            "Check the agent's disk and its connection, then run the step again"),
                    failed);
        }
    }

    private BuildImageResult built(BuildImageRequest request) throws IOException, InterruptedException {
        Instant start = context.clock().instant();
        GitFacts git = GitFacts.read(context.commands(), context.environment());
        List<String> tags = tags(request, git);
        BuildContext found = context.workspace().act(new ContextLookup(root(), request));
        BuildRegistries registries = BuildRegistries.of(found, request, context.aws(), context.mask());
        String inputs = inputs(request, found, registries.logins());
        if (!inputs.isEmpty() && context.workspace().act(new BuildRecord.Check(root(), request.output(), inputs))) {
            context.log().line("Unchanged: " + request.output() + " was built from the same inputs");
            return result(request, tags, "none", true, start);
        }
        AgentTools tools = AgentTools.find(context.commands());
        BuilderSelection.Choice choice = new BuilderSelection(tools).pick(request.builder());
        context.log().line("Building " + request.image() + " by " + choice.why());
        if (request.dryRun()) {
            return dryRun(
                    request, tags, choice.builder(), order(request, git, found, request.output(), null, Map.of()));
        }
        build(request, git, found, registries, choice.builder());
        BuildImageResult result = result(request, tags, choice.builder().name(), false, start);
        if (!inputs.isEmpty()) {
            context.workspace().act(new BuildRecord.Keep(root(), request.output(), inputs, result.digest()));
        }
        return result;
    }

    private static List<String> tags(BuildImageRequest request, GitFacts git) {
        if (!request.tags().isEmpty()) {
            return request.tags();
        }
        return List.of(git.shortCommit()
                .orElseThrow(() -> new DeliveryException(Failure.permanent(
                        "BI-TAG-01",
                        "buildImage: tags",
                        "none is given, and the folder is in no git repository whose commit could be the tag",
                        "Add tags: ['<version>'], or check the sources out first"))));
    }

    /** Digest of everything that decides what the image is; "" when that can't be told. */
    private String inputs(BuildImageRequest request, BuildContext found, Map<String, RegistryLogin> logins)
            throws IOException, InterruptedException {
        if (!request.skipIfUnchanged() || request.noCache() || request.dryRun()) {
            return "";
        }
        List<String> bases = List.of();
        if (request.pull() && !found.bases().isEmpty()) {
            bases = context.workspace().act(new BaseDigests(found.bases(), logins));
            if (bases.isEmpty()) {
                context.log().line("Building in any case: a registry does not tell the digest of a base image");
                return "";
            }
        }
        return BuildInputs.digest(request, found, bases);
    }

    private void build(
            BuildImageRequest request,
            GitFacts git,
            BuildContext found,
            BuildRegistries registries,
            ImageBuilder builder)
            throws IOException, InterruptedException {
        Map<String, String> values = secretValues(request);
        String layout = context.workspace().act(new BuildRecord.Clear(root(), request.output()));
        String configuration = registries.plain()
                ? null
                : context.workspace().act(new PrivateFolder.Make(temporary(), registries.files()));
        try {
            BuildOrder order = order(request, git, found, layout, configuration, values);
            for (Command command : builder.commands(order)) {
                BuildOutput output = new BuildOutput(context.log());
                CommandResult ended = context.commands().run(command, output);
                if (!ended.succeeded()) {
                    throw new DeliveryException(BuildFailure.of(
                            "build of " + request.image() + " by " + builder.name(),
                            ended.exitCode(),
                            output.lastLines()));
                }
            }
        } finally {
            if (configuration != null) {
                context.workspace().act(new PrivateFolder.Remove(configuration));
            }
        }
    }

    /** Variable to value; they are masked from now on. */
    private Map<String, String> secretValues(BuildImageRequest request) {
        Map<String, String> values = new LinkedHashMap<>();
        request.secrets().forEach((id, credentialsId) -> {
            var secret = secrets.read(credentialsId);
            context.mask().add(secret);
            values.put(variable(values.size()), secret.reveal());
        });
        return values;
    }

    private static String variable(int number) {
        return "EKS_DELIVERY_BUILD_SECRET_" + number;
    }

    private static BuildOrder order(
            BuildImageRequest request,
            GitFacts git,
            BuildContext found,
            String layout,
            @Nullable String configuration,
            Map<String, String> secretValues) {
        Long given = request.sourceDateEpoch();
        long epoch = given == null ? git.epoch() : given;
        Map<String, String> variables = new LinkedHashMap<>();
        request.secrets().keySet().forEach(id -> variables.put(id, variable(variables.size())));
        return new BuildOrder(
                request,
                found.context(),
                found.dockerfile(),
                labels(request, git, epoch),
                epoch,
                variables,
                secretValues,
                layout,
                configuration);
    }

    private static Map<String, String> labels(BuildImageRequest request, GitFacts git, long epoch) {
        Map<String, String> labels = new LinkedHashMap<>();
        if (!git.commit().isEmpty()) {
            labels.put("org.opencontainers.image.revision", git.commit());
        }
        if (!git.source().isEmpty()) {
            labels.put("org.opencontainers.image.source", git.source());
        }
        labels.put(
                "org.opencontainers.image.created", Instant.ofEpochSecond(epoch).toString());
        labels.putAll(request.labels());
        return labels;
    }

    private BuildImageResult dryRun(
            BuildImageRequest request, List<String> tags, ImageBuilder builder, BuildOrder order) {
        builder.commands(order).forEach(command -> context.log().line("Would run " + shown(command)));
        return new BuildImageResult(request.image(), "", Map.of(), tags, request.output(), 0, builder.name(), false, 0);
    }

    /** A script is named instead of shown. */
    private static String shown(Command command) {
        List<String> arguments = command.arguments();
        boolean script = arguments.size() > 3
                && arguments.get(0).equals("sh")
                && arguments.get(1).equals("-c");
        return String.join(" ", script ? arguments.subList(3, arguments.size()) : arguments);
    }

    private BuildImageResult result(
            BuildImageRequest request, List<String> tags, String builder, boolean cached, Instant start)
            throws IOException, InterruptedException {
        LayoutFacts facts = context.workspace().act(new LayoutFacts.Read(root(), request.output()));
        double seconds = Duration.between(start, context.clock().instant()).toMillis() / 1000.0;
        context.log()
                .line(String.format(
                        Locale.ROOT,
                        "%s %s@%s, %.1f MiB, in %.1f s",
                        cached ? "Kept" : "Built",
                        request.image(),
                        facts.digest(),
                        facts.sizeBytes() / 1048576.0,
                        seconds));
        return new BuildImageResult(
                request.image(),
                facts.digest(),
                facts.platforms(),
                tags,
                request.output(),
                facts.sizeBytes(),
                builder,
                cached,
                seconds);
    }

    private String root() {
        return context.workspace().root();
    }

    /** As Jenkins names the folder beside a workspace, which containers of a pod share with it. */
    private String temporary() {
        return context.environment().getOrDefault("WORKSPACE_TMP", root() + "@tmp");
    }
}
