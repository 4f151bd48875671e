package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageReplicationStatus;
import software.amazon.awssdk.services.ecr.model.ReplicationRule;
import software.amazon.awssdk.services.ecr.model.ReplicationStatus;

/** Waits until ECR's own replication has brought an image to another region, where a rule says that it will. */
final class Replication {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    /** ECR lists a pushed image's destinations within seconds; one that is not listed by then was pushed before the rule. */
    private static final Duration LISTED_WITHIN = Duration.ofSeconds(60);

    /** How replication ended, as far as this push is concerned. */
    enum Outcome {
        COMPLETE,
        /** No rule covers the region, or the image came before the rule: it has to be copied. */
        NOT_COVERED,
        /** ECR gave up: it has to be copied. */
        FAILED,
        /** Still under way; only when the caller does not wait. */
        PENDING
    }

    private final EcrRegion primary;
    private final PushToEcrRequest request;
    private final Clock clock;
    private final Pause pause;

    Replication(EcrRegion primary, PushToEcrRequest request, Clock clock, Pause pause) {
        this.primary = primary;
        this.request = request;
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * @param pushedNow whether this push brought the image, so that its replication may still have to begin
     * @throws DeliveryException PE-REPL-01 when it takes longer than allowed
     */
    Outcome to(String region, String digest, boolean pushedNow) throws InterruptedException {
        if (!ruled(region)) {
            return Outcome.NOT_COVERED;
        }
        Instant start = clock.instant();
        Instant deadline = start.plus(Duration.ofMinutes(request.replicationTimeoutMinutes()));
        while (clock.instant().isBefore(deadline)) {
            Optional<ReplicationStatus> status = status(region, digest);
            boolean unlisted =
                    status.isEmpty() && (!pushedNow || clock.instant().isAfter(start.plus(LISTED_WITHIN)));
            if (unlisted) {
                return Outcome.NOT_COVERED;
            }
            if (status.isPresent() && status.get() == ReplicationStatus.COMPLETE) {
                return Outcome.COMPLETE;
            }
            if (status.isPresent() && status.get() == ReplicationStatus.FAILED) {
                return Outcome.FAILED;
            }
            if (!request.waitForReplication()) {
                return Outcome.PENDING;
            }
            pause.sleep(BETWEEN_LOOKS);
        }
        throw new DeliveryException(Failure.transientFault(
                "PE-REPL-01",
                "replication of " + request.repository() + "@" + digest + " to " + region,
                "it is not complete after " + request.replicationTimeoutMinutes() + " minutes",
                "Run the step again, which goes on waiting, or raise replicationTimeoutMinutes"));
    }

    private boolean ruled(String region) {
        try {
            var registry = primary.client().describeRegistry(query -> {});
            return registry.replicationConfiguration() != null
                    && registry.replicationConfiguration().rules().stream()
                            .anyMatch(rule -> covers(rule, region, registry.registryId()));
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:DescribeRegistry", primary.region(), failed);
        }
    }

    /** A destination of another account is a copy for someone else. */
    private boolean covers(ReplicationRule rule, String region, String account) {
        boolean destination = rule.destinations().stream()
                .anyMatch(each -> region.equals(each.region()) && account.equals(each.registryId()));
        boolean repository = rule.repositoryFilters().isEmpty()
                || rule.repositoryFilters().stream()
                        .anyMatch(filter -> request.repository().startsWith(filter.filter()));
        return destination && repository;
    }

    private Optional<ReplicationStatus> status(String region, String digest) {
        try {
            return primary
                    .client()
                    .describeImageReplicationStatus(query -> query.registryId(request.registryId())
                            .repositoryName(request.repository())
                            .imageId(id -> id.imageDigest(digest)))
                    .replicationStatuses()
                    .stream()
                    .filter(each -> region.equals(each.region()))
                    .map(ImageReplicationStatus::status)
                    .findFirst();
        } catch (ImageNotFoundException notYet) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:DescribeImageReplicationStatus", primary.region(), failed);
        }
    }
}
