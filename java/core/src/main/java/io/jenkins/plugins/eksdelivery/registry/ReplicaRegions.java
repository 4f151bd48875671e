package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes sure that further regions hold the digest: waits for ECR's replication where a rule covers them, else copies. */
final class ReplicaRegions {

    /**
     * A further region.
     *
     * @param region its name
     * @param state COMPLETE or PENDING
     * @param repositoryUri registry and repository; "" while pending
     * @param sentBytes bytes of blobs sent to it
     */
    record Replica(String region, String state, String repositoryUri, long sentBytes) {}

    private final DeliveryContext context;
    private final PushToEcrRequest request;
    private final RegionalPush push;
    private final Pause pause;

    ReplicaRegions(DeliveryContext context, PushToEcrRequest request, RegionalPush push, Pause pause) {
        this.context = context;
        this.request = request;
        this.push = push;
        this.pause = pause;
    }

    /** @param pushed what was done in the primary region */
    List<Replica> run(EcrRegion primary, TransferResult pushed) throws IOException, InterruptedException {
        Replication replication = new Replication(primary, request, context.clock(), pause);
        List<Replica> replicas = new ArrayList<>();
        for (String region : request.replicaRegions()) {
            replicas.add(replica(region, replication.to(region, pushed.digest(), !pushed.alreadyPresent())));
        }
        return replicas;
    }

    private Replica replica(String region, Replication.Outcome outcome) throws IOException, InterruptedException {
        if (outcome == Replication.Outcome.PENDING) {
            return new Replica(region, "PENDING", "", 0);
        }
        context.log()
                .line(
                        switch (outcome) {
                            case NOT_COVERED -> "No replication rule brings it to " + region + ": copying it";
                            case FAILED -> "ECR's replication to " + region + " failed: copying it";
                            default -> "Replicated to " + region;
                        });
        // after COMPLETE this is one request, which proves that the tag names the digest there
        try (EcrRegion ecr = new EcrRegion(context.aws().in(region), request.registryId(), context.mask())) {
            RegionalPush.Pushed copied = push.to(ecr);
            return new Replica(
                    region,
                    "COMPLETE",
                    copied.repositoryUri(),
                    copied.transfer().sentBytes());
        }
    }
}
