package io.jenkins.plugins.eksdelivery.registry;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsRequest;
import software.amazon.awssdk.services.ecr.model.DescribeImageScanFindingsResponse;
import software.amazon.awssdk.services.ecr.model.EnhancedImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageScanFinding;
import software.amazon.awssdk.services.ecr.model.ImageScanFindings;
import software.amazon.awssdk.services.ecr.model.ImageScanStatus;
import software.amazon.awssdk.services.ecr.model.LimitExceededException;
import software.amazon.awssdk.services.ecr.model.ScanNotFoundException;
import software.amazon.awssdk.services.ecr.model.ScanStatus;
import software.amazon.awssdk.services.ecr.model.UnsupportedImageTypeException;

/** Waits for ECR's scan of one image and reads its findings, whichever of its states ECR goes through. */
final class ImageScan {

    /** Basic scans take some seconds, enhanced ones minutes: looks start a second apart and end ten apart. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final EcrRegion ecr;
    private final PushToEcrRequest request;
    private final Clock clock;
    private final Pause pause;

    ImageScan(EcrRegion ecr, PushToEcrRequest request, Clock clock, Pause pause) {
        this.ecr = ecr;
        this.request = request;
        this.clock = clock;
        this.pause = pause;
    }

    /** @throws DeliveryException PE-SCAN-02 failed, PE-SCAN-03 image not supported, PE-SCAN-04 not finished in time */
    ScanReport of(String digest) throws InterruptedException {
        Instant deadline = clock.instant().plus(Duration.ofMinutes(request.scanTimeoutMinutes()));
        boolean begun = false;
        Duration wait = Duration.ofSeconds(1);
        String state = "none";
        Instant cleanSince = null;
        while (clock.instant().isBefore(deadline)) {
            DescribeImageScanFindingsResponse answer = look(digest, null);
            if (answer == null) {
                state = "no scan";
                begun = begin(digest, begun);
            } else {
                state = answer.imageScanStatus().statusAsString();
                if (finished(digest, answer.imageScanStatus())) {
                    ScanReport report = report(digest, answer);
                    cleanSince = cleanSince == null ? cleanSince(answer) : cleanSince;
                    Duration age = Duration.between(cleanSince, clock.instant());
                    if (!report.clean() || age.toSeconds() >= request.scanSettleSeconds()) {
                        return report;
                    }
                    state = state + " without findings for " + age.toSeconds() + " s";
                }
            }
            pause.sleep(wait);
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.plusSeconds(1) : LONGEST_WAIT;
        }
        throw new DeliveryException(Failure.transientFault(
                "PE-SCAN-04",
                what(digest),
                "it is not finished after " + request.scanTimeoutMinutes() + " minutes (" + state + ")",
                "Run the step again, which goes on waiting, or raise scanTimeoutMinutes"));
    }

    private @Nullable DescribeImageScanFindingsResponse look(String digest, @Nullable String page) {
        try {
            return client().describeImageScanFindings(DescribeImageScanFindingsRequest.builder()
                    .registryId(request.registryId())
                    .repositoryName(request.repository())
                    .imageId(id -> id.imageDigest(digest))
                    .nextToken(page)
                    .build());
        } catch (ScanNotFoundException | ImageNotFoundException notYet) {
            // ECR's API learns of a pushed image some moments after its registry
            return null;
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:DescribeImageScanFindings", ecr.region(), failed);
        }
    }

    /** Begins a basic scan where pushing does not; enhanced scanning begins by itself. */
    private boolean begin(String digest, boolean begun) {
        if (begun || request.scan() != ScanMode.BASIC) {
            return begun;
        }
        try {
            client().startImageScan(scan -> scan.registryId(request.registryId())
                    .repositoryName(request.repository())
                    .imageId(id -> id.imageDigest(digest)));
            return true;
        } catch (LimitExceededException scannedToday) {
            return true;
        } catch (ImageNotFoundException notYet) {
            return false;
        } catch (UnsupportedImageTypeException unsupported) {
            throw unsupported(digest, unsupported.awsErrorDetails().errorMessage());
        } catch (SdkException failed) {
            throw EcrFailure.of("ecr:StartImageScan", ecr.region(), failed);
        }
    }

    private boolean finished(String digest, ImageScanStatus status) {
        return switch (status.status() == null ? ScanStatus.UNKNOWN_TO_SDK_VERSION : status.status()) {
            // ACTIVE is Amazon Inspector's word: the image was scanned and is watched
            case COMPLETE, ACTIVE -> true;
            case PENDING, IN_PROGRESS -> false;
            case UNSUPPORTED_IMAGE -> throw unsupported(digest, String.valueOf(status.description()));
            default ->
                throw new DeliveryException(Failure.permanent(
                        "PE-SCAN-02",
                        what(digest),
                        "it ended as " + status.statusAsString() + ": " + status.description(),
                        "Look at the image in the ECR console; set scan: 'none' to push it without a scan"));
        };
    }

    private ScanReport report(String digest, DescribeImageScanFindingsResponse first) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        DescribeImageScanFindingsResponse page = first;
        while (page != null && page.imageScanFindings() != null) {
            ImageScanFindings found = page.imageScanFindings();
            counts.putAll(found.findingSeverityCountsAsStrings());
            found.findings().forEach(each -> findings.add(finding(each)));
            found.enhancedFindings().stream()
                    .filter(each -> !"CLOSED".equals(each.status()))
                    .forEach(each -> findings.add(finding(each)));
            page = page.nextToken() == null ? null : look(digest, page.nextToken());
        }
        return ScanReport.of(counts, findings);
    }

    private Instant cleanSince(DescribeImageScanFindingsResponse answer) {
        ImageScanFindings findings = answer.imageScanFindings();
        return findings == null || findings.imageScanCompletedAt() == null
                ? clock.instant()
                : findings.imageScanCompletedAt();
    }

    private static Finding finding(ImageScanFinding found) {
        String where = found.attributes().stream()
                .filter(attribute -> attribute.key().startsWith("package_"))
                .map(attribute -> String.valueOf(attribute.value()))
                .reduce((left, right) -> left + " " + right)
                .orElse("");
        return new Finding(String.valueOf(found.name()), Severity.of(found.severityAsString()), where);
    }

    private static Finding finding(EnhancedImageScanFinding found) {
        var details = found.packageVulnerabilityDetails();
        String id = details == null ? String.valueOf(found.title()) : details.vulnerabilityId();
        String where = details == null || details.vulnerablePackages().isEmpty()
                ? ""
                : details.vulnerablePackages().get(0).name() + " "
                        + details.vulnerablePackages().get(0).version();
        return new Finding(id, Severity.of(String.valueOf(found.severity())), where);
    }

    private DeliveryException unsupported(String digest, String why) {
        return new DeliveryException(Failure.permanent(
                "PE-SCAN-03",
                what(digest),
                "ECR can't scan an image of this kind: " + why,
                "Use a base image with a package manager that ECR knows, or set scan: 'none'"));
    }

    private String what(String digest) {
        return "scan of " + request.repository() + "@" + digest + " in " + ecr.region();
    }

    private EcrClient client() {
        return ecr.client();
    }
}
