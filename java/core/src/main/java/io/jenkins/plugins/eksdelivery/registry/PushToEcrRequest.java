package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@link PushToEcr} is to push.
 *
 * @param layout folder of the OCI layout, relative to the current directory
 * @param digest digest that the layout must hold; null when the author gave only a path
 * @param repository name of the repository in ECR
 * @param tags at least one
 * @param registryId account of the registry; null for the caller's
 * @param replicaRegions further regions that must hold the same digest
 * @param tagPolicy what happens when a tag is taken
 * @param createRepository whether a repository that is missing is created
 * @param scan which scan the image has to pass
 * @param failOnSeverity gravest finding that is not let through, and all graver ones
 * @param allowFindings YAML file of findings that are let through until a date; null for none
 * @param scanTimeoutMinutes longest wait for the scan
 * @param scanSettleSeconds age that a scan without findings must have before it counts
 * @param waitForReplication whether to wait until each replica region holds the digest
 * @param replicationTimeoutMinutes longest wait for replication
 * @param concurrency layers under way at once, 1 to 16
 * @param chunkBytes size of a part of an upload, in bytes
 * @param retries further tries of a request after a fault that may pass
 * @param dryRun says what would be pushed, and pushes nothing
 */
public record PushToEcrRequest(
        String layout,
        @Nullable String digest,
        String repository,
        List<String> tags,
        @Nullable String registryId,
        List<String> replicaRegions,
        TagPolicy tagPolicy,
        boolean createRepository,
        ScanMode scan,
        Severity failOnSeverity,
        @Nullable String allowFindings,
        int scanTimeoutMinutes,
        int scanSettleSeconds,
        boolean waitForReplication,
        int replicationTimeoutMinutes,
        int concurrency,
        int chunkBytes,
        int retries,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "pushToEcr",
                    "Pushes an image from an OCI layout to Amazon ECR, without docker and without a login on disk, waits for the"
                            + " scan, and makes sure that further regions hold the same digest. Uploads go on where they were cut;"
                            + " an image that is there already costs one request.")
            .required(
                    "image",
                    ParameterType.TEXT_OR_MAP,
                    "Result of buildImage, or the path of an OCI layout inside the workspace.")
            .optional("repository", ParameterType.TEXT, "Repository in ECR; the name of the built image unless given.")
            .optional("tags", ParameterType.TEXT_LIST, "Tags; those of the built image unless given.")
            .optional(
                    "registryId", ParameterType.TEXT, "Account of the registry, 12 digits; the caller's unless given.")
            .optional(
                    "replicaRegions",
                    ParameterType.TEXT_LIST,
                    "Further regions that must hold the same digest: by the registry's replication rule or, when it has none for"
                            + " the region, by a copy.")
            .choice(
                    "tagPolicy",
                    TagPolicy.class,
                    TagPolicy.IMMUTABLE_SAFE,
                    "When a tag is taken: immutable-safe accepts the same digest and refuses another one, overwrite moves the tag,"
                            + " fail refuses both.")
            .optional(
                    "createRepository",
                    ParameterType.FLAG,
                    false,
                    "Creates a missing repository: encrypted, scanned on push, with immutable tags unless tagPolicy is overwrite.")
            .choice(
                    "scan",
                    ScanMode.class,
                    ScanMode.BASIC,
                    "Scan that the image has to pass before the step succeeds: none, basic (ECR) or enhanced (Amazon Inspector).")
            .choice(
                    "failOnSeverity",
                    Severity.class,
                    Severity.CRITICAL,
                    "A finding of this severity or a graver one stops the build.")
            .optional(
                    "allowFindings",
                    ParameterType.TEXT,
                    "YAML file in the workspace: a list of {id, until: 'YYYY-MM-DD', reason}; a finding named there is let through"
                            + " until that day.")
            .integer("scanTimeoutMinutes", 15L, 1, 240, "Longest wait for the scan, in minutes.")
            .integer(
                    "scanSettleSeconds",
                    60L,
                    0,
                    3600,
                    "A scan that is complete and has no findings counts only this many seconds after its end, since ECR may list"
                            + " findings late.")
            .optional(
                    "waitForReplication",
                    ParameterType.FLAG,
                    "Waits until each replica region holds the digest; true when replicaRegions are given.")
            .integer("replicationTimeoutMinutes", 30L, 1, 1440, "Longest wait for replication, in minutes.")
            .integer("concurrency", 4L, 1, 16, "Layers under way at once.")
            .integer(
                    "chunkBytes",
                    10L * 1024 * 1024,
                    5L * 1024 * 1024,
                    512L * 1024 * 1024,
                    "Size of one part of an upload in bytes: what is sent again at most after a cut. ECR takes 5 MiB and more.")
            .integer(
                    "retries",
                    5L,
                    0,
                    20,
                    "Further tries of a request after throttling, a server error or a cut connection.")
            .choice(
                    "sign",
                    SigningMode.class,
                    SigningMode.NONE,
                    "How the image is signed; cosign-key and notation are planned.")
            .planned("promoteFrom")
            .common()
            .build();

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public PushToEcrRequest {
        Objects.requireNonNull(layout);
        tags = List.copyOf(tags);
        replicaRegions = List.copyOf(replicaRegions);
    }

    /**
     * Reads what an author gave.
     *
     * @throws DeliveryException PARAM-…, PE-REF-01 repository, PE-REF-02 tag, PE-REF-03 digest
     */
    public static PushToEcrRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        refusePlannedValues(arguments);
        Map<?, ?> built = arguments.textOrMap("image") instanceof Map<?, ?> map ? map : Map.of();
        String layout =
                built.isEmpty() ? String.valueOf(arguments.textOrMap("image")) : text(arguments, built, "layout");
        String repository = arguments.optionalText("repository").orElseGet(() -> {
            if (built.get("image") == null) {
                throw arguments.notAllowed(
                        "repository", "it is not given, and a path names no repository", "Add repository: '<name>'");
            }
            return text(arguments, built, "image");
        });
        List<String> tags = arguments.texts("tags");
        if (tags.isEmpty() && built.get("tags") instanceof List<?> builtTags) {
            tags = builtTags.stream().map(String::valueOf).toList();
        }
        if (tags.isEmpty()) {
            throw arguments.notAllowed("tags", "none is given", "Add tags: ['<version>']");
        }
        tags.forEach(Tag::of);
        String digest = built.get("digest") == null
                ? null
                : Digest.of(text(arguments, built, "digest")).toString();
        arguments.optionalText("registryId").ifPresent(account -> {
            if (!ACCOUNT.matcher(account).matches()) {
                throw arguments.notAllowed("registryId", "'" + account + "' is not an account", "Give its 12 digits");
            }
        });
        List<String> replicaRegions = arguments.texts("replicaRegions");
        replicaRegions.forEach(region -> {
            if (!REGION.matcher(region).matches()) {
                throw arguments.notAllowed(
                        "replicaRegions", "'" + region + "' is not a region", "Give names such as us-west-2");
            }
        });
        return new PushToEcrRequest(
                layout,
                digest,
                RepositoryName.of(repository).value(),
                tags,
                arguments.optionalText("registryId").orElse(null),
                replicaRegions,
                arguments.choice("tagPolicy", TagPolicy.class),
                arguments.flag("createRepository"),
                arguments.choice("scan", ScanMode.class),
                arguments.choice("failOnSeverity", Severity.class),
                arguments.optionalText("allowFindings").orElse(null),
                arguments.integer("scanTimeoutMinutes"),
                arguments.integer("scanSettleSeconds"),
                arguments.has("waitForReplication") ? arguments.flag("waitForReplication") : !replicaRegions.isEmpty(),
                arguments.integer("replicationTimeoutMinutes"),
                arguments.integer("concurrency"),
                arguments.integer("chunkBytes"),
                arguments.integer("retries"),
                arguments.flag("dryRun"));
    }

    private static void refusePlannedValues(Arguments arguments) {
        if (arguments.choice("sign", SigningMode.class) != SigningMode.NONE) {
            throw new DeliveryException(Failure.permanent(
                    "PARAM-05",
                    "pushToEcr: sign '" + arguments.text("sign") + "'",
                    "it is planned and not available in this version",
                    "Leave sign out"));
        }
    }

    private static String text(Arguments arguments, Map<?, ?> built, String key) {
        if (built.get(key) instanceof String value && !value.isBlank()) {
            return value;
        }
        throw arguments.notAllowed(
                "image",
                "the map has no text '" + key + "'",
                "Give the result of buildImage, or the path of an OCI layout");
    }
}
