package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.check.Readiness;
import io.jenkins.plugins.eksdelivery.promotion.check.ReadinessReport;
import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.List;
import java.util.Map;

/** Makes the readiness report; a red check that blocks ends the run. */
final class TakeReadiness implements Observation {

    static final String NAME = "readiness";

    private final Scene scene;
    private final Readiness readiness;

    TakeReadiness(Scene scene, Readiness readiness) {
        this.scene = scene;
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phase phase() {
        return Phase.CHECKS;
    }

    @Override
    public Map<String, Object> observe() throws InterruptedException {
        ReadinessReport report = readiness.report();
        report.lines().forEach(scene.log()::line);
        List<String> blocking = report.blocking(scene.request().breakGlass());
        if (!blocking.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "PR-READY-01",
                    "readiness of " + scene.target(),
                    blocking.size() + " of " + report.size() + " checks forbid the promotion: "
                            + String.join("; ", blocking),
                    "Do what each check says"));
        }
        return report.toMap();
    }
}
