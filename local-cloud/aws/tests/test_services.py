from __future__ import annotations

import json

from botocore.exceptions import ClientError

from tests.cloud import EAST, WEST, CloudTest


class DynamoDbTest(CloudTest):
    def test_a_replica_shares_its_items(self) -> None:
        east, west = self.cloud.client("dynamodb", EAST), self.cloud.client("dynamodb", WEST)
        east.create_table(
            TableName="orders",
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            BillingMode="PAY_PER_REQUEST",
        )

        east.update_table(TableName="orders", ReplicaUpdates=[{"Create": {"RegionName": WEST}}])
        east.put_item(TableName="orders", Item={"id": {"S": "1"}})

        self.assertIn("Item", west.get_item(TableName="orders", Key={"id": {"S": "1"}}))
        replicas = west.describe_table(TableName="orders")["Table"]["Replicas"]
        self.assertEqual({r["RegionName"]: r["ReplicaStatus"] for r in replicas}, {EAST: "ACTIVE", WEST: "ACTIVE"})


class EventsTest(CloudTest):
    def test_an_event_reaches_a_topic_and_its_queue(self) -> None:
        sns, sqs, events = (self.cloud.client(service) for service in ("sns", "sqs", "events"))
        topic = sns.create_topic(Name="releases")["TopicArn"]
        queue = sqs.create_queue(QueueName="releases")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
        events.put_rule(Name="releases", EventPattern=json.dumps({"source": ["eks-delivery"]}))
        events.put_targets(Rule="releases", Targets=[{"Id": "topic", "Arn": topic}])

        detail = json.dumps({"service": "orders"})
        sent = events.put_events(Entries=[{"Source": "eks-delivery", "DetailType": "promoted", "Detail": detail}])

        self.assertEqual(sent["FailedEntryCount"], 0)
        message = json.loads(sqs.receive_message(QueueUrl=queue)["Messages"][0]["Body"])
        self.assertEqual(json.loads(message["Message"])["detail"], {"service": "orders"})


class ElastiCacheTest(CloudTest):
    def test_a_global_datastore_fails_over(self) -> None:
        east, west = self.cloud.client("elasticache", EAST), self.cloud.client("elasticache", WEST)
        east.create_replication_group(
            ReplicationGroupId="carts-east", ReplicationGroupDescription="carts", NumCacheClusters=2
        )
        name = east.create_global_replication_group(
            GlobalReplicationGroupIdSuffix="carts", PrimaryReplicationGroupId="carts-east"
        )["GlobalReplicationGroup"]["GlobalReplicationGroupId"]
        west.create_replication_group(
            ReplicationGroupId="carts-west", ReplicationGroupDescription="carts", GlobalReplicationGroupId=name
        )

        west.failover_global_replication_group(
            GlobalReplicationGroupId=name, PrimaryRegion=WEST, PrimaryReplicationGroupId="carts-west"
        )

        def primary() -> list[str]:
            told = west.describe_global_replication_groups(GlobalReplicationGroupId=name, ShowMemberInfo=True)
            members = told["GlobalReplicationGroups"][0]["Members"]
            return [member["ReplicationGroupRegion"] for member in members if member["Role"] == "PRIMARY"]

        self.eventually(lambda: primary() == [WEST])


class Route53Test(CloudTest):
    def test_a_health_check_on_an_object_is_inverted(self) -> None:
        route53, s3 = self.cloud.client("route53"), self.cloud.client("s3", WEST)
        s3.create_bucket(Bucket="switch", CreateBucketConfiguration={"LocationConstraint": WEST})
        check = route53.create_health_check(
            CallerReference="inverted",
            HealthCheckConfig={
                "Type": "HTTPS",
                "FullyQualifiedDomainName": f"switch.s3.{WEST}.amazonaws.com",
                "ResourcePath": "/standby-active",
                "Inverted": True,
            },
        )["HealthCheck"]["Id"]

        def status() -> str:
            told = route53.get_health_check_status(HealthCheckId=check)["HealthCheckObservations"]
            return told[0]["StatusReport"]["Status"].split(":")[0]

        self.assertEqual(status(), "Success")
        s3.put_object(Bucket="switch", Key="standby-active", Body=b"")
        self.assertEqual(status(), "Failure")

    def test_a_test_can_set_the_health(self) -> None:
        route53 = self.cloud.client("route53")
        check = route53.create_health_check(
            CallerReference="set", HealthCheckConfig={"Type": "HTTPS", "FullyQualifiedDomainName": "orders.example"}
        )["HealthCheck"]["Id"]

        self.cloud.control("PUT", f"/health-checks/{check}", {"healthy": False})

        told = route53.get_health_check_status(HealthCheckId=check)["HealthCheckObservations"]
        self.assertTrue(told[0]["StatusReport"]["Status"].startswith("Failure"))


