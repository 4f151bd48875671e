package io.jenkins.plugins.eksdelivery.localcloud;

import static org.junit.jupiter.api.Assumptions.abort;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** One whole local cloud for all tests of this module, without faults at each test's start, stopped after the last test. */
final class RunningCloud implements BeforeEachCallback, ParameterResolver {

    /** What tests get. */
    record Cloud(LocalCloud local, CloudState state) {

        <B extends AwsClientBuilder<B, C>, C> C client(B builder, String region) {
            var credentials = AwsBasicCredentials.create(state.accessKeyId(), state.secretAccessKey());
            return builder.region(Region.of(region))
                    .endpointOverride(URI.create(state.endpoint()))
                    .credentialsProvider(StaticCredentialsProvider.create(credentials))
                    .build();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        cloud(context).local().control().clearFaults();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cloud.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cloud(context);
    }

    private static Cloud cloud(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RunningCloud.class))
                .computeIfAbsent("cloud", key -> start(), Started.class)
                .cloud();
    }

    /** Kept also when the cloud could not be had: one attempt is enough. */
    private record Started(
            @Nullable Cloud running, @Nullable DeliveryException missing) implements AutoCloseable {

        Cloud cloud() {
            if (running != null) {
                return running;
            }
            if ("true".equals(System.getenv("CI"))) {
                throw missing;
            }
            return abort(missing.getMessage());
        }

        @Override
        public void close() throws InterruptedException {
            if (running != null) {
                running.local().down();
            }
        }
    }

    private static Started start() {
        LocalCloud local = new LocalCloud(CloudSettings.in(Path.of("target/local-cloud"), System.getenv()));
        try {
            return new Started(new Cloud(local, local.up(System.out::println)), null);
        } catch (DeliveryException missing) {
            return new Started(null, missing);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
