package io.jenkins.plugins.eksdelivery.runner.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts what the steps of a run returned beside what the world says now. */
final class Claims {

    /** Port of the example's Service. */
    private static final int SERVICE_PORT = 8080;

    private final StepReports reports;
    private final AwsReadBack aws;
    private final Map<String, KubernetesReadBack> kubernetes;
    private final PromotionPlan plan;
    private final List<Claim> claims = new ArrayList<>();

    /**
     * Claims of one run.
     *
     * @param kubernetes of each region that can be asked, the primary first
     */
    Claims(StepReports reports, AwsReadBack aws, Map<String, KubernetesReadBack> kubernetes, PromotionPlan plan) {
        this.reports = reports;
        this.aws = aws;
        this.kubernetes = kubernetes;
        this.plan = plan;
    }

    /** The image, the stacks, the releases and what they answer. */
    void ofDelivery() throws IOException {
        images();
        stacks();
        releases();
    }

    /** Where the active role is, and how long the move took. */
    void ofPromotion(String before, JsonNode promoted, boolean planned) {
        String after = text(promoted, "activeRegion");
        claims.add(new Claim(
                "active region before",
                before,
                before,
                "Aurora, before the run",
                !before.isEmpty() && !before.equals(after)));
        PromotionPlan.Aurora aurora = Objects.requireNonNull(plan.aurora());
        check("active region after", after, "Aurora", () -> aws.writerRegion(after, aurora.globalCluster()));
        check("journal's last link", text(promoted, "auditHash"), "journal in S3", () -> {
            List<JsonNode> journal = journal(promoted, after);
            return text(journal.get(journal.size() - 1), "hash");
        });
        check(
                "recovery time",
                seconds(promoted.path("rtoSecondsMeasured").asDouble()),
                "journal in S3",
                () -> seconds(recoveryTime(journal(promoted, after), planned)));
    }

    void add(Claim claim) {
        claims.add(claim);
    }

    List<Claim> all() {
        return List.copyOf(claims);
    }

    private void images() throws IOException {
        Optional<JsonNode> pushed = reports.last("pushToEcr");
        if (pushed.isEmpty()) {
            return;
        }
        String digest = text(pushed.get(), "digest");
        String tag = pushed.get().path("tags").path(0).asText();
        for (Map.Entry<String, JsonNode> uri :
                pushed.get().path("repositoryUris").properties()) {
            String repository = uri.getValue().asText().replaceFirst("^[^/]+/", "");
            check(
                    "image " + repository + ":" + tag + " in " + uri.getKey(),
                    digest,
                    "registry",
                    () -> aws.manifestDigest(uri.getKey(), repository, tag));
        }
    }

    private void stacks() throws IOException {
        List<JsonNode> applied = reports.of("terraformApply");
        for (JsonNode planned : reports.of("terraformPlan")) {
            String region = text(planned, "region");
            JsonNode backend = planned.path("backendConfig");
            Optional<JsonNode> apply = applied.stream()
                    .filter(each -> text(each, "planSha256").equals(text(planned, "planSha256")))
                    .findFirst();
            String serial = apply.map(each -> text(each, "stateSerialAfter")).orElse(text(planned, "stateSerial"));
            String counts = apply.map(each -> each.path("applied"))
                    .map(each -> each.path("add").asText() + " added, "
                            + each.path("change").asText() + " changed, "
                            + each.path("destroy").asText() + " destroyed")
                    .orElse("no changes");
            check(
                    "stack " + text(planned, "dir") + " in "
                            + backend.path("region").asText(region) + " (" + counts + ")",
                    "serial " + serial,
                    "state in S3",
                    () -> "serial "
                            + aws.terraformState(
                                            backend.path("region").asText(region),
                                            backend.path("bucket").asText(),
                                            backend.path("key").asText())
                                    .path("serial")
                                    .asText());
        }
    }

    private void releases() throws IOException {
        List<JsonNode> deployed = reports.of("helmDeploy");
        String digest =
                reports.last("pushToEcr").map(each -> text(each, "digest")).orElse("");
        String commit = reports.last("buildImage")
                .map(each -> each.path("tags").path(0).asText())
                .orElse("");
        int index = 0;
        for (Map.Entry<String, KubernetesReadBack> region : kubernetes.entrySet()) {
            if (index >= deployed.size()) {
                return;
            }
            JsonNode release = deployed.get(index++);
            String name = text(release, "release");
            String namespace = text(release, "namespace");
            check(
                    "release " + name + " in " + region.getKey(),
                    "revision " + text(release, "revision"),
                    "Kubernetes",
                    () -> "revision " + region.getValue().deployedRevision(namespace, name));
            pods(region.getKey(), region.getValue(), namespace, name, digest);
            answers(region.getKey(), region.getValue(), namespace, name, commit);
        }
    }

    /** A region that was fenced has no pods; what it would start is what was delivered all the same. */
    private void pods(String region, KubernetesReadBack cluster, String namespace, String name, String digest) {
        int ready = cluster.readyCount(namespace, name);
        String subject = ready == 0
                ? "deployment of " + name + " in " + region + ", fenced, has"
                : ready + " pods of " + name + " in " + region + " run";
        check(subject, digest, "Kubernetes", () -> {
            List<String> images =
                    ready == 0 ? cluster.deploymentImages(namespace, name) : cluster.readyImages(namespace, name);
            return images.size() == 1 ? images.get(0).replaceFirst("^.*@", "") : images.toString();
        });
    }

    private void answers(String region, KubernetesReadBack cluster, String namespace, String name, String commit) {
        if (cluster.readyCount(namespace, name) == 0) {
            return;
        }
        String subject = "commit that /version of " + name + " answers in " + region;
        if (!cluster.runsContainers(namespace, name)) {
            String notAsked = "not asked: pods only seem to run here";
            claims.add(new Claim(subject, notAsked, notAsked, "Kubernetes", true));
            return;
        }
        check(subject, commit, "the service, through the API's proxy", () -> {
            String version = cluster.ask(namespace, name, SERVICE_PORT, "/version");
            return version.contains(commit) ? commit : version;
        });
    }

    private List<JsonNode> journal(JsonNode promoted, String region) throws IOException {
        String url = text(promoted, "reportUrl").replaceFirst("^s3://", "");
        int slash = url.indexOf('/');
        return aws.journal(region, url.substring(0, slash), url.substring(slash + 1));
    }

    /** Seconds from the fence (unplanned: from the start) to the answer from outside, out of the entries' own times. */
    private static double recoveryTime(List<JsonNode> journal, boolean planned) {
        Instant start = journal.stream()
                .filter(entry -> !planned || phaseIsFenceOrLater(text(entry, "phase")))
                .map(entry -> Instant.parse(text(entry, "at")))
                .findFirst()
                .orElseThrow();
        Instant verified = journal.stream()
                .filter(entry -> text(entry, "task").equals("verify")
                        && text(entry, "kind").equals("fact"))
                .map(entry -> Instant.parse(text(entry, "at")))
                .findFirst()
                .orElseThrow();
        return Duration.between(start, verified).toMillis() / 1000.0;
    }

    private static boolean phaseIsFenceOrLater(String phase) {
        return !List.of("open", "locate-truth", "checks", "approval", "pre-scale", "smoke-test")
                .contains(phase);
    }

    private void check(String subject, String said, String source, Reading reading) {
        try {
            claims.add(Claim.equal(subject, said, reading.read(), source));
        } catch (IOException | RuntimeException unreadable) {
            claims.add(Claim.unreadable(subject, said, source, unreadable));
        }
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    /** Something that is read from the world. */
    private interface Reading {
        String read() throws IOException;
    }
}
