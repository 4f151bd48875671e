package io.jenkins.plugins.eksdelivery.promotion.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.TerraformState;
import java.util.Optional;

/** Lock objects that Terraform writes beside its state with use_lockfile. */
final class S3StateLocks implements StateLocks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsAccess aws;

    S3StateLocks(AwsAccess aws) {
        this.aws = aws;
    }

    @Override
    public Optional<String> holder(String region, TerraformState state) throws InterruptedException {
        return new S3ObjectStore(aws.in(region), state.bucket())
                .get(state.key() + ".tflock")
                .map(lock -> who(lock.text()));
    }

    private static String who(String lock) {
        try {
            JsonNode json = JSON.readTree(lock);
            return json.path("Who").asText("somebody") + " since "
                    + json.path("Created").asText("?");
        } catch (JsonProcessingException other) {
            return "somebody";
        }
    }
}
