package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import io.jenkins.plugins.eksdelivery.registry.ImageReference;
import io.jenkins.plugins.eksdelivery.registry.RepositoryName;
import io.jenkins.plugins.eksdelivery.registry.Tag;
import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@link BuildImage} is to build.
 *
 * @param image repository name without registry
 * @param tags tags of the image; empty for the short commit
 * @param context folder whose files the Dockerfile may use, relative to the current directory
 * @param dockerfile path of the Dockerfile, relative to the current directory or, when it is not there, to the context
 * @param target stage to stop at; null for the last one
 * @param buildArgs values of the Dockerfile's ARGs, in the author's order; never secrets
 * @param labels labels beside the OCI ones, in the author's order
 * @param secrets id within the Dockerfile (RUN --mount=type=secret,id=…) to the id of the credentials that hold its value
 * @param platforms such as linux/amd64; at least one
 * @param builder the program that builds
 * @param cacheFrom image references from which a build cache is read
 * @param cacheTo image references to which the build cache is written
 * @param pull whether base images are looked up anew
 * @param noCache whether the builder's cache is left alone
 * @param sourceDateEpoch seconds since 1970 that all files and records of the image carry; null for the commit's time
 * @param output folder of the OCI layout, relative to the current directory
 * @param skipIfUnchanged whether an image built from the same inputs is kept as it is
 * @param dryRun says what would be run, and runs nothing
 */
