package io.jenkins.plugins.eksdelivery.localcloud;

import io.jenkins.plugins.eksdelivery.localcloud.image.BaseImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables with which AWS tools, terraform, helm and the pipelines use a cloud, also as a file of {@code K=V} lines. */
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /**
     * The variables of a running cloud.
     *
     * @param state folder of the cloud
     * @param path PATH of this process; the tools' folder comes before it
     */
    public static Map<String, String> variables(CloudState cloud, Path state, String path) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ENDPOINT_URL", cloud.endpoint());
        variables.put("AWS_ACCESS_KEY_ID", cloud.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", cloud.secretAccessKey());
        variables.put("AWS_REGION", cloud.regions().get(0));
        variables.put("AWS_DEFAULT_REGION", cloud.regions().get(0));
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("TF_CLI_CONFIG_FILE", state.resolve("terraform.rc").toString());
        variables.put("EKS_DELIVERY_ARC_ENDPOINTS", arcEndpoints(cloud));
        Integer registry = cloud.registries().get(cloud.regions().get(0));
        if (registry != null) {
            variables.put(
                    "EKS_DELIVERY_BASE_IMAGE",
                    "127.0.0.1:" + registry + "/" + BaseImages.JAVA + ":" + BaseImages.JAVA_TAG);
        }
        if (cloud.buildkit() != null) {
            variables.put("BUILDKIT_HOST", cloud.buildkit());
        }
        variables.put("PATH", state.resolve("bin") + ":" + path);
        return variables;
    }

    /** Writes them for the user only: they hold a key. */
    static void write(Path file, Map<String, String> variables) throws IOException {
        String text = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining());
        PrivateFile.write(file, text);
    }

    private static String arcEndpoints(CloudState cloud) {
        return cloud.arcEndpoints().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(endpoint -> endpoint.getKey() + "=http://127.0.0.1:" + endpoint.getValue())
                .collect(Collectors.joining(","));
    }
}
