package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import io.jenkins.plugins.eksdelivery.promotion.world.HttpAnswer;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads;
import io.jenkins.plugins.eksdelivery.promotion.world.Workloads.DeploymentState;
import java.time.Duration;
import java.time.Instant;

/** Asks an endpoint until it gives good answers one after another. */
final class GoodAnswers {

    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final Scene scene;

    GoodAnswers(Scene scene) {
        this.scene = scene;
    }

    /** A further condition, asked with each answer. */
    @FunctionalInterface
    interface Also {

        boolean holds() throws InterruptedException;
    }

    /**
     * Asks.
     *
     * @param region region whose cluster's API is asked when the endpoint is a service
     * @param inARow good answers that are needed one after another
     * @return attempts that were made
     * @throws DeliveryException with the code when the limit is over
     */
    int await(Endpoint endpoint, String region, int inARow, Duration limit, String code, Also also)
            throws InterruptedException {
        Instant deadline = scene.clock().instant().plus(limit);
        int good = 0;
        int attempts = 0;
        while (true) {
            attempts++;
            HttpAnswer answer = ask(endpoint, region);
            boolean isGood = answer.status() == scene.plan().health().expectStatus()
                    && answer.body().contains(endpoint.expectBody())
                    && also.holds();
            good = isGood ? good + 1 : 0;
            if (good >= inARow) {
                scene.log()
                        .line(endpoint.shown() + " in " + region + " answers"
                                + (answer.body().contains("simulated") ? ": " + answer.body() : ""));
                return attempts;
            }
            if (!scene.clock().instant().isBefore(deadline)) {
                throw new DeliveryException(Failure.permanent(
                        code,
                        endpoint.shown() + " in " + region,
                        "no good answer in " + limit.toSeconds() + " s; the last was "
                                + (answer.status() == 0 ? "none" : "HTTP " + answer.status()) + ": "
                                + answer.body()
                                        .substring(
                                                0, Math.min(200, answer.body().length())),
                        "Look at the pods and their log in " + region));
            }
            scene.pauses().pause(BETWEEN);
        }
    }

    private HttpAnswer ask(Endpoint endpoint, String region) throws InterruptedException {
        if (!endpoint.url().isEmpty()) {
            return scene.world().probe().get(endpoint.url());
        }
        Workloads workloads = scene.world().workloads(region);
        if (endpoint.deployment().isEmpty()) {
            return workloads.ask(endpoint);
        }
        DeploymentState state = workloads.deployment(endpoint.namespace(), endpoint.deployment());
        boolean ready = state.desired() > 0 && state.ready() >= state.desired();
        return new HttpAnswer(
                ready ? scene.plan().health().expectStatus() : 0,
                state.ready() + " of " + state.desired() + " pods ready");
    }
}
