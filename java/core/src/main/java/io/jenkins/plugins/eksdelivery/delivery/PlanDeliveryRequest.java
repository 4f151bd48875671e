package io.jenkins.plugins.eksdelivery.delivery;

import io.jenkins.plugins.eksdelivery.parameter.Arguments;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import io.jenkins.plugins.eksdelivery.parameter.ParameterSet;
import io.jenkins.plugins.eksdelivery.parameter.ParameterType;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of one {@code deliverMicroservice { }}; each closure is replaced by {@code true}.
 *
 * @param service name of the service: a DNS label, 1 to 53 characters
 * @param regions regions to deliver to, the primary one first; at least one
 * @param settings every setting as given, converted
 */
public record PlanDeliveryRequest(String service, List<String> regions, Map<String, Object> settings)
        implements Serializable {

    /** Helm limits a release name to 53 characters, DNS a label to 63. */
    private static final Pattern SERVICE = Pattern.compile("[a-z]([-a-z0-9]{0,51}[a-z0-9])?");

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    /** The stages, in their order; a hook is called before or after one of them. */
    public static final List<String> STAGES = List.of("Test", "Image", "Push", "Infra", "Deploy", "Verify", "Promote");

    /** How the builds of the service get their agents. */
    public enum Agents {
        KUBERNETES,
        ANY
    }

    public static final ParameterSet PARAMETERS = ParameterSet.of(
                    "deliverMicroservice",
                    "Takes a microservice from commit to verified in every region: checkout, test, image, ECR, Terraform plan, approval, "
                            + "apply, Helm, health, and on demand the promotion of a region. Texts may hold {region}, {service}, "
                            + "{primary} and {standby}.")
            .required(
                    "service",
                    ParameterType.TEXT,
                    "Name of the service: image, repository and release are called so too.")
            .required("regions", ParameterType.TEXT_LIST, "Regions to deliver to, the primary one first.")
            .optional(
                    "role",
                    ParameterType.TEXT,
                    "ARN of the role to assume in each region; the agent's own identity unless given.")
            .optional("accountId", ParameterType.TEXT, "Account that the role must be of; another one is an error.")
            .choice(
                    "agents",
                    Agents.class,
                    Agents.KUBERNETES,
                    "kubernetes: pods from the library's templates, one kind per stage; any: whatever node is free.")
            .optional("build", ParameterType.BLOCK, "What makes the files that the image takes, before the tests.")
            .optional("test", ParameterType.BLOCK, "The service's own tests.")
            .optional("image", ParameterType.MAP, "Arguments of buildImage; image is the service unless given.")
            .optional(
                    "push",
                    ParameterType.MAP,
                    "Arguments of pushToEcr; into the primary region, with the others as replicas.")
            .optional(
                    "infra",
                    ParameterType.MAP_LIST,
                    "Arguments of terraformPlan for each stack, applied in this order in each region, or in the one that its region names.")
            .optional("approve", ParameterType.MAP, "Arguments of approve, asked for each plan that has changes.")
            .optional("deploy", ParameterType.MAP, "Arguments of helmDeploy; release is the service unless given.")
            .optional(
                    "verify",
                    ParameterType.MAP,
                    "Arguments of waitForHealthy, asked in each region after the deployment.")
            .optional("promote", ParameterType.MAP, "Arguments of promoteRegion, run after all regions are verified.")
            .optional("notify", ParameterType.MAP, "Arguments of notify, sent at the end whatever the result.")
            .optional("hooks", ParameterType.MAP, "Blocks run around stages: beforeDeploy, afterPush …")
            .build();

    public PlanDeliveryRequest {
        regions = List.copyOf(regions);
        settings = Map.copyOf(settings);
    }

    /** Checks the settings themselves; those of each stage are checked when the delivery is planned. */
    public static PlanDeliveryRequest of(Map<String, ?> given) {
        Arguments arguments = PARAMETERS.read(given);
        if (!SERVICE.matcher(arguments.text("service")).matches()) {
            throw arguments.notAllowed(
                    "service",
                    "'" + arguments.text("service") + "' is not a DNS label of 1 to 53 characters",
                    "Use lower-case letters, digits and '-', beginning with a letter");
        }
        List<String> regions = arguments.texts("regions");
        if (regions.isEmpty() || regions.stream().distinct().count() < regions.size()) {
            throw arguments.notAllowed(
                    "regions", regions + " is empty or names a region twice", "List each region once");
        }
        for (String region : regions) {
            if (!REGION.matcher(region).matches()) {
                throw arguments.notAllowed(
                        "regions", "'" + region + "' is not an AWS region name", "Use names such as us-east-1");
            }
        }
        checkHooks(arguments);
        return new PlanDeliveryRequest(arguments.text("service"), regions, settings(given, arguments));
    }

    private static void checkHooks(Arguments arguments) {
        List<String> known = STAGES.stream()
                .flatMap(stage -> List.of("before" + stage, "after" + stage).stream())
                .toList();
        for (String hook : arguments.map("hooks").keySet()) {
            if (!known.contains(hook)) {
                String nearest = NearestName.of(hook, known);
                throw arguments.notAllowed(
                        "hooks",
                        "there is no hook '" + hook + "'",
                        nearest == null ? "Use one of " + known : "Did you mean '" + nearest + "'?");
            }
        }
    }

    private static Map<String, Object> settings(Map<String, ?> given, Arguments arguments) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            switch (name) {
                case "infra" -> settings.put(name, arguments.maps(name));
                case "image", "push", "approve", "deploy", "verify", "promote", "notify", "hooks" ->
                    settings.put(name, arguments.map(name));
                case "role", "accountId" -> settings.put(name, arguments.text(name));
                case "build", "test" -> settings.put(name, true);
                default -> {
                    // service, regions and agents are kept on their own
                }
            }
        }
        settings.put("agents", arguments.text("agents"));
        return settings;
    }
}