public record BuildImageRequest(
        String image,
        List<String> tags,
        String context,
        String dockerfile,
        @Nullable String target,
        Map<String, String> buildArgs,
        Map<String, String> labels,
        Map<String, String> secrets,
        List<String> platforms,
        BuilderChoice builder,
        List<String> cacheFrom,
        List<String> cacheTo,
        boolean pull,
        boolean noCache,
        @Nullable Long sourceDateEpoch,
        String output,
        boolean skipIfUnchanged,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "buildImage",
                    "Builds a container image from a Dockerfile into an OCI layout (a folder), without a docker daemon and"
                            + " without privileges: by BuildKit or buildah, whichever the agent has. The same commit gives the same"
                            + " digest. Hand the returned map to pushToEcr.")
            .required(
                    "image",
                    ParameterType.TEXT,
                    "Repository name without registry, such as 'shop/orders'; the default of pushToEcr's repository.")
            .optional("tags", ParameterType.TEXT_LIST, "Tags of the image; the short commit unless given.")
            .optional(
                    "context",
                    ParameterType.TEXT,
                    ".",
                    "Folder whose files the Dockerfile may use, inside the workspace; its .dockerignore is honoured.")
            .optional(
                    "dockerfile",
                    ParameterType.TEXT,
                    "Dockerfile",
                    "Path of the Dockerfile: inside the context, or else relative to the current directory.")
            .optional("target", ParameterType.TEXT, "Stage to stop at; the last one unless given.")
            .optional(
                    "buildArgs",
                    ParameterType.TEXT_MAP,
                    Map.of(),
                    "Values of the Dockerfile's ARGs. They stay readable in the image, so a name that sounds like a secret is refused:"
                            + " use secrets.")
            .optional(
                    "labels",
                    ParameterType.TEXT_MAP,
                    Map.of(),
                    "Labels beside org.opencontainers.image.revision, .source and .created, which are always set.")
            .optional(
                    "secrets",
                    ParameterType.TEXT_MAP,
                    Map.of(),
                    "Secret id to credentialsId. The Dockerfile reads it by RUN --mount=type=secret,id=…; it is in no layer, no"
                            + " command line and no log.")
            .optional(
                    "platforms",
                    ParameterType.TEXT_LIST,
                    List.of("linux/amd64"),
                    "Platforms such as linux/amd64 and linux/arm64; several give an image index.")
            .choice(
                    "builder",
                    BuilderChoice.class,
                    BuilderChoice.AUTO,
                    "Program that builds. auto takes what the agent has, unprivileged first, and the log says which and why. jib and"
                            + " docker are planned.")
            .optional(
                    "cacheFrom",
                    ParameterType.TEXT_LIST,
                    "Image references from which the build cache is read, such as <registry>/orders:cache.")
            .optional(
                    "cacheTo",
                    ParameterType.TEXT_LIST,
                    "Image references to which the build cache is written (every stage, as an image manifest that ECR takes).")
            .optional("pull", ParameterType.FLAG, true, "Looks base images up anew, even when the agent has a copy.")
            .optional("noCache", ParameterType.FLAG, false, "Builds every instruction anew.")
            .optional(
                    "sourceDateEpoch",
                    ParameterType.TEXT,
                    "Seconds since 1970 that the image's files and records carry, so that the same input gives the same digest; the"
                            + " commit's time unless given.")
            .optional("output", ParameterType.TEXT, "Folder of the OCI layout; target/<image>.oci unless given.")
            .optional(
                    "skipIfUnchanged",
                    ParameterType.FLAG,
                    true,
                    "Keeps the layout that is there when context, Dockerfile, arguments and base images are those it was built from.")
            .planned("sbom", "provenance")
            .common()
            .build();

    private static final Pattern PLATFORM = Pattern.compile("[a-z0-9]+/[a-z0-9_]+(/[a-z0-9.]+)?");
    private static final Pattern ARGUMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECRET_ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    /** Names under which people pass secrets; a value in an ARG is readable by `docker history` for ever. */
    private static final Pattern SECRET_LOOKING =
            Pattern.compile("(?i).*(password|passwd|secret|token|api_?key|access_?key|private_?key|credential).*");

    public BuildImageRequest {
        tags = List.copyOf(tags);
        buildArgs = ordered(buildArgs);
        labels = ordered(labels);
        secrets = ordered(secrets);
        platforms = List.copyOf(platforms);
        cacheFrom = List.copyOf(cacheFrom);
        cacheTo = List.copyOf(cacheTo);
    }

    /**
     * Reads what an author gave.
     *
     * @throws DeliveryException PARAM-…, PE-REF-01 image name, PE-REF-02 tag, PE-REF-… cache, BI-ARG-01 secret given as build argument
     */
    public static BuildImageRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        String image = RepositoryName.of(arguments.text("image")).value();
        arguments.texts("tags").forEach(Tag::of);
        arguments.texts("cacheFrom").forEach(ImageReference::of);
        arguments.texts("cacheTo").forEach(ImageReference::of);
        arguments.textMap("buildArgs").forEach((name, value) -> checkBuildArgument(arguments, name));
        arguments.textMap("secrets").forEach((id, credentials) -> checkSecret(arguments, id, credentials));
        List<String> platforms = arguments.texts("platforms");
        if (platforms.isEmpty()
                || !platforms.stream().allMatch(each -> PLATFORM.matcher(each).matches())) {
            throw arguments.notAllowed(
                    "platforms",
                    "its value " + platforms + " is not allowed",
                    "Give a list such as ['linux/amd64', 'linux/arm64']");
        }
        BuilderChoice builder = arguments.choice("builder", BuilderChoice.class);
        if (builder == BuilderChoice.JIB || builder == BuilderChoice.DOCKER) {
            throw new DeliveryException(Failure.permanent(
                    "PARAM-05",
                    "buildImage: builder '" + arguments.text("builder") + "'",
                    "it is planned and not available in this version",
                    "Use builder: 'auto', 'buildkit' or 'buildah'"));
        }
        return new BuildImageRequest(
                image,
                arguments.texts("tags"),
                arguments.text("context"),
                arguments.text("dockerfile"),
                arguments.optionalText("target").orElse(null),
                arguments.textMap("buildArgs"),
                arguments.textMap("labels"),
                arguments.textMap("secrets"),
                platforms,
                builder,
                arguments.texts("cacheFrom"),
                arguments.texts("cacheTo"),
                arguments.flag("pull"),
                arguments.flag("noCache"),
                epoch(arguments),
                arguments.optionalText("output").orElse("target/" + image + ".oci"),
                arguments.flag("skipIfUnchanged"),
                arguments.flag("dryRun"));
    }

    private static void checkBuildArgument(Arguments arguments, String name) {
        if (!ARGUMENT_NAME.matcher(name).matches()) {
            throw arguments.notAllowed(
                    "buildArgs", "'" + name + "' is not a name of an ARG", "Give names of letters, digits and _");
        }
        if (SECRET_LOOKING.matcher(name).matches()) {
            throw new DeliveryException(Failure.permanent(
                    "BI-ARG-01",
                    "buildImage: build argument '" + name + "'",
                    "its name says that it is a secret, and a build argument stays readable in the image's history",
                    "Give it as secrets: [" + name.toLowerCase(Locale.ROOT)
                            + ": '<credentialsId>'] and read it by RUN --mount=type=secret,id="
                            + name.toLowerCase(Locale.ROOT)));
        }
    }

    private static void checkSecret(Arguments arguments, String id, String credentialsId) {
        if (!SECRET_ID.matcher(id).matches() || credentialsId.isBlank()) {
            throw arguments.notAllowed(
                    "secrets",
                    "'" + id + "' is not an id, or its credentialsId is empty",
                    "Give ids of letters, digits, '.', '_' and '-', each with a credentialsId");
        }
    }

    private static @Nullable Long epoch(Arguments arguments) {
        String given = arguments.optionalText("sourceDateEpoch").orElse(null);
        if (given == null) {
            return null;
        }
        if (!given.matches("\\d{1,11}")) {
            throw arguments.notAllowed(
                    "sourceDateEpoch",
                    "'" + given + "' is not a number of seconds",
                    "Give seconds since 1970-01-01T00:00:00Z");
        }
        return Long.valueOf(given);
    }

    private static Map<String, String> ordered(Map<String, String> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
