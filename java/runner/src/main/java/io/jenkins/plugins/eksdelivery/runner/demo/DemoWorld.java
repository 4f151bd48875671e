package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.eksdelivery.aws.AwsSession;
import io.jenkins.plugins.eksdelivery.localcloud.CloudState;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The world that a demonstration runs in, and that it reads back.
 *
 * @param project root of this project
 * @param cloud the running local cloud
 * @param environment variables with which tools reach it
 * @param plan promotion file of the example
 */
public record DemoWorld(Path project, CloudState cloud, Map<String, String> environment, PromotionPlan plan) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PLAN = Path.of("examples", "orders", "promotion.yaml");

    public static DemoWorld of(Path project, CloudState cloud, Map<String, String> environment) throws IOException {
        Path file = project.resolve(PLAN);
        return new DemoWorld(
                project,
                cloud,
                Map.copyOf(environment),
                PromotionPlanFile.parse(file.toString(), Files.readString(file)));
    }

    /** Variables of the pipeline beside those of the cloud, which are in a file since a key is among them. */
    public Map<String, String> pipelineEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CLOUD", "local");
        Integer registry = cloud.registries().get(plan.primary());
        if (registry != null) {
            variables.put("BASE_IMAGE", "127.0.0.1:" + registry + "/base/java:17");
        }
        return variables;
    }

    /** Region that writes now; "" before the first delivery. */
    public String activeRegion(String asked) {
        PromotionPlan.Aurora aurora = plan.aurora();
        try {
            return aurora == null ? "" : aws().writerRegion(asked, aurora.globalCluster());
        } catch (IOException | RuntimeException notThere) {
            return "";
        }
    }

    /**
     * Reads back what a delivery, and a promotion after it, say they did.
     *
     * @param promotion result of an unplanned promotion from the command line; "" for the planned one at the pipeline's end
     */
    public List<Claim> claims(Path workspaces, Instant since, List<String> readable, String before, String promotion)
            throws IOException {
        Map<String, KubernetesReadBack> clusters = new LinkedHashMap<>();
        try {
            for (String region : plan.regions()) {
                CloudState.Kubernetes cluster = cloud.kubernetes().get(region);
                if (cluster != null && readable.contains(region)) {
                    clusters.put(region, new KubernetesReadBack(Path.of(cluster.kubeconfig())));
                }
            }
            StepReports reports = new StepReports(workspaces, since);
            Claims claims = new Claims(reports, aws(), clusters, plan);
            claims.ofDelivery();
            JsonNode promoted = promotion.isEmpty()
                    ? reports.last("promoteRegion").orElse(JSON.createObjectNode())
                    : JSON.readTree(promotion);
            claims.ofPromotion(before, promoted, promotion.isEmpty());
            return claims.all();
        } finally {
            clusters.values().forEach(KubernetesReadBack::close);
        }
    }

    private AwsReadBack aws() {
        return new AwsReadBack(AwsSession.from(environment));
    }
}
