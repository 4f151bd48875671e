package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.log.Mask;
import io.jenkins.plugins.eksdelivery.log.Secret;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/** Gets logins for those of some registries that are Amazon ECR, for programs that pull from them. */
public final class EcrLogins {

    private static final Pattern ECR_HOST =
            Pattern.compile("\\d{12}\\.dkr\\.ecr(?:-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?");

    private final AwsAccess aws;
    private final Mask mask;

    public EcrLogins(AwsAccess aws, Mask mask) {
        this.aws = aws;
        this.mask = mask;
    }

    /**
     * Logins by registry; a registry that is not ECR has none. One on this machine may be that of a local cloud: it is when ECR of the
     * current region answers with its address.
     */
    public Map<String, RegistryLogin> of(Collection<String> registries) {
        Map<String, RegistryLogin> logins = new LinkedHashMap<>();
        for (String registry : registries) {
            Matcher ecr = ECR_HOST.matcher(registry);
            if (ecr.matches()) {
                logins.put(registry, login(token(aws.in(ecr.group(1))), mask));
            } else if (registry.startsWith("127.0.0.1:") || registry.startsWith("localhost:")) {
                localCloud(registry).ifPresent(data -> logins.put(registry, login(data, mask)));
            }
        }
        return logins;
    }

    /** Any registry may be on this machine, so not to get a token for it is no error. */
    private Optional<AuthorizationData> localCloud(String registry) {
        try {
            return Optional.of(token(aws))
                    .filter(data ->
                            registry.equals(URI.create(data.proxyEndpoint()).getRawAuthority()));
        } catch (DeliveryException noCloud) {
            return Optional.empty();
        }
    }

    private static AuthorizationData token(AwsAccess regional) {
        try (EcrClient client = regional.client(EcrClient.builder())) {
            return client.getAuthorizationToken().authorizationData().get(0);
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:GetAuthorizationToken", regional.region(), failed);
        }
    }

    /** Reads the token's two parts, and masks both from now on. */
    static RegistryLogin login(AuthorizationData data, Mask mask) {
        mask.add(Secret.of(data.authorizationToken()));
        String[] parts =
                new String(Base64.getDecoder().decode(data.authorizationToken()), StandardCharsets.UTF_8).split(":", 2);
        mask.add(Secret.of(parts[1]));
        return new RegistryLogin(parts[0], parts[1]);
    }
}
