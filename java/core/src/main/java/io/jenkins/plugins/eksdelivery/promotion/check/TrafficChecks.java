package io.jenkins.plugins.eksdelivery.promotion.check;

import io.jenkins.plugins.eksdelivery.promotion.check.Check.Answer;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import io.jenkins.plugins.eksdelivery.promotion.world.TrafficSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks of the traffic switch and the alarms. */
final class TrafficChecks {

    private final Scene scene;

    TrafficChecks(Scene scene) {
        this.scene = scene;
    }

    List<Check> all() {
        List<Check> checks = new ArrayList<>();
        checks.add(Check.vital("traffic.endpoints", this::endpoints));
        checks.add(Check.of("traffic.direction", this::direction).after("traffic.endpoints"));
        checks.add(Check.of("alarms.target", () -> alarms(scene.target())));
        if (scene.planned()) {
            checks.add(Check.of("alarms.source", () -> alarms(scene.source())));
        }
        return checks;
    }

    private Answer endpoints() throws InterruptedException {
        TrafficSwitch.Endpoints endpoints = scene.world().traffic().endpoints();
        return Answer.of(
                endpoints.answering() >= endpoints.needed(),
                endpoints.answering() + " of " + endpoints.known() + " answer",
                "at least " + endpoints.needed(),
                "Check the endpoints and the right to use them");
    }

    private Answer direction() throws InterruptedException {
        Set<String> directed = scene.world().traffic().directedTo();
        return Answer.of(
                directed.size() == 1,
                "users are sent to " + directed,
                "exactly one region",
                "Find out what switched the other one");
    }

    private Answer alarms(String region) throws InterruptedException {
        List<String> names = new ArrayList<>(scene.plan().alarmsOf(region));
        if (region.equals(scene.target())) {
            names.addAll(scene.request().alarms());
        }
        List<String> ringing = scene.world().alarms().ringing(region, names);
        return Answer.of(
                ringing.isEmpty(),
                ringing.isEmpty() ? "silent (" + names.size() + ")" : String.join(", ", ringing),
                "no alarm in " + region,
                "See to them");
    }
}
