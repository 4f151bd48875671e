package io.jenkins.plugins.eksdelivery.image;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Secret;

/** Where a build's secrets come from: in Jenkins the credentials store, in the runner its {@code --secret} files. */
@FunctionalInterface
public interface BuildSecrets {

    /**
     * Reads the value of the credentials.
     *
     * @throws DeliveryException when there are none of this id, or the build may not use them
     */
    Secret read(String credentialsId);

    /** A place without any secret. */
    static BuildSecrets none() {
        return credentialsId -> {
            throw new DeliveryException(Failure.permanent(
                    "BI-SECRET-01",
                    "buildImage: credentials '" + credentialsId + "'",
                    "there are no credentials of this id here",
                    "Create them, or correct the id in secrets"));
        };
    }
}
