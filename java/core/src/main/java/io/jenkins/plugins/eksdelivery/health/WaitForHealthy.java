package io.jenkins.plugins.eksdelivery.health;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.kubernetes.KubernetesAccess;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Asks something again and again until it is as it should be several times in a row. */
public final class WaitForHealthy {

    private static final int MOST_SAMPLES = 100;

    private final DeliveryContext context;
    private final Pause pause;

    /** Lets time pass. */
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    public WaitForHealthy(DeliveryContext context) {
        this(context, time -> Thread.sleep(time.toMillis()));
    }

    WaitForHealthy(DeliveryContext context, Pause pause) {
        this.context = context;
        this.pause = pause;
    }

    /**
     * Waits.
     *
     * @throws DeliveryException WH-TIME-01 with the last answer when the time is up; HD-CLUSTER-01 when there is no such cluster
     */
    public WaitForHealthyResult run(WaitForHealthyRequest request) throws InterruptedException {
        HealthTarget target = request.target();
        if (request.dryRun()) {
            context.log()
                    .line("dry run: would ask " + target.label() + " every "
                            + request.interval().toSeconds() + " s");
            return new WaitForHealthyResult(false, 0, -1, List.of());
        }
        Expectation expectation = new Expectation(request.expectStatus(), request.expectBody());
        if (target instanceof HealthTarget.Url url) {
            return wait(request, new UrlProbe(URI.create(url.url()), request.resolveTo(), expectation));
        }
        if (target instanceof HealthTarget.Deployment deployment) {
            try (KubernetesClient client = client(request, deployment.cluster())) {
                return wait(request, new DeploymentProbe(client, deployment));
            }
        }
        HealthTarget.Service service = (HealthTarget.Service) target;
        try (KubernetesClient client = client(request, service.cluster())) {
            return wait(request, new ServiceProbe(client, service, expectation));
        }
    }

    private KubernetesClient client(WaitForHealthyRequest request, String cluster) throws InterruptedException {
        AwsAccess aws =
                request.region().isEmpty() ? context.aws() : context.aws().in(request.region());
        return new KubernetesAccess(aws, context.mask(), context.clock()).client(cluster);
    }

    WaitForHealthyResult wait(WaitForHealthyRequest request, Probe probe) throws InterruptedException {
        String label = request.target().label();
        context.log()
                .line("waiting for %s: %d good answers in a row, for at most %d s …"
                        .formatted(
                                label,
                                request.successesRequired(),
                                request.timeout().toSeconds()));
        Instant start = context.clock().instant();
        Instant giveUp = start.plus(request.timeout());
        Deque<WaitForHealthyResult.Sample> samples = new ArrayDeque<>();
        int attempts = 0;
        int inARow = 0;
        double firstHealthy = -1;
        String told = "";
        while (true) {
            WaitForHealthyResult.Sample sample = ask(probe, start);
            attempts++;
            if (samples.size() == MOST_SAMPLES) {
                samples.removeFirst();
            }
            samples.addLast(sample);
            if (!sample.answer().equals(told)) {
                told = sample.answer();
                context.log().line("%s after %.0f s: %s".formatted(label, sample.afterSeconds(), told));
            }
            inARow = sample.healthy() ? inARow + 1 : 0;
            firstHealthy = inARow == 0 ? -1 : inARow == 1 ? sample.afterSeconds() : firstHealthy;
            if (inARow == request.successesRequired()) {
                context.log()
                        .line("%s is healthy: %d good answers in a row after %d attempts"
                                .formatted(label, inARow, attempts));
                return new WaitForHealthyResult(true, attempts, firstHealthy, List.copyOf(samples));
            }
            if (!context.clock().instant().plus(request.interval()).isBefore(giveUp)) {
                throw new DeliveryException(Failure.transientFault(
                        "WH-TIME-01",
                        label,
                        "it is not healthy after %d attempts in %d s; the last answer was %s, %d of %d good ones in a row"
                                .formatted(
                                        attempts,
                                        request.timeout().toSeconds(),
                                        told,
                                        inARow,
                                        request.successesRequired()),
                        "Look at what it answers, or raise timeoutMinutes when it only is slow"));
            }
            pause.sleep(request.interval());
        }
    }

    private WaitForHealthyResult.Sample ask(Probe probe, Instant start) throws InterruptedException {
        Instant asked = context.clock().instant();
        Probe.Answer answer;
        try {
            answer = probe.ask();
        } catch (IOException none) {
            answer = new Probe.Answer(false, reason(none));
        }
        Instant answered = context.clock().instant();
        return new WaitForHealthyResult.Sample(
                Duration.between(start, asked).toMillis() / 1000.0,
                answer.healthy(),
                answer.told(),
                Duration.between(asked, answered).toMillis());
    }

    private static String reason(IOException failed) {
        String message = String.valueOf(failed.getMessage());
        if (failed instanceof ConnectException) {
            return "connection refused (" + message + ")";
        }
        return failed instanceof SocketTimeoutException ? "no answer in time" : message;
    }
}
