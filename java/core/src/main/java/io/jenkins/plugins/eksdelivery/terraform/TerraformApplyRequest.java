package io.jenkins.plugins.eksdelivery.terraform;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of {@code terraformApply}.
 *
 * @param plan the plan to apply
 * @param approval what {@code approve} returned; empty when not given
 * @param autoApprove applies without an approval; default false
 * @param requireFresh refuses a plan whose state or commit has moved on; default true
 * @param lockTimeout how long to wait for the state lock; default 5 minutes
 * @param parallelism resources at once, 1 to 100; default 10
 * @param region AWS region; "" for that of the plan, else of the enclosing block
 * @param dryRun makes every check and applies nothing
 */
public record TerraformApplyRequest(
        ApprovedPlan plan,
        Map<String, Object> approval,
        boolean autoApprove,
        boolean requireFresh,
        Duration lockTimeout,
        int parallelism,
        String region,
        boolean dryRun)
        implements Serializable {

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "terraformApply", "Applies exactly the plan that terraformPlan made and approve showed.")
            .required("plan", ParameterType.MAP, "The result of terraformPlan.")
            .optional("approval", ParameterType.MAP, "The result of approve(subject: plan).")
            .optional("autoApprove", ParameterType.FLAG, false, "Applies without an approval.")
            .optional("requireFresh", ParameterType.FLAG, true, "Refuses when the state or the commit has moved on.")
            .optional("lockTimeout", ParameterType.DURATION, "5m", "How long to wait for the state lock.")
            .integer("parallelism", 10L, 1, 100, "Resources at once.")
            .planned("onAbort", "releaseOwnLock")
            .common()
            .build();

    public TerraformApplyRequest {
        approval = Collections.unmodifiableMap(new LinkedHashMap<>(approval));
    }

    /** Checks what an author gave. */
    public static TerraformApplyRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        return new TerraformApplyRequest(
                ApprovedPlan.of(arguments),
                arguments.map("approval"),
                arguments.flag("autoApprove"),
                arguments.flag("requireFresh"),
                arguments.duration("lockTimeout"),
                arguments.integer("parallelism"),
                arguments.optionalText("region").orElse(""),
                arguments.flag("dryRun"));
    }
}
