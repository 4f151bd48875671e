package io.jenkins.plugins.eksdelivery.helm;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one run at a time deploy a release: a Lease in its namespace, renewed while the run lives. It tells whose a pending revision is, and
 * until when the helm of a killed run may still be at work.
 */
final class ReleaseLock {

    private static final Duration LIVES = Duration.ofSeconds(30);
    private static final String HELM_UNTIL = "eks-delivery/helm-until";
    private static final long LOOK_EVERY_MILLIS = 1_000;

    private final KubernetesClient client;
    private final String namespace;
    private final String name;
    private final String holder;
    private final Clock clock;
    private final DeliveryLog log;
    private boolean held;

    /** @param holder names this run, and the same run when it is repeated */
    ReleaseLock(
            KubernetesClient client, String namespace, String release, String holder, Clock clock, DeliveryLog log) {
        this.client = client;
        this.namespace = namespace;
        this.name = "eks-delivery-" + release;
        this.holder = holder;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Takes the lock, after a wait when another run has it.
     *
     * @param patience how long to wait
     * @param helmFor how long our helm may be at work
     * @return until when the helm of a run that was killed may still be at work; empty when none was
     * @throws DeliveryException HD-BUSY-01 when the other run still has it
     */
    Optional<Instant> take(Duration patience, Duration helmFor) throws InterruptedException {
        Instant giveUp = clock.instant().plus(patience);
        boolean told = false;
        while (true) {
            Lease there = read();
            String other = there == null ? "" : text(there.getSpec().getHolderIdentity());
            if (there == null || other.isEmpty() || other.equals(holder) || expired(there)) {
                if (write(there, helmFor)) {
                    return other.isEmpty() ? Optional.empty() : helmUntil(there);
                }
                continue;
            }
            if (!clock.instant().isBefore(giveUp)) {
                throw new DeliveryException(Failure.transientFault(
                        "HD-BUSY-01",
                        "release " + namespace + "/" + name.substring("eks-delivery-".length()),
                        "another run deploys it (" + other + ")",
                        "Wait for that run to end"));
            }
            if (!told) {
                log.line("waiting for " + other + ", which deploys the same release …");
                told = true;
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    /** A sign of life; to be called every ten seconds. */
    void renew() {
        if (!held) {
            return;
        }
        try {
            client.leases().inNamespace(namespace).withName(name).edit(lease -> {
                lease.getSpec().setRenewTime(now());
                return lease;
            });
        } catch (KubernetesClientException nextTime) {
            log.line("the lock of the release could not be renewed: " + nextTime.getMessage());
        }
    }

    void free() {
        if (held) {
            held = false;
            try {
                client.leases().inNamespace(namespace).withName(name).delete();
            } catch (KubernetesClientException expiresByItself) {
                log.line("the lock of the release ends by itself in " + LIVES.toSeconds() + " s: "
                        + expiresByItself.getMessage());
            }
        }
    }

    private @Nullable Lease read() {
        try {
            return client.leases().inNamespace(namespace).withName(name).get();
        } catch (KubernetesClientException failed) {
            if (failed.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return null; // told when it can't be written either
            }
            throw failed;
        }
    }

    private boolean write(@Nullable Lease there, Duration helmFor) {
        Lease lease = (there == null ? new LeaseBuilder() : new LeaseBuilder(there))
                .editOrNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withAnnotations(
                        Map.of(HELM_UNTIL, clock.instant().plus(helmFor).toString()))
                .endMetadata()
                .editOrNewSpec()
                .withHolderIdentity(holder)
                .withLeaseDurationSeconds((int) LIVES.toSeconds())
                .withRenewTime(now())
                .endSpec()
                .build();
        try {
            if (there == null) {
                client.resource(lease).create();
            } else {
                client.resource(lease).update(); // with its resourceVersion: of two the first wins
            }
            held = true;
            return true;
        } catch (KubernetesClientException failed) {
            if (failed.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            if (failed.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                log.line("without the right to leases in " + namespace
                        + ", two runs are not kept from deploying the same release at once");
                return true;
            }
            throw failed;
        }
    }

    private boolean expired(Lease lease) {
        ZonedDateTime renewed = lease.getSpec().getRenewTime();
        return renewed == null || renewed.toInstant().plus(LIVES).isBefore(clock.instant());
    }

    private static Optional<Instant> helmUntil(@Nullable Lease lease) {
        if (lease == null || lease.getMetadata().getAnnotations() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(lease.getMetadata().getAnnotations().get(HELM_UNTIL))
                .map(Instant::parse);
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(ZoneOffset.UTC);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
