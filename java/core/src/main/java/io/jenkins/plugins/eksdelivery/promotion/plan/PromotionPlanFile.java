package io.jenkins.plugins.eksdelivery.promotion.plan;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.ArcRoutingControl;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Aurora;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Dynamo;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Endpoint;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Health;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.InverseHealthCheck;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.JournalPlace;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Release;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.RoleFlag;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.TerraformState;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.Traffic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a promotion file; each mistake is told with its line, an unknown key with the nearest one. */
public final class PromotionPlanFile {

    private static final String VERSION = "eks-delivery/v1";
    private static final String NAME = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-\\d";

    private final String file;
    private final List<String> regions = new ArrayList<>();

    private PromotionPlanFile(String file) {
        this.file = file;
    }

    /**
     * Reads the text of a promotion file.
     *
     * @param file its name, for messages
     * @throws DeliveryException PR-PLAN-01 with the line of the first mistake; PR-PLAN-02 for another version of the format
     */
    public static PromotionPlan parse(String file, String yaml) {
        return new PromotionPlanFile(file).plan(yaml);
    }

    private PromotionPlan plan(String yaml) {
        YamlSection root = new YamlSection(file, "", node(yaml));
        String version = root.text("apiVersion");
        if (!version.equals(VERSION)) {
            throw new DeliveryException(Failure.permanent(
                    "PR-PLAN-02",
                    file + " apiVersion",
                    "it is '" + version + "', and this version reads " + VERSION,
                    "Update eks-delivery, or write the file for " + VERSION));
        }
        root.allow(
                "apiVersion",
                "application",
                "account",
                "regions",
                "clusters",
                "aurora",
                "dynamodb",
                "releases",
                "health",
                "traffic",
                "alarms",
                "terraform",
                "journal");
        YamlSection pair = root.section("regions").allow("primary", "standby");
        regions.add(pair.text("primary", REGION, "us-east-1"));
        regions.add(pair.text("standby", REGION, "us-west-2"));
        if (regions.get(0).equals(regions.get(1))) {
            throw pair.notAllowed("standby", "it is the primary region too", "Give another region");
        }
        return new PromotionPlan(
                root.text("application", NAME, "orders"),
                root.text("account", "\\d{12}", "\"123456789012\""),
                regions.get(0),
                regions.get(1),
                textOfEachRegion(root, "clusters"),
                root.optionalSection("aurora").map(this::aurora).orElse(null),
                root.optionalSection("dynamodb").map(PromotionPlanFile::dynamo).orElse(null),
                releases(root),
                health(root.section("health")),
                traffic(root.section("traffic")),
                alarms(root),
                root.has("terraform") ? eachRegion(root, "terraform", PromotionPlanFile::state) : Map.of(),
                journal(root.section("journal")));
    }

    private Node node(String yaml) {
        try {
            Optional<Node> node = new Compose(LoadSettings.builder()
                            .setLabel(file)
                            .setMaxAliasesForCollections(20)
                            .build())
                    .composeString(yaml);
            return node.orElseThrow(() -> new DeliveryException(
                    Failure.permanent("PR-PLAN-01", file, "the file is empty", "Write a promotion file")));
        } catch (YamlEngineException notYaml) {
            throw new DeliveryException(
                    Failure.permanent("PR-PLAN-01", file, "it is no YAML: " + notYaml.getMessage(), "Correct it"),
                    notYaml);
        }
    }

    private Aurora aurora(YamlSection section) {
        section.allow("globalCluster", "members");
        return new Aurora(section.text("globalCluster"), textOfEachRegion(section, "members"));
    }

    private static Dynamo dynamo(YamlSection section) {
        section.allow("tables", "canaryTable");
        return new Dynamo(
                section.texts("tables"), section.optionalText("canaryTable").orElse(""));
    }

    private static List<Release> releases(YamlSection root) {
        List<Release> releases = new ArrayList<>();
        for (YamlSection each : root.sections("releases")) {
            each.allow("name", "namespace", "deployments", "writers", "replicas", "repository", "roleFlag");
            List<String> deployments =
                    each.has("deployments") ? each.texts("deployments") : List.of(each.text("name", NAME, "orders"));
            List<String> writers = each.texts("writers");
            for (String writer : writers) {
                if (!deployments.contains(writer)) {
                    throw each.notAllowed(
                            "writers",
                            "'" + writer + "' is none of the deployments " + String.join(", ", deployments),
                            "Name it among the deployments too");
                }
            }
            releases.add(new Release(
                    each.text("name", NAME, "orders"),
                    each.text("namespace", NAME, "orders"),
                    deployments,
                    writers,
                    each.integer("replicas", 1, 1, 10_000),
                    each.optionalText("repository").orElse(""),
                    each.optionalSection("roleFlag")
                            .map(PromotionPlanFile::roleFlag)
                            .orElse(null)));
        }
        return releases;
    }

