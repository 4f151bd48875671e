package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;

/** ECR's API in one region, as far as a push needs it: token and repository. */
final class EcrRegion implements AutoCloseable {

    /** Images that lost their tag are of no use to a deployment; 14 days leave time to look at one. */
    private static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"Untagged images go after 14 days","selection":{"tagStatus":"untagged",\
            "countType":"sinceImagePushed","countUnit":"days","countNumber":14},"action":{"type":"expire"}}]}""";

    private final String region;
    private final EcrClient client;
    private final @Nullable String registryId;
    private final Mask mask;

    /** @param registryId account of the registry; null for the caller's */
    EcrRegion(AwsAccess aws, @Nullable String registryId, Mask mask) {
        this.region = aws.region();
        this.client = aws.client(EcrClient.builder());
        this.registryId = registryId;
        this.mask = mask;
    }

    String region() {
        return region;
    }

    EcrClient client() {
        return client;
    }

    /**
     * The repository.
     *
     * @param creation how to make it when it is missing; empty to fail then
     * @throws DeliveryException PE-REPO-01 when it is missing
     */
    Repository repository(String name, Optional<TagPolicy> creation) {
        Optional<Repository> found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        if (creation.isEmpty()) {
            throw new DeliveryException(Failure.permanent(
                    "PE-REPO-01",
                    "repository " + name + " in " + region + (registryId == null ? "" : " of account " + registryId),
                    "ECR has no repository of this name",
                    "Create it (aws ecr create-repository --region " + region + " --repository-name " + name
                            + "), or set createRepository: true"));
        }
        return create(name, creation.get());
    }

    /** A new token; it is masked in the log from now on. */
    RegistryAccess access(Repository repository) {
        try {
            AuthorizationData data =
                    client.getAuthorizationToken().authorizationData().get(0);
            RegistryLogin login = EcrLogins.login(data, mask);
            // the token is for the caller's registry; one of another account has its own host
            String host = repository
                    .repositoryUri()
                    .substring(0, repository.repositoryUri().indexOf('/'));
            String scheme = URI.create(data.proxyEndpoint()).getScheme();
            return new RegistryAccess(RegistryEndpoint.of(scheme + "://" + host), login);
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:GetAuthorizationToken", region, failed);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private Optional<Repository> find(String name) {
        try {
            return client
                    .describeRepositories(
                            request -> request.registryId(registryId).repositoryNames(name))
                    .repositories()
                    .stream()
                    .findFirst();
        } catch (RepositoryNotFoundException missing) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:DescribeRepositories", region, failed);
        }
    }

    private Repository create(String name, TagPolicy policy) {
        try {
            Repository created = client.createRepository(request -> request.registryId(registryId)
                            .repositoryName(name)
                            .imageTagMutability(
                                    policy == TagPolicy.OVERWRITE
                                            ? ImageTagMutability.MUTABLE
                                            : ImageTagMutability.IMMUTABLE)
                            .imageScanningConfiguration(scanning -> scanning.scanOnPush(true))
                            .encryptionConfiguration(encryption -> encryption.encryptionType(EncryptionType.KMS)))
                    .repository();
            client.putLifecyclePolicy(request ->
                    request.registryId(registryId).repositoryName(name).lifecyclePolicyText(LIFECYCLE));
            return created;
        } catch (RepositoryAlreadyExistsException createdMeanwhile) {
            return repository(name, Optional.empty());
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:CreateRepository", region, failed);
        }
    }
}
