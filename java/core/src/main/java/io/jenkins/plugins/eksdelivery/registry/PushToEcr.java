package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings an image from a layout to ECR, waits for its scan, and makes sure that further regions hold the same digest. */
public final class PushToEcr {

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
        try (EcrRegion primary = new EcrRegion(context.aws(), request.registryId(), context.mask())) {
            String digest = digest(request);
            return request.dryRun() ? dryRun(request, primary, digest) : pushed(request, primary);
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

    /** A dry run may come before the layout was built; then there is no digest to tell. */
    private String digest(PushToEcrRequest request) throws IOException, InterruptedException {
        try {
            return context.workspace()
                    .act(new LayoutLookup(context.workspace().root(), request.layout(), request.digest()));
        } catch (DeliveryException missing) {
            if (request.dryRun() && missing.code().equals("PE-LAYOUT-01")) {
                return "";
            }
            throw missing;
        }
    }

    private PushToEcrResult pushed(PushToEcrRequest request, EcrRegion primary)
            throws IOException, InterruptedException {
        AllowList allowed = allowList(request);
        RegionalPush push = new RegionalPush(context, request);
        RegionalPush.Pushed pushed = push.to(primary);
        Map<String, Integer> findings = scanned(request, primary, pushed.transfer(), allowed);
        List<ReplicaRegions.Replica> replicas =
                new ReplicaRegions(context, request, push, pause).run(primary, pushed.transfer());
        PushToEcrResult result = result(request, primary.region(), pushed, findings, replicas);
        context.log().line("Pushed " + result.imageUri() + " as " + request.tags());
        context.audit()
                .record(
                        "ecr.push",
                        result.imageUri(),
                        Map.of(
                                "tags",
                                String.join(" ", request.tags()),
                                "replication",
                                result.replication().toString()));
        return result;
    }

    private AllowList allowList(PushToEcrRequest request) throws IOException, InterruptedException {
        String file = request.allowFindings();
        if (file == null) {
            return AllowList.none();
        }
        return AllowList.read(
                file, context.workspace().act(new TextFile(context.workspace().root(), file)));
    }

    private Map<String, Integer> scanned(
            PushToEcrRequest request, EcrRegion primary, TransferResult transfer, AllowList allowed)
            throws InterruptedException {
        if (request.scan() == ScanMode.NONE) {
            return Map.of();
        }
        context.log().line("Waiting for the scan of " + request.repository() + "@" + transfer.digest());
        ImageScan scan = new ImageScan(primary, request, context.clock(), pause);
        LocalDate today = LocalDate.now(context.clock());
        return new ScanGate(scan, request.failOnSeverity(), allowed, today, context.log()).run(transfer.images());
    }

    private static PushToEcrResult result(
            PushToEcrRequest request,
            String region,
            RegionalPush.Pushed pushed,
            Map<String, Integer> findings,
            List<ReplicaRegions.Replica> replicas) {
        Map<String, String> uris = new LinkedHashMap<>();
        uris.put(region, pushed.repositoryUri());
        Map<String, String> states = new LinkedHashMap<>();
        long sent = pushed.transfer().sentBytes();
        for (ReplicaRegions.Replica replica : replicas) {
            states.put(replica.region(), replica.state());
            sent += replica.sentBytes();
            if (!replica.repositoryUri().isEmpty()) {
                uris.put(replica.region(), replica.repositoryUri());
            }
        }
        String digest = pushed.transfer().digest();
        return new PushToEcrResult(
                pushed.repositoryUri(),
                uris,
                pushed.repositoryUri() + "@" + digest,
                digest,
                request.tags(),
                pushed.transfer().alreadyPresent(),
                states,
                findings,
                sent);
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
}
