package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** CloudWatch alarms. */
final class CloudWatchAlarms implements Alarms {

    private final AwsAccess aws;

    CloudWatchAlarms(AwsAccess aws) {
        this.aws = aws;
    }

    @Override
    public List<String> ringing(String region, List<String> names) throws InterruptedException {
        if (names.isEmpty()) {
            return List.of();
        }
        try (CloudWatchClient cloudWatch = aws.in(region).client(CloudWatchClient.builder())) {
            List<MetricAlarm> alarms = AwsFailures.call(
                            "alarms in " + region + ": describe",
                            () -> cloudWatch.describeAlarms(r -> r.alarmNames(names)))
                    .metricAlarms();
            Set<String> missing = new TreeSet<>(names);
            alarms.forEach(alarm -> missing.remove(alarm.alarmName()));
            if (!missing.isEmpty()) {
                throw new DeliveryException(Failure.permanent(
                        "PR-ALARM-01",
                        "alarms in " + region,
                        "there is none of the name " + String.join(", ", missing),
                        "Correct alarms in the promotion file"));
            }
            return alarms.stream()
                    .filter(alarm -> alarm.stateValue() == StateValue.ALARM)
                    .map(MetricAlarm::alarmName)
                    .toList();
        }
    }
}
