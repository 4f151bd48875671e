package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Asks AWS itself, with plain calls of its SDK and of HTTP, none of the code that made the claims. */
final class AwsReadBack {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json,"
            + "application/vnd.oci.image.manifest.v1+json,application/vnd.docker.distribution.manifest.v2+json";

    private final AwsAccess aws;

    AwsReadBack(AwsAccess aws) {
        this.aws = aws;
    }

    /** The digest that the registry of a region gives for a reference. */
    String manifestDigest(String region, String repository, String reference) throws IOException {
        AuthorizationData login;
        try (EcrClient ecr = aws.in(region).client(EcrClient.builder())) {
            login = ecr.getAuthorizationToken().authorizationData().get(0);
        }
        URI manifest = URI.create(login.proxyEndpoint() + "/v2/" + repository + "/manifests/" + reference);
        HttpURLConnection connection = (HttpURLConnection) manifest.toURL().openConnection();
        connection.setRequestMethod("HEAD");
        connection.setConnectTimeout(5_000);
        connection.setReadTimeout(10_000);
        connection.setRequestProperty("Accept", MANIFESTS);
        connection.setRequestProperty("Authorization", "Basic " + login.authorizationToken());
        if (connection.getResponseCode() != 200) {
            throw new IOException("the registry of " + region + " answers " + connection.getResponseCode() + " for "
                    + repository + ":" + reference);
        }
        return String.valueOf(connection.getHeaderField("Docker-Content-Digest"));
    }

    /** The state of a terraform stack. */
    JsonNode terraformState(String region, String bucket, String key) throws IOException {
        try (S3Client s3 = aws.in(region).client(S3Client.builder().forcePathStyle(true))) {
            return JSON.readTree(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        }
    }

    /** Region of the cluster that writes in a global database. */
    String writerRegion(String askedRegion, String globalCluster) throws IOException {
        try (RdsClient rds = aws.in(askedRegion).client(RdsClient.builder())) {
            return rds
                    .describeGlobalClusters(request -> request.globalClusterIdentifier(globalCluster))
                    .globalClusters()
                    .stream()
                    .flatMap(cluster -> cluster.globalClusterMembers().stream())
                    .filter(GlobalClusterMember::isWriter)
                    .map(member -> member.dbClusterArn().split(":")[3])
                    .findFirst()
                    .orElseThrow(() -> new IOException(globalCluster + " has no writer"));
        }
    }

    /** The entries of a promotion's journal, in their order. */
    List<JsonNode> journal(String region, String bucket, String prefix) throws IOException {
        try (S3Client s3 = aws.in(region).client(S3Client.builder().forcePathStyle(true))) {
            List<JsonNode> entries = new ArrayList<>();
            for (S3Object object : s3.listObjectsV2Paginator(
                            request -> request.bucket(bucket).prefix(prefix))
                    .contents()) {
                JsonNode entry = JSON.readTree(
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(object.key()))
                                .asByteArray());
                if (entry.has("sequence")) {
                    entries.add(entry);
                }
            }
            entries.sort(Comparator.comparingInt(entry -> entry.get("sequence").asInt()));
            return entries;
        }
    }
}
