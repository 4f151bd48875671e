package io.jenkins.plugins.eksdelivery.aws;

import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Makes the mask know credentials. */
public final class MaskedCredentials {

    private MaskedCredentials() {}

    /** The same credentials, whose secret parts the mask hides from now on. */
    public static AwsCredentials known(AwsCredentials credentials, Mask mask) {
        mask.add(Secret.of(credentials.secretAccessKey()));
        if (credentials instanceof AwsSessionCredentials session) {
            mask.add(Secret.of(session.sessionToken()));
        }
        return credentials;
    }
}
