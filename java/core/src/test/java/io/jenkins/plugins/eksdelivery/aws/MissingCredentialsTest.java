package io.jenkins.plugins.eksdelivery.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MissingCredentialsTest {

    /** As the SDK 2 tells it, shortened by the providers that say the same. */
    private static final String TOLD =
            "Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain(credentialsProviders=["
                    + "SystemPropertyCredentialsProvider(), ProfileCredentialsProvider(profileName=default, profileFile=ProfileFile("
                    + "sections=[])), ContainerCredentialsProvider()]) : [SystemPropertyCredentialsProvider(): Unable to load credentials"
                    + " from system settings. Access key must be specified either via environment variable (AWS_ACCESS_KEY_ID) or system"
                    + " property (aws.accessKeyId)., ProfileCredentialsProvider(profileName=default, profileFile=ProfileFile(sections=[])):"
                    + " Profile file contained no credentials for profile 'default': ProfileFile(sections=[]),"
                    + " ContainerCredentialsProvider(): %s]";

    @Test
    void places_that_are_not_set_are_told_in_one_sentence() {
        String why = MissingCredentials.why(
                TOLD.formatted("Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or"
                        + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI environment variables are set."));

        assertThat(why)
                .isEqualTo(
                        "neither the environment nor a web identity, a profile, the container or the machine gives any");
    }

    @Test
    void a_place_that_is_set_and_does_not_work_is_told_with_its_reason() {
        String why = MissingCredentials.why(TOLD.formatted("The agent answered 403: no association."));

        assertThat(why).isEqualTo("Container: The agent answered 403: no association.");
    }

    @Test
    void another_message_is_left_as_it_is() {
        assertThat(MissingCredentials.why("Profile 'x' has no role")).isEqualTo("Profile 'x' has no role");
    }
}
