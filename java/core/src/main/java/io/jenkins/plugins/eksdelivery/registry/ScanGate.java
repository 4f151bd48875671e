package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.log.DeliveryLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lets an image pass when its scan found nothing of the given severity, or only what people let through. */
final class ScanGate {

    private static final int MOST_LINES = 20;

    private final ImageScan scan;
    private final Severity limit;
    private final AllowList allowed;
    private final LocalDate today;
    private final DeliveryLog log;

    ScanGate(ImageScan scan, Severity limit, AllowList allowed, LocalDate today, DeliveryLog log) {
        this.scan = scan;
        this.limit = limit;
        this.allowed = allowed;
        this.today = today;
        this.log = log;
    }

    /**
     * Waits for the scans of the images.
     *
     * @return severity to number of findings, gravest first
     * @throws DeliveryException PE-SCAN-01 when a finding stops the image; PE-SCAN-02 to 04, see {@link ImageScan}
     */
    Map<String, Integer> run(List<String> digests) throws InterruptedException {
        allowed.expired(today)
                .forEach(entry -> log.line("No longer let through since " + entry.until() + ": " + entry.id() + " ("
                        + entry.reason() + ")"));
        Map<String, Integer> total = new LinkedHashMap<>();
        for (String digest : digests) {
            ScanReport report = scan.of(digest);
            for (Severity severity : Severity.values()) {
                int count = report.counts().getOrDefault(severity, 0);
                if (count > 0) {
                    total.merge(severity.name(), count, Integer::sum);
                }
            }
            judge(digest, report);
        }
        log.line("Scan passed" + (total.isEmpty() ? ": no findings" : ": " + total));
        return total;
    }

    private void judge(String digest, ScanReport report) {
        List<Finding> stopping = new ArrayList<>();
        int letThrough = 0;
        for (Finding finding : report.findings()) {
            if (finding.severity().reaches(limit)) {
                if (allowed.allows(finding.id(), today)) {
                    letThrough++;
                } else {
                    stopping.add(finding);
                }
            }
        }
        int counted = report.counts().entrySet().stream()
                .filter(entry -> entry.getKey().reaches(limit))
                .mapToInt(Map.Entry::getValue)
                .sum();
        // counts without a list: what is not listed can't have been let through
        int unlisted = Math.max(0, counted - letThrough - stopping.size());
        if (stopping.isEmpty() && unlisted == 0) {
            return;
        }
        stopping.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::id));
        stopping.stream()
                .limit(MOST_LINES)
                .forEach(finding -> log.line(String.format(
                        Locale.ROOT, "  %-13s %-20s %s", finding.severity(), finding.id(), finding.where())));
        throw new DeliveryException(Failure.permanent(
                "PE-SCAN-01",
                "scan of " + digest,
                (stopping.size() + unlisted) + " findings of severity " + limit + " or graver"
                        + (stopping.isEmpty()
                                ? ""
                                : ", such as " + stopping.get(0).id()),
                "Update the packages and build again, or let a finding through by allowFindings until a day"));
    }
}
