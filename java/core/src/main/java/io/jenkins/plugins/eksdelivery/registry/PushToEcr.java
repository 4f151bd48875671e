package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.aws.AwsAccess;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.Repository;

/**
 * Brings an image from a layout to ECR: token and repository by the API, from here; the bytes from the machine that has the layout;
 * then the scan, then the further regions.
 */
public final class PushToEcr {

    /** A token lives 12 hours; a push that outlives this many of them is not getting anywhere. */
    private static final int MOST_TOKENS = 3;

    private final DeliveryContext context;
    private final Pause pause;

    public PushToEcr(DeliveryContext context) {
        this(context, Pause.real());
    }

    PushToEcr(DeliveryContext context, Pause pause) {
        this.context = context;
        this.pause = pause;
    }

    /** @throws DeliveryException PE-… with what to do */
    public PushToEcrResult run(PushToEcrRequest request) throws InterruptedException {
        try {
            return pushed(request);
        } catch (IOException failed) {
            throw new DeliveryException(
                    Failure.transientFault(
                            "PE-IO-01",
                            "push of " + request.layout(),
                            String.valueOf(failed.getMessage()),
                            "Check the agent's disk and its connection, then run the step again"),
                    failed);
        }
    }

    private PushToEcrResult pushed(PushToEcrRequest request) throws IOException, InterruptedException {
        String root = context.workspace().root();
        String digest = digest(root, request);
        AllowList allowed = allowList(request);
        try (EcrRegion primary = region(context.aws(), request)) {
            if (request.dryRun()) {
                return dryRun(request, primary, digest);
            }
            Repository repository = repository(primary, request);
            TransferResult transfer = transfer(primary, repository, request);
            Map<String, Integer> findings = Map.of();
            if (request.scan() != ScanMode.NONE) {
                context.log().line("Waiting for the scan of " + request.repository() + "@" + digest);
                ImageScan scan = new ImageScan(primary, request, context.clock(), pause);
                LocalDate today = LocalDate.now(context.clock());
                findings = new ScanGate(scan, request.failOnSeverity(), allowed, today, context.log())
                        .run(transfer.images());
            }
            long sent = transfer.sentBytes();
            Map<String, String> replication = new LinkedHashMap<>();
            Map<String, String> uris = new LinkedHashMap<>();
            uris.put(context.aws().region(), repository.repositoryUri());
            for (String region : request.replicaRegions()) {
                sent += replicate(primary, region, transfer, request, replication, uris);
            }
            String imageUri = repository.repositoryUri() + "@" + digest;
            context.log().line("Pushed " + imageUri + " as " + request.tags());
            context.audit()
                    .record(
                            "ecr.push",
                            imageUri,
                            Map.of("tags", String.join(" ", request.tags()), "replication", replication.toString()));
            return new PushToEcrResult(
                    repository.repositoryUri(),
                    uris,
                    imageUri,
                    digest,
                    request.tags(),
                    transfer.alreadyPresent(),
                    replication,
                    findings,
                    sent);
        }
    }

    /** A dry run may come before the layout was built; then there is no digest to tell. */
    private String digest(String root, PushToEcrRequest request) throws IOException, InterruptedException {
        try {
            return context.workspace().act(new LayoutLookup(root, request.layout(), request.digest()));
        } catch (DeliveryException missing) {
            if (request.dryRun() && missing.code().equals("PE-LAYOUT-01")) {
                return "";
            }
            throw missing;
        }
    }

    private AllowList allowList(PushToEcrRequest request) throws IOException, InterruptedException {
        String file = request.allowFindings();
        if (file == null) {
            return AllowList.none();
        }
        return AllowList.read(
                file, context.workspace().act(new TextFile(context.workspace().root(), file)));
    }

    private EcrRegion region(AwsAccess aws, PushToEcrRequest request) {
        return new EcrRegion(aws, request.registryId(), context.mask());
    }

    private static Repository repository(EcrRegion ecr, PushToEcrRequest request) {
        return ecr.repository(
                request.repository(), request.createRepository() ? Optional.of(request.tagPolicy()) : Optional.empty());
    }

    private PushToEcrResult dryRun(PushToEcrRequest request, EcrRegion primary, String digest) {
        String repositoryUri = repositoryUri(request, primary);
        context.log()
                .line("Would push " + (digest.isEmpty() ? request.layout() : digest) + " to " + repositoryUri + " as "
                        + request.tags());
        return new PushToEcrResult(
                repositoryUri,
                Map.of(),
                repositoryUri + (digest.isEmpty() ? ":" + request.tags().get(0) : "@" + digest),
                digest,
                request.tags(),
                false,
                Map.of(),
                Map.of(),
                0);
    }

    private String repositoryUri(PushToEcrRequest request, EcrRegion primary) {
        try {
            return primary.repository(request.repository(), Optional.empty()).repositoryUri();
        } catch (DeliveryException missing) {
            if (!request.createRepository() || !missing.code().equals("PE-REPO-01")) {
                throw missing;
            }
            context.log().line("Would create repository " + request.repository() + " in " + primary.region());
            return request.repository();
        }
    }

    /** Moves the bytes; a token that expires meanwhile is replaced, and what arrived is not sent again. */
    private TransferResult transfer(EcrRegion ecr, Repository repository, PushToEcrRequest request)
            throws IOException, InterruptedException {
        TransferOptions options = new TransferOptions(
                RepositoryName.of(request.repository()),
                request.tags(),
                request.tagPolicy(),
                null,
                request.concurrency(),
                request.chunkBytes());
        for (int tokens = 1; ; tokens++) {
            RegistryAccess access = ecr.access(repository);
            try {
                return context.workspace()
                        .act(new PushTask(
                                context.workspace().root(), request.layout(), access, options, request.retries()));
            } catch (DeliveryException failed) {
                if (!failed.code().equals("PE-AUTH-02") || tokens == MOST_TOKENS) {
                    throw failed;
                }
                context.log().line("The registry's token has expired: going on with a new one");
            }
        }
    }

    /** @return bytes sent to the region */
    private long replicate(
            EcrRegion primary,
            String region,
            TransferResult pushed,
            PushToEcrRequest request,
            Map<String, String> replication,
            Map<String, String> uris)
            throws IOException, InterruptedException {
        Replication.Outcome outcome = new Replication(primary, request, context.clock(), pause)
                .to(region, pushed.digest(), !pushed.alreadyPresent());
        if (outcome == Replication.Outcome.PENDING) {
            replication.put(region, "PENDING");
            return 0;
        }
        switch (outcome) {
            case NOT_COVERED -> context.log().line("No replication rule brings it to " + region + ": copying it");
            case FAILED -> context.log().line("ECR's replication to " + region + " failed: copying it");
            default -> context.log().line("Replicated to " + region);
        }
        // after COMPLETE this is one request, which proves that the tag names the digest there
        try (EcrRegion replica = region(context.aws().in(region), request)) {
            Repository repository = repository(replica, request);
            TransferResult copied = transfer(replica, repository, request);
            replication.put(region, "COMPLETE");
            uris.put(region, repository.repositoryUri());
            return copied.sentBytes();
        }
    }
}
