package io.jenkins.plugins.eksdelivery.terraform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;

/**
 * Which state it is: terraform raises the serial at each write and never changes the lineage.
 *
 * @param serial 0 when there is no state yet
 * @param lineage "" when there is no state yet
 */
record StateVersion(long serial, String lineage) implements Serializable {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final StateVersion NONE = new StateVersion(0, "");

    /** Reads a state file or what {@code state pull} printed; nothing means that there is none. */
    static StateVersion parse(String state) throws JsonProcessingException {
        if (state.isBlank()) {
            return NONE;
        }
        JsonNode json = JSON.readTree(state);
        return new StateVersion(
                json.path("serial").asLong(), json.path("lineage").asText());
    }

    /** Whether a plan that was made against this one may be applied to the other. */
    boolean sameAs(StateVersion now) {
        return serial == now.serial && (lineage.equals(now.lineage) || lineage.isEmpty());
    }

    String told() {
        return lineage.isEmpty() ? "no state" : "serial " + serial + " of " + lineage;
    }
}
