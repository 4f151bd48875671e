package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryRequest;
import software.amazon.awssdk.services.ecr.model.CreateRepositoryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageReplicationStatusRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageReplicationStatusResponse;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRegistryResponse;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenRequest;
import software.amazon.awssdk.services.ecr.model.GetAuthorizationTokenResponse;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyRequest;
import software.amazon.awssdk.services.ecr.model.PutLifecyclePolicyResponse;
import software.amazon.awssdk.services.ecr.model.ReplicationStatus;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryFilterType;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.StartImageScanRequest;
import software.amazon.awssdk.services.ecr.model.StartImageScanResponse;

/** ECR's API of one region in memory, in front of a {@link FakeRegistry}. Answers that change are queues; the last one stays. */
final class FakeEcr implements EcrClient {

    static final String ACCOUNT = "123456789012";

    final FakeRegistry registry;
    final List<String> tokens = new ArrayList<>();
    final Map<String, CreateRepositoryRequest> created = new HashMap<>();
    final Deque<DescribeImageScanFindingsResponse> scans = new ArrayDeque<>();
    final Deque<ReplicationStatus> replications = new ArrayDeque<>();
    final List<String> repositories = new ArrayList<>();
    int scansStarted;
    String ruleTo = "";
    String ruleFilter = "";

    FakeEcr(FakeRegistry registry, String... repositories) {
        this.registry = registry;
        this.repositories.addAll(List.of(repositories));
    }

    /** Access to these regions. */
    static AwsAccess aws(String region, Map<String, FakeEcr> regions) {
        return access(region, regions);
    }

    static AwsAccess access(String region, Map<String, ? extends EcrClient> regions) {
        return new AwsAccess() {
            @Override
            public String region() {
                return region;
            }

            @Override
            public AwsAccess in(String other) {
                return access(other, regions);
            }

            @Override
            public AwsCredentialsProvider credentials() {
                throw new UnsupportedOperationException();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
                return (C) regions.get(region);
            }

            @Override
            public Map<String, String> environment() {
                return Map.of();
            }
        };
    }

    @Override
    public GetAuthorizationTokenResponse getAuthorizationToken(GetAuthorizationTokenRequest request) {
        String password = "canary-" + tokens.size();
        tokens.add(password);
        registry.wanting(new RegistryLogin("AWS", password).basic(), "Basic realm=\"ecr\"");
        String token = Base64.getEncoder().encodeToString(("AWS:" + password).getBytes(StandardCharsets.UTF_8));
        return GetAuthorizationTokenResponse.builder()
                .authorizationData(data -> data.authorizationToken(token)
                        .proxyEndpoint(registry.endpoint().base().toString()))
                .build();
    }

    @Override
    public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
        String name = request.repositoryNames().get(0);
        if (!repositories.contains(name)) {
            throw RepositoryNotFoundException.builder().build();
        }
        return DescribeRepositoriesResponse.builder()
                .repositories(repository(name))
                .build();
    }

    @Override
    public CreateRepositoryResponse createRepository(CreateRepositoryRequest request) {
        created.put(request.repositoryName(), request);
        repositories.add(request.repositoryName());
        return CreateRepositoryResponse.builder()
                .repository(repository(request.repositoryName()))
                .build();
    }

    @Override
    public PutLifecyclePolicyResponse putLifecyclePolicy(PutLifecyclePolicyRequest request) {
        return PutLifecyclePolicyResponse.builder().build();
    }

    @Override
    public DescribeImageScanFindingsResponse describeImageScanFindings(DescribeImageScanFindingsRequest request) {
        if (scans.isEmpty()) {
            throw ScanNotFoundException.builder().build();
        }
        return scans.size() > 1 ? scans.remove() : scans.peek();
    }

    @Override
    public StartImageScanResponse startImageScan(StartImageScanRequest request) {
        scansStarted++;
        return StartImageScanResponse.builder().build();
    }

    @Override
    public DescribeRegistryResponse describeRegistry(DescribeRegistryRequest request) {
        return DescribeRegistryResponse.builder()
                .registryId(ACCOUNT)
                .replicationConfiguration(configuration -> {
                    if (!ruleTo.isEmpty()) {
                        configuration.rules(rule -> rule.destinations(destination ->
                                        destination.region(ruleTo).registryId(ACCOUNT))
                                .repositoryFilters(filter ->
                                        filter.filter(ruleFilter).filterType(RepositoryFilterType.PREFIX_MATCH)));
                    }
                })
                .build();
    }

    @Override
    public DescribeImageReplicationStatusResponse describeImageReplicationStatus(
            DescribeImageReplicationStatusRequest request) {
        DescribeImageReplicationStatusResponse.Builder answer = DescribeImageReplicationStatusResponse.builder();
        if (!replications.isEmpty()) {
            ReplicationStatus status = replications.size() > 1 ? replications.remove() : replications.peek();
            answer.replicationStatuses(
                    each -> each.region(ruleTo).registryId(ACCOUNT).status(status));
        }
        return answer.build();
    }

    @Override
    public String serviceName() {
        return "ecr";
    }

    @Override
    public void close() {
        // is used again
    }

    private Repository repository(String name) {
        return Repository.builder()
                .repositoryName(name)
                .repositoryUri(registry.endpoint().host() + "/" + name)
                .build();
    }
}
