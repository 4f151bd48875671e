package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;

/**
 * Access to AWS that refuses, before a request is made, every call to a lost region and to services whose control plane is in one region
 * (us-east-1): these may be down together.
 */
public final class RegionGuard implements AwsAccess {

    /** Packages of the SDK; source: https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html */
    private static final Set<String> ONE_REGION_CONTROL_PLANES = Set.of(
            "route53",
            "route53domains",
            "route53recoverycontrolconfig",
            "route53recoveryreadiness",
            "iam",
            "cloudfront",
            "waf",
            "wafv2",
            "shield",
            "globalaccelerator",
            "organizations",
            "account");

    private final AwsAccess next;
    private final String lost;

    /** Guards this access against calls to the lost region. */
    public RegionGuard(AwsAccess next, String lost) {
        this.next = next;
        this.lost = lost;
    }

    @Override
    public String region() {
        return next.region();
    }

    @Override
    public AwsAccess in(String region) {
        if (region.equals(lost)) {
            throw refused("a call to " + region, "the region is taken for lost");
        }
        return new RegionGuard(next.in(region), lost);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return next.credentials();
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        requireRegional(builder);
        return next.client(builder);
    }

    @Override
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder, URI endpoint) {
        requireRegional(builder);
        return next.client(builder, endpoint);
    }

    @Override
    public Map<String, String> environment() {
        return next.environment();
    }

    private void requireRegional(Object builder) {
        if (next.region().equals(lost)) {
            throw refused("a call to " + lost, "the region is taken for lost");
        }
        String name = builder.getClass().getPackageName();
        String service = name.substring(name.lastIndexOf('.') + 1);
        if (ONE_REGION_CONTROL_PLANES.contains(service)) {
            throw refused("a call to " + service, "its control plane is in one region, which may be lost too");
        }
    }

    private static DeliveryException refused(String what, String why) {
        return new DeliveryException(Failure.permanent(
                "PR-GUARD-01",
                what + " in an unplanned promotion",
                why,
                "Leave it out of the unplanned path; this is a mistake in the promotion itself"));
    }
}
