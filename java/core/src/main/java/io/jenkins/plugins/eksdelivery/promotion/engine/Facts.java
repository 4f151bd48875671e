package io.jenkins.plugins.eksdelivery.promotion.engine;

import java.util.Map;

/** What earlier tasks of the run saw, as the journal has it. */
@FunctionalInterface
public interface Facts {

    /** What this observation saw; empty before it looked. */
    Map<String, Object> of(String task);
}
