package io.jenkins.plugins.eksdelivery.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.eksdelivery.localcloud.RunningCloud.Cloud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sts.StsClient;

@Tag("real")
@ExtendWith(RunningCloud.class)
class LocalCloudTest {

    @Test
    void the_administrators_key_is_taken(Cloud cloud) {
        try (StsClient sts = cloud.client(StsClient.builder(), CloudSettings.PRIMARY)) {

            String arn = sts.getCallerIdentity().arn();

            assertThat(arn).isEqualTo("arn:aws:iam::123456789012:user/local-cloud");
        }
    }

    @Test
    void a_cloud_that_runs_is_taken_up(Cloud cloud) throws Exception {
        List<String> progress = new ArrayList<>();

        CloudState again = cloud.local().up(progress::add);

        assertThat(again).isEqualTo(cloud.state());
        assertThat(progress)
                .containsExactly(
                        "The local cloud runs already: " + cloud.state().endpoint());
        assertThat(cloud.local().status().ended()).isEmpty();
    }

    @Test
    void the_variables_are_for_this_user_only(Cloud cloud) throws Exception {
        Path file = Path.of("target/local-cloud/.eks-delivery/cloud/env");

        List<String> lines = Files.readAllLines(file);

        assertThat(lines).contains("AWS_ENDPOINT_URL=" + cloud.state().endpoint(), "AWS_REGION=us-east-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