    private static RoleFlag roleFlag(YamlSection section) {
        section.allow("configMap", "key", "active", "standby");
        return new RoleFlag(
                section.text("configMap", NAME, "orders-role"),
                section.optionalText("key").orElse("role"),
                section.optionalText("active").orElse("active"),
                section.optionalText("standby").orElse("standby"));
    }

    private Health health(YamlSection section) {
        section.allow("regions", "public", "expectStatus");
        @Nullable
        Endpoint everyone = section.optionalSection("public")
                .map(PromotionPlanFile::endpoint)
                .orElse(null);
        return new Health(
                eachRegion(section, "regions", PromotionPlanFile::endpoint),
                everyone,
                section.integer("expectStatus", 200, 100, 599));
    }

    private static Endpoint endpoint(YamlSection section) {
        section.allow("url", "service", "deployment", "namespace", "port", "path", "expectBody");
        String body = section.optionalText("expectBody").orElse("");
        if (section.has("url")) {
            return new Endpoint(section.text("url", "https?://[^\\s]+", "https://…"), "", "", "", 0, "", body);
        }
        return new Endpoint(
                "",
                section.text("namespace", NAME, "orders"),
                section.has("deployment") ? "" : section.text("service", NAME, "orders"),
                section.optionalText("deployment").orElse(""),
                section.integer("port", 80, 1, 65_535),
                section.optionalText("path").orElse("/"),
                body);
    }

    private Traffic traffic(YamlSection section) {
        if (section.has("route53Records")) {
            throw section.notAllowed(
                    "route53Records",
                    "it is planned and not available in this version",
                    "Use arcRoutingControl or inverseHealthCheck");
        }
        section.allow("arcRoutingControl", "inverseHealthCheck");
        if (section.keys().size() != 1) {
            throw section.notAllowed(
                    section.keys().isEmpty()
                            ? "arcRoutingControl"
                            : section.keys().iterator().next(),
                    "exactly one kind of traffic switch is needed",
                    "Give arcRoutingControl or inverseHealthCheck");
        }
        if (section.has("inverseHealthCheck")) {
            YamlSection object = section.section("inverseHealthCheck").allow("bucket", "region", "key");
            return new InverseHealthCheck(
                    object.text("bucket"), object.text("region", REGION, regions.get(1)), object.text("key"));
        }
        YamlSection arc = section.section("arcRoutingControl").allow("endpoints", "routingControls");
        for (String endpoint : arc.texts("endpoints")) {
            if (!endpoint.matches(REGION + "=https?://\\S+")) {
                throw arc.notAllowed("endpoints", "'" + endpoint + "' is not region=url", "Give us-west-2=https://…");
            }
        }
        return new ArcRoutingControl(arc.texts("endpoints"), textOfEachRegion(arc, "routingControls"));
    }

    private Map<String, List<String>> alarms(YamlSection root) {
        Map<String, List<String>> alarms = new LinkedHashMap<>();
        root.optionalSection("alarms").ifPresent(section -> {
            section.allow(regions.toArray(String[]::new));
            section.keys().forEach(region -> alarms.put(region, section.texts(region)));
        });
        return alarms;
    }

    private static TerraformState state(YamlSection section) {
        section.allow("bucket", "key");
        return new TerraformState(section.text("bucket"), section.text("key"));
    }

    private JournalPlace journal(YamlSection section) {
        section.allow("buckets", "prefix");
        String prefix = section.optionalText("prefix").orElse("eks-delivery/");
        return new JournalPlace(textOfEachRegion(section, "buckets"), prefix.endsWith("/") ? prefix : prefix + "/");
    }

    private Map<String, String> textOfEachRegion(YamlSection parent, String key) {
        YamlSection section = parent.section(key).allow(regions.toArray(String[]::new));
        Map<String, String> values = new LinkedHashMap<>();
        regions.forEach(region -> values.put(region, section.text(region)));
        return values;
    }

    private <T> Map<String, T> eachRegion(YamlSection parent, String key, Function<YamlSection, T> read) {
        YamlSection section = parent.section(key).allow(regions.toArray(String[]::new));
        Map<String, T> values = new LinkedHashMap<>();
        regions.forEach(region -> values.put(region, read.apply(section.section(region))));
        return values;
    }
}
