package io.jenkins.plugins.eksdelivery.operation;

import io.jenkins.plugins.eksdelivery.audit.AuditTrail;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.process.CommandRunner;
import io.jenkins.plugins.eksdelivery.workspace.Workspace;
import java.time.Clock;
import java.util.Map;

/**
 * What an operation is given by the face that runs it: a Jenkins step, the runner or the command line.
 *
 * @param commands starts programs in the build's environment
 * @param workspace the build's current directory
 * @param log the build log; masks by itself
 * @param mask to which an operation adds each secret that it meets
 * @param audit what was done to the world
 * @param clock the time
 * @param environment the build's variables (BUILD_NUMBER, JOB_NAME, AWS_REGION …)
 * @param aws access to AWS in the region and role of the enclosing block
 */
public record DeliveryContext(
        CommandRunner commands,
        Workspace workspace,
        DeliveryLog log,
        Mask mask,
        AuditTrail audit,
        Clock clock,
        Map<String, String> environment,
        AwsAccess aws) {

    public DeliveryContext {
        environment = Map.copyOf(environment);
    }
}
