package io.jenkins.plugins.eksdelivery.promotion.world;

import io.jenkins.plugins.eksdelivery.aws.AwsFailures;
import io.jenkins.plugins.eksdelivery.failure.DeliveryException;
import io.jenkins.plugins.eksdelivery.failure.Failure;
import io.jenkins.plugins.eksdelivery.operation.AwsAccess;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** DynamoDB global tables, each asked in the region that is meant. */
final class GlobalTables implements Tables {

    private static final String CANARY = "eks-delivery-canary";
    private static final String VALUE = "eksDeliveryRun";

    private final AwsAccess aws;

    GlobalTables(AwsAccess aws) {
        this.aws = aws;
    }

    @Override
    public State state(String region, String table) throws InterruptedException {
        try (DynamoDbClient dynamo = aws.in(region).client(DynamoDbClient.builder())) {
            TableDescription description = describe(dynamo, region, table);
            Map<String, String> replicas = new LinkedHashMap<>();
            description
                    .replicas()
                    .forEach(replica -> replicas.put(replica.regionName(), replica.replicaStatusAsString()));
            ContinuousBackupsDescription backups = AwsFailures.call(
                            "dynamodb table " + table + " in " + region + ": describe backups",
                            () -> dynamo.describeContinuousBackups(r -> r.tableName(table)))
                    .continuousBackupsDescription();
            boolean recovery = backups.pointInTimeRecoveryDescription() != null
                    && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                            == PointInTimeRecoveryStatus.ENABLED;
            return new State(description.tableStatusAsString(), replicas, recovery);
        }
    }

    @Override
    public Optional<String> canary(String region, String table) throws InterruptedException {
        try (DynamoDbClient dynamo = aws.in(region).client(DynamoDbClient.builder())) {
            Map<String, AttributeValue> key = key(describe(dynamo, region, table));
            Map<String, AttributeValue> item = AwsFailures.call(
                            "dynamodb table " + table + " in " + region + ": read the canary",
                            () -> dynamo.getItem(
                                    r -> r.tableName(table).key(key).consistentRead(true)))
                    .item();
            return Optional.ofNullable(item.get(VALUE)).map(AttributeValue::s);
        }
    }

    @Override
    public void writeCanary(String region, String table, String value) throws InterruptedException {
        try (DynamoDbClient dynamo = aws.in(region).client(DynamoDbClient.builder())) {
            Map<String, AttributeValue> item = key(describe(dynamo, region, table));
            item.put(VALUE, AttributeValue.fromS(value));
            AwsFailures.call(
                    "dynamodb table " + table + " in " + region + ": write the canary",
                    () -> dynamo.putItem(r -> r.tableName(table).item(item)));
        }
    }

    private static TableDescription describe(DynamoDbClient dynamo, String region, String table)
            throws InterruptedException {
        return AwsFailures.call("dynamodb table " + table + " in " + region + ": describe", () -> {
            try {
                return dynamo.describeTable(r -> r.tableName(table)).table();
            } catch (ResourceNotFoundException missing) {
                throw new DeliveryException(
                        Failure.permanent(
                                "PR-TABLE-01",
                                "dynamodb table " + table,
                                "there is none in " + region,
                                "Add the replica, or correct dynamodb in the promotion file"),
                        missing);
            }
        });
    }

    /** The canary's key in the table's own schema. */
    private static Map<String, AttributeValue> key(TableDescription table) {
        Map<String, AttributeValue> key = new LinkedHashMap<>();
        for (KeySchemaElement element : table.keySchema()) {
            ScalarAttributeType type = table.attributeDefinitions().stream()
                    .filter(attribute -> attribute.attributeName().equals(element.attributeName()))
                    .map(AttributeDefinition::attributeType)
                    .findFirst()
                    .orElse(ScalarAttributeType.S);
            key.put(
                    element.attributeName(),
                    type == ScalarAttributeType.N ? AttributeValue.fromN("-1") : AttributeValue.fromS(CANARY));
        }
        return key;
    }
}
