package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.localcloud.ControlApi;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts the calls that an unplanned promotion made to the region that is gone, in the log of the cloud itself. */
final class LostRegionCalls {

    private LostRegionCalls() {}

    /** The claim that none was made once the evidence had been taken. */
    static Claim after(ControlApi control, String lost, String promotion) throws IOException, InterruptedException {
        Instant evidence = Instant.EPOCH;
        for (JsonNode phase : new ObjectMapper().readTree(promotion).path("phases")) {
            if (phase.path("name").asText().equals("checks")) {
                evidence = Instant.parse(phase.path("end").asText());
            }
        }
        List<String> calls = new ArrayList<>();
        for (JsonNode entry : control.calls(evidence.toEpochMilli() / 1000.0).path("entries")) {
            if (entry.path("region").asText().equals(lost)) {
                calls.add(entry.path("service").asText() + ":"
                        + entry.path("action").asText());
            }
        }
        return Claim.equal(
                "calls to " + lost + " after the evidence phase",
                "none",
                calls.isEmpty() ? "none" : calls.size() + ": " + calls,
                "call log of the local cloud");
    }
}