class EcrTest(CloudTest):
    MANIFEST = json.dumps(
        {
            "schemaVersion": 2,
            "mediaType": "application/vnd.oci.image.manifest.v1+json",
            "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:" + "0" * 64, "size": 2},
            "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "sha256:" + "1" * 64, "size": 7}],
        }
    )

    def test_an_image_has_the_digest_of_its_manifest_and_the_size_of_its_layers(self) -> None:
        import hashlib

        ecr = self.cloud.client("ecr")
        ecr.create_repository(repositoryName="digest")

        ecr.put_image(repositoryName="digest", imageManifest=self.MANIFEST, imageTag="1")
        ecr.put_image(repositoryName="digest", imageManifest=self.MANIFEST, imageTag="2")

        image = ecr.describe_images(repositoryName="digest")["imageDetails"][0]
        self.assertEqual(image["imageDigest"], "sha256:" + hashlib.sha256(self.MANIFEST.encode()).hexdigest())
        self.assertEqual((image["imageSizeInBytes"], sorted(image["imageTags"])), (7, ["1", "2"]))

    def test_an_immutable_tag_stays(self) -> None:
        ecr = self.cloud.client("ecr")
        ecr.create_repository(repositoryName="immutable", imageTagMutability="IMMUTABLE")
        ecr.put_image(repositoryName="immutable", imageManifest=self.MANIFEST, imageTag="1")

        with self.assertRaisesRegex(ClientError, "ImageAlreadyExistsException"):
            ecr.put_image(repositoryName="immutable", imageManifest=self.MANIFEST + " ", imageTag="1")

    def test_the_registry_asks_whether_a_request_may_pass(self) -> None:
        ecr = self.cloud.client("ecr")
        ecr.create_repository(repositoryName="asked")
        token = ecr.get_authorization_token()["authorizationData"][0]["authorizationToken"]
        ask = {"method": "HEAD", "authorization": "Basic " + token, "repository": "asked", "kind": "blobs"}

        def status(region: str = EAST, **changed: str) -> int:
            return self.cloud.control("POST", f"/registries/{region}/decisions", ask | changed)["status"]

        self.assertEqual(status(), 200)
        self.assertEqual(status(repository="absent"), 404)
        self.assertEqual(status(authorization=""), 401)
        self.assertEqual(status(region=WEST), 401)
        self.assertEqual(status(kind="manifests", reference="none"), 404)
        self.cloud.control("PUT", f"/faults/regions/{EAST}", {})
        self.assertEqual(status(), 0)

    def test_a_push_is_replicated_when_its_bytes_have_arrived(self) -> None:
        east, west = self.cloud.client("ecr", EAST), self.cloud.client("ecr", WEST)
        destination = {"region": WEST, "registryId": "123456789012"}
        rule = {"destinations": [destination], "repositoryFilters": [{"filter": "copied", "filterType": "PREFIX_MATCH"}]}
        east.put_replication_configuration(replicationConfiguration={"rules": [rule]})
        east.create_repository(repositoryName="copied/orders")
        push = {"repository": "copied/orders", "reference": "1", "mediaType": "", "manifest": self.MANIFEST}

        regions = self.cloud.control("POST", f"/registries/{EAST}/pushes", push)["regions"]

        def status() -> str:
            told = east.describe_image_replication_status(repositoryName="copied/orders", imageId={"imageTag": "1"})
            return told["replicationStatuses"][0]["status"]

        self.assertEqual(regions, [WEST])
        self.assertEqual(status(), "IN_PROGRESS")
        self.cloud.control("POST", f"/registries/{EAST}/replications", push | {"target": WEST})
        self.assertEqual(status(), "COMPLETE")
        self.assertEqual(west.describe_images(repositoryName="copied/orders")["imageDetails"][0]["imageTags"], ["1"])
