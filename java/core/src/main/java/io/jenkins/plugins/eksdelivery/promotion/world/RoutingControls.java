package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import io.jenkins.plugins.eksdelivery.parameter.NearestName;
import io.jenkins.plugins.eksdelivery.promotion.plan.PromotionPlan.ArcRoutingControl;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.route53recoverycluster.model.ConflictException;
import software.amazon.awssdk.services.route53recoverycluster.model.ResourceNotFoundException;
import software.amazon.awssdk.services.route53recoverycluster.model.RoutingControlState;
import software.amazon.awssdk.services.route53recoverycluster.model.UpdateRoutingControlStateEntry;

/**
 * Routing controls of Amazon Application Recovery Controller, by its data plane: five regional endpoints that are tried in rotation, of
 * which at least three must answer (https://docs.aws.amazon.com/r53recovery/latest/dg/route53-arc-best-practices.regional.html).
 */
final class RoutingControls implements TrafficSwitch {

    private static final int NEEDED = 3;

    private final AwsAccess aws;
    private final List<Endpoint> endpoints;
    private final Map<String, String> named;
    private @Nullable Map<String, String> arns;
    private int next;

    /**
     * The controls.
     *
     * @param written endpoints as {@code region=url}
     * @param lost region whose endpoint is not asked; "" for none
     */
    RoutingControls(AwsAccess aws, ArcRoutingControl arc, List<String> written, String lost) {
        this.aws = aws;
        this.named = arc.routingControls();
        List<Endpoint> usable = new ArrayList<>();
        for (String each : written) {
            int equals = each.indexOf('=');
            if (equals > 0 && !each.substring(0, equals).equals(lost)) {
                usable.add(new Endpoint(
                        each.substring(0, equals),
                        URI.create(each.substring(equals + 1).strip())));
            }
        }
        this.endpoints = List.copyOf(usable);
    }

    @Override
    public Set<String> directedTo() throws InterruptedException {
        Map<String, String> controls = arns();
        return anywhere("read", client -> {
            Set<String> on = new TreeSet<>();
            controls.forEach((region, arn) -> {
                if (client.getRoutingControlState(r -> r.routingControlArn(arn)).routingControlState()
                        == RoutingControlState.ON) {
                    on.add(region);
                }
            });
            return on;
        });
    }

    @Override
    public Endpoints endpoints() throws InterruptedException {
        int answering = 0;
        String arn = arns().values().iterator().next();
        for (Endpoint endpoint : endpoints) {
            try {
                at(endpoint, "read", client -> client.getRoutingControlState(r -> r.routingControlArn(arn)));
                answering++;
            } catch (DeliveryException silent) {
                if (!silent.failure().retryable()) {
                    throw silent;
                }
            }
        }
        return new Endpoints(answering, NEEDED, endpoints.size());
    }

    @Override
    public void direct(String region) throws InterruptedException {
        List<UpdateRoutingControlStateEntry> entries = new ArrayList<>();
        arns().forEach((each, arn) -> entries.add(UpdateRoutingControlStateEntry.builder()
                .routingControlArn(arn)
                .routingControlState(each.equals(region) ? RoutingControlState.ON : RoutingControlState.OFF)
                .build()));
        anywhere("switch to " + region, client -> {
            try {
                return client.updateRoutingControlStates(r -> r.updateRoutingControlStateEntries(entries));
            } catch (ConflictException forbidden) {
                throw new DeliveryException(
                        Failure.permanent(
                                "PR-SAFETY-01",
                                "routing controls: switch to " + region,
                                "a safety rule forbids it: " + forbidden.getMessage(),
                                "See the control panel's safety rules"),
                        forbidden);
            }
        });
    }

    @Override
    public String kind() {
        return "routing control";
    }

    /** Controls that are named, and not given by their ARN, are looked up in the data plane: the configuration API is in one region. */
    private Map<String, String> arns() throws InterruptedException {
        Map<String, String> known = arns;
        if (known == null) {
            known = new LinkedHashMap<>(named);
            if (named.values().stream().anyMatch(each -> !each.startsWith("arn:"))) {
                Map<String, String> byName = anywhere("list", client -> {
                    Map<String, String> all = new LinkedHashMap<>();
                    client.listRoutingControlsPaginator(r -> r.maxResults(100)).routingControls().stream()
                            .forEach(control -> all.put(control.routingControlName(), control.routingControlArn()));
                    return all;
                });
                for (Map.Entry<String, String> each : known.entrySet()) {
                    if (!each.getValue().startsWith("arn:")) {
                        each.setValue(found(each.getValue(), byName));
                    }
                }
            }
            arns = known;
        }
        return known;
    }

    private static String found(String name, Map<String, String> byName) {
        String arn = byName.get(name);
        if (arn == null) {
            String nearest = NearestName.of(name, byName.keySet());
            throw new DeliveryException(Failure.permanent(
                    "PR-TRAFFIC-01",
                    "routing control '" + name + "'",
                    "there is none of this name; there are " + String.join(", ", byName.keySet()),
                    nearest == null
                            ? "Correct traffic.arcRoutingControl.routingControls in the promotion file"
                            : "Did you mean '" + nearest + "'?"));
        }
        return arn;
    }

    private interface Call<T> {
        T on(Route53RecoveryClusterClient client);
    }

    /** Starts at another endpoint each time; an endpoint that doesn't answer is left for the next one. */
    private <T> T anywhere(String act, Call<T> call) throws InterruptedException {
        @Nullable DeliveryException last = null;
        for (int tried = 0; tried < endpoints.size(); tried++) {
            Endpoint endpoint = endpoints.get(next % endpoints.size());
            try {
                return at(endpoint, act, call);
            } catch (DeliveryException failed) {
                if (!failed.failure().retryable()) {
                    throw failed;
                }
                last = failed;
                next++;
            }
        }
        if (last != null) {
            throw last;
        }
        throw new DeliveryException(Failure.permanent(
                "PR-TRAFFIC-01",
                "routing controls",
                "no endpoint is known",
                "Name the five endpoints in traffic.arcRoutingControl.endpoints or EKS_DELIVERY_ARC_ENDPOINTS"));
    }

    private <T> T at(Endpoint endpoint, String act, Call<T> call) throws InterruptedException {
        try (Route53RecoveryClusterClient client =
                aws.in(endpoint.region()).client(Route53RecoveryClusterClient.builder(), endpoint.url())) {
            return AwsFailures.call("routing controls at " + endpoint.region() + ": " + act, () -> {
                try {
                    return call.on(client);
                } catch (ResourceNotFoundException missing) {
                    throw new DeliveryException(
                            Failure.permanent(
                                    "PR-TRAFFIC-01",
                                    "routing controls",
                                    "there is no such control: " + missing.getMessage(),
                                    "Correct traffic.arcRoutingControl.routingControls in the promotion file"),
                            missing);
                }
            });
        }
    }

    private record Endpoint(String region, URI url) {}
}
