package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.services.ecr.model.Repository;

/** Brings the layout to ECR of one region: repository and token from here, the bytes from the machine that has them. */
final class RegionalPush {

    /** A token lives 12 hours; a push that outlives this many of them is not getting anywhere. */
    private static final int MOST_TOKENS = 3;

    /**
     * What is there now.
     *
     * @param repositoryUri registry and repository
     * @param transfer what had to be done for it
     */
    record Pushed(String repositoryUri, TransferResult transfer) {}

    private final DeliveryContext context;
    private final PushToEcrRequest request;

    RegionalPush(DeliveryContext context, PushToEcrRequest request) {
        this.context = context;
        this.request = request;
    }

    Pushed to(EcrRegion ecr) throws IOException, InterruptedException {
        Repository repository = ecr.repository(
                request.repository(), request.createRepository() ? Optional.of(request.tagPolicy()) : Optional.empty());
        return new Pushed(repository.repositoryUri(), transfer(ecr, repository));
    }

    /** A token that expires meanwhile is replaced, and what arrived is not sent again. */
    private TransferResult transfer(EcrRegion ecr, Repository repository) throws IOException, InterruptedException {
        TransferOptions options = new TransferOptions(
                RepositoryName.of(request.repository()),
                request.tags(),
                request.tagPolicy(),
                null,
                request.concurrency(),
                request.chunkBytes());
        for (int tokens = 1; ; tokens++) {
            RegistryAccess access = ecr.access(repository);
            try {
                return context.workspace()
                        .act(new PushTask(
                                context.workspace().root(), request.layout(), access, options, request.retries()));
            } catch (DeliveryException failed) {
                if (!failed.code().equals("PE-AUTH-02") || tokens == MOST_TOKENS) {
                    throw failed;
                }
                context.log().line("The registry's token has expired: going on with a new one");
            }
        }
    }
}
