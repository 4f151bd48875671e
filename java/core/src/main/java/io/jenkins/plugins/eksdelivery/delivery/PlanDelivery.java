package io.jenkins.plugins.eksdelivery.delivery;

import io.jenkins.plugins.eksdelivery.approval.ApproveRequest;
import io.jenkins.plugins.eksdelivery.health.WaitForHealthyRequest;
import io.jenkins.plugins.eksdelivery.helm.HelmDeployRequest;
import io.jenkins.plugins.eksdelivery.image.BuildImageRequest;
import io.jenkins.plugins.eksdelivery.notification.NotifyRequest;
import io.jenkins.plugins.eksdelivery.operation.DeliveryContext;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.promotion.PromoteRegionRequest;
import io.jenkins.plugins.eksdelivery.registry.PushToEcrRequest;
import io.jenkins.plugins.eksdelivery.terraform.TerraformPlanRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the calls of a delivery and checks the arguments of every one of them before the first is made, so that a misspelt setting of the
 * last stage does not surface after the first ones have changed the world.
 */
public final class PlanDelivery {

    private final DeliveryContext context;

    public PlanDelivery(DeliveryContext context) {
        this.context = context;
    }

    public PlanDeliveryResult run(PlanDeliveryRequest request) {
        List<String> regions = request.regions();
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("service", request.service());
        plan.put("regions", new ArrayList<>(regions));
        plan.put("primary", regions.get(0));
        plan.put("role", request.settings().getOrDefault("role", ""));
        plan.put("accountId", request.settings().getOrDefault("accountId", ""));
        plan.put("agents", request.settings().getOrDefault("agents", "kubernetes"));
        plan.put("build", request.settings().containsKey("build"));
        plan.put("test", request.settings().containsKey("test"));
        plan.put("image", image(request));
        plan.put("push", push(request));
        plan.put("infra", infra(request));
        plan.put("approve", stage(request, "approve", Map.of(), regions.get(0), ApproveRequest.PARAMETERS));
        plan.put(
                "deploy",
                perRegion(request, "deploy", Map.of("release", request.service()), HelmDeployRequest.PARAMETERS));
        plan.put("verify", perRegion(request, "verify", Map.of(), WaitForHealthyRequest.PARAMETERS));
        plan.put("promote", stage(request, "promote", Map.of(), regions.get(0), PromoteRegionRequest.PARAMETERS));
        plan.put("notify", stage(request, "notify", Map.of(), regions.get(0), NotifyRequest.PARAMETERS));
        context.log().line("Deliver " + request.service() + " to " + String.join(", ", regions));
        return new PlanDeliveryResult(plan);
    }

    private static Map<String, Object> image(PlanDeliveryRequest request) {
        return stageWithDefaults(
                request,
                "image",
                Map.of("image", request.service()),
                request.regions().get(0),
                BuildImageRequest.PARAMETERS);
    }

    private static Map<String, Object> push(PlanDeliveryRequest request) {
        List<String> replicas = request.regions().subList(1, request.regions().size());
        return stageWithDefaults(
                request,
                "push",
                Map.of("repository", request.service(), "replicaRegions", new ArrayList<>(replicas)),
                request.regions().get(0),
                PushToEcrRequest.PARAMETERS);
    }

    /** Region by region, since a stack of the standby region may read what the primary one made. */
    private static List<Map<String, Object>> infra(PlanDeliveryRequest request) {
        List<Map<String, Object>> calls = new ArrayList<>();
        for (String region : request.regions()) {
            for (Object each : (List<?>) request.settings().getOrDefault("infra", List.of())) {
                Map<String, Object> stack = placeholders(request, region).in(asMap(each));
                if (!region.equals(stack.getOrDefault("region", region))) {
                    continue;
                }
                stack.remove("region");
                TerraformPlanRequest.PARAMETERS.check(stack);
                Map<String, Object> call = new LinkedHashMap<>();
                call.put("region", region);
                call.put("name", stack.getOrDefault("dir", ".") + " " + region);
                call.put("arguments", stack);
                calls.add(call);
            }
        }
        return calls;
    }

    private static List<Map<String, Object>> perRegion(
            PlanDeliveryRequest request, String name, Map<String, Object> defaults, ParameterSet parameters) {
        List<Map<String, Object>> calls = new ArrayList<>();
        if (request.settings().containsKey(name)) {
            for (String region : request.regions()) {
                Map<String, Object> call = new LinkedHashMap<>();
                call.put("region", region);
                call.put("arguments", stageWithDefaults(request, name, defaults, region, parameters));
                calls.add(call);
            }
        }
        return calls;
    }

    /** Empty when the author gave nothing for the stage. */
    private static Map<String, Object> stage(
            PlanDeliveryRequest request,
            String name,
            Map<String, Object> defaults,
            String region,
            ParameterSet parameters) {
        return request.settings().containsKey(name)
                ? stageWithDefaults(request, name, defaults, region, parameters)
                : new LinkedHashMap<>();
    }

    private static Map<String, Object> stageWithDefaults(
            PlanDeliveryRequest request,
            String name,
            Map<String, Object> defaults,
            String region,
            ParameterSet parameters) {
        Map<String, Object> arguments = new LinkedHashMap<>(defaults);
        arguments.putAll(
                placeholders(request, region).in(asMap(request.settings().getOrDefault(name, Map.of()))));
        parameters.check(arguments);
        return arguments;
    }

    private static Placeholders placeholders(PlanDeliveryRequest request, String region) {
        List<String> regions = request.regions();
        return new Placeholders(Map.of(
                "region", region,
                "service", request.service(),
                "primary", regions.get(0),
                "standby", regions.get(regions.size() - 1)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
