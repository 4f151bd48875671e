package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Holds a plan against what it may do at most. */
final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * @return {@code passed}, or {@code none} when no policy was given
     * @throws DeliveryException TF-POLICY-01 with every violation
     */
    static String check(String what, PlanPolicy policy, PlanReport report) {
        List<String> violations = new ArrayList<>();
        if (policy.maxDestroy() >= 0 && report.destroy() > policy.maxDestroy()) {
            violations.add("it destroys " + report.destroy() + " objects, allowed are " + policy.maxDestroy());
        }
        for (ResourceChange change : report.changes()) {
            boolean destroys = change.action() == ResourceChange.Action.DESTROY
                    || change.action() == ResourceChange.Action.REPLACE;
            if (destroys && policy.protectedTypes().contains(change.type())) {
                violations.add(
                        "it would " + change.action().word() + " " + change.address() + ", whose type is protected");
            }
        }
        if (!violations.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "TF-POLICY-01",
                    what,
                    String.join("; ", violations),
                    "Change the configuration, or have the policy changed by those who own it"));
        }
        return policy.equals(PlanPolicy.NONE) ? "none" : "passed";
    }
}
