package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.check.Check.Colour;
import io.jenkins.plugins.eksdelivery.promotion.check.ReadinessReport.Finding;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes all checks, in one order, and says what each found. A check that can't look because another is red is told as not read. */
public final class Readiness {

    private final Scene scene;

    public Readiness(Scene scene) {
        this.scene = scene;
    }

    public ReadinessReport report() throws InterruptedException {
        List<Check> checks = new ArrayList<>();
        checks.addAll(new RecordChecks(scene).all());
        checks.addAll(new DataChecks(scene).all());
        checks.addAll(new WorkloadChecks(scene).all());
        checks.addAll(new TrafficChecks(scene).all());
        List<Finding> findings = new ArrayList<>();
        Set<String> red = new HashSet<>();
        for (Check check : checks) {
            Answer answer = red.contains(check.needs())
                    ? Answer.notMeasured("not read", check.needs() + " must be well first", "See to " + check.needs())
                    : ask(check);
            if (answer.colour() == Colour.RED) {
                red.add(check.name());
            }
            findings.add(new Finding(check, answer));
        }
        return new ReadinessReport(
                scene.run(),
                scene.plan().application(),
                scene.source(),
                scene.target(),
                scene.planned(),
                scene.clock().instant(),
                findings);
    }

    private static Answer ask(Check check) throws InterruptedException {
        try {
            return check.look().look();
        } catch (DeliveryException failed) {
            return new Answer(
                    Colour.RED,
                    failed.code() + " " + failed.failure().what() + ": "
                            + failed.failure().why(),
                    "it can be read",
                    failed.failure().remedy());
        }
    }
}
