package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** ECR of both regions. */
final class EcrImages implements Images {

    private final AwsAccess aws;

    EcrImages(AwsAccess aws) {
        this.aws = aws;
    }

    @Override
    public boolean has(String region, String repository, String reference) throws InterruptedException {
        ImageIdentifier.Builder image = ImageIdentifier.builder();
        ImageIdentifier wanted = reference.startsWith("sha256:")
                ? image.imageDigest(reference).build()
                : image.imageTag(reference).build();
        try (EcrClient ecr = aws.in(region).client(EcrClient.builder())) {
            return AwsFailures.call(
                    "ecr repository " + repository + " in " + region + ": describe " + reference, () -> {
                        try {
                            return !ecr.describeImages(
                                            r -> r.repositoryName(repository).imageIds(wanted))
                                    .imageDetails()
                                    .isEmpty();
                        } catch (ImageNotFoundException | RepositoryNotFoundException missing) {
                            return false;
                        }
                    });
        }
    }
}
