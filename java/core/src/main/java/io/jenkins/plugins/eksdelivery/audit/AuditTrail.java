package io.jenkins.plugins.eksdelivery.audit;

import java.util.Map;

/** Receives what was done to the world, for people who ask later. */
@FunctionalInterface
public interface AuditTrail {

    /**
     * Records an act that happened.
     *
     * @param action verb of the act, such as {@code terraform.apply}
     * @param subject what it was done to
     * @param evidence digests, identifiers, approvers; no secrets
     */
    void record(String action, String subject, Map<String, String> evidence);
}
