package io.jenkins.plugins.eksdelivery.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;

/**
 * Credentials that the variables of a block name, in the order of the AWS tools: keys, web identity, profile, container; then those of this
 * machine. Resolved at the first call, so that a block without AWS needs none.
 */
final class EnvironmentCredentials implements AwsCredentialsProvider {

    private final Map<String, String> environment;
    private final String region;
    private final Object once = new Object();
    private volatile AwsCredentialsProvider chosen = AnonymousCredentialsProvider.create();
    private volatile boolean resolved;

    EnvironmentCredentials(Map<String, String> environment, String region) {
        this.environment = Map.copyOf(environment);
        this.region = region;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (!resolved) {
            synchronized (once) {
                if (!resolved) {
                    chosen = choose();
                    resolved = true;
                }
            }
        }
        return chosen.resolveCredentials();
    }

    private AwsCredentialsProvider choose() {
        if (has("AWS_ACCESS_KEY_ID") && has("AWS_SECRET_ACCESS_KEY")) {
            return StaticCredentialsProvider.create(keys());
        }
        if (has("AWS_ROLE_ARN") && has("AWS_WEB_IDENTITY_TOKEN_FILE")) {
            return webIdentity();
        }
        if (has("AWS_PROFILE") || has("AWS_SHARED_CREDENTIALS_FILE") || has("AWS_CONFIG_FILE")) {
            return profile();
        }
        if (has("AWS_CONTAINER_CREDENTIALS_FULL_URI")) {
            return new ContainerCredentials(
                    value("AWS_CONTAINER_CREDENTIALS_FULL_URI"), value("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"));
        }
        return DefaultCredentialsProvider.builder().build();
    }

    private AwsCredentials keys() {
        return has("AWS_SESSION_TOKEN")
                ? AwsSessionCredentials.create(
                        value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"), value("AWS_SESSION_TOKEN"))
                : AwsBasicCredentials.create(value("AWS_ACCESS_KEY_ID"), value("AWS_SECRET_ACCESS_KEY"));
    }

    private AwsCredentialsProvider webIdentity() {
        StsClient sts =
                new AwsSession(region, AnonymousCredentialsProvider.create(), environment).client(StsClient.builder());
        return StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(sts)
                .roleArn(value("AWS_ROLE_ARN"))
                .roleSessionName(has("AWS_ROLE_SESSION_NAME") ? value("AWS_ROLE_SESSION_NAME") : "eks-delivery")
                .webIdentityTokenFile(Path.of(value("AWS_WEB_IDENTITY_TOKEN_FILE")))
                .build();
    }

    private AwsCredentialsProvider profile() {
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".aws");
        add(files, ProfileFile.Type.CREDENTIALS, "AWS_SHARED_CREDENTIALS_FILE", home.resolve("credentials"));
        add(files, ProfileFile.Type.CONFIGURATION, "AWS_CONFIG_FILE", home.resolve("config"));
        return ProfileCredentialsProvider.builder()
                .profileFile(files.build())
                .profileName(has("AWS_PROFILE") ? value("AWS_PROFILE") : "default")
                .build();
    }

    private void add(ProfileFile.Aggregator files, ProfileFile.Type type, String variable, Path usual) {
        Path path = has(variable) ? Path.of(value(variable)) : usual;
        if (Files.isReadable(path)) {
            files.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }

    private boolean has(String name) {
        return !value(name).isEmpty();
    }

    private String value(String name) {
        return environment.getOrDefault(name, "");
    }
}
