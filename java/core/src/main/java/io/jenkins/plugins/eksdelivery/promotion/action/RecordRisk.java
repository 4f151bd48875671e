package io.jenkins.plugins.eksdelivery.promotion.action;

import io.jenkins.plugins.eksdelivery.promotion.engine.Observation;
import io.jenkins.plugins.eksdelivery.promotion.engine.Phase;
import io.jenkins.plugins.eksdelivery.promotion.engine.Scene;
import java.util.Map;

/** Writes down that the source was not fenced: it is lost and is asked nothing, or nobody wanted it. */
final class RecordRisk implements Observation {

    private final Scene scene;

    RecordRisk(Scene scene) {
        this.scene = scene;
    }

    @Override
    public String name() {
        return "source.not-fenced";
    }

    @Override
    public Phase phase() {
        return Phase.FENCE;
    }

    @Override
    public Map<String, Object> observe() {
        String why = scene.planned()
                ? "fenceSource is false"
                : scene.source() + " is taken for lost and nothing is asked of it";
        scene.log().line("The source is not fenced: " + why);
        return Map.of(
                "fenced", false, "why", why, "risk", "writers in " + scene.source() + " may go on until it is reached");
    }
}
