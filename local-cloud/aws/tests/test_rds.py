from __future__ import annotations

import datetime

from botocore.exceptions import ClientError

from tests.cloud import EAST, WEST, CloudTest

ENGINE = {"Engine": "aurora-postgresql", "EngineVersion": "15.4"}


class GlobalDatabaseTest(CloudTest):
    def make(self, name: str, instance_in_west: bool = True) -> tuple[str, str]:
        """A global cluster with a writer in the east and a reader in the west; their ARNs."""
        arns = []
        self.cloud.client("rds").create_global_cluster(GlobalClusterIdentifier=name, **ENGINE)
        for region in (EAST, WEST):
            rds = self.cloud.client("rds", region)
            cluster = f"{name}-{region}"
            made = rds.create_db_cluster(
                DBClusterIdentifier=cluster,
                GlobalClusterIdentifier=name,
                MasterUsername="orders",
                MasterUserPassword="not-a-secret-1",
                **ENGINE,
            )
            arns.append(made["DBCluster"]["DBClusterArn"])
            if region == EAST or instance_in_west:
                rds.create_db_instance(
                    DBInstanceIdentifier=f"{cluster}-1",
                    DBClusterIdentifier=cluster,
                    DBInstanceClass="db.r6g.large",
                    Engine=ENGINE["Engine"],
                )
        return arns[0], arns[1]

    def told(self, name: str, region: str = WEST) -> dict:
        rds = self.cloud.client("rds", region)
        return rds.describe_global_clusters(GlobalClusterIdentifier=name)["GlobalClusters"][0]

    def writer(self, name: str) -> str:
        return next(m["DBClusterArn"] for m in self.told(name)["GlobalClusterMembers"] if m["IsWriter"])

    def test_a_switchover_flips_the_writer_after_a_while(self) -> None:
        east, west = self.make("switch")

        answer = self.cloud.client("rds", WEST).switchover_global_cluster(
            GlobalClusterIdentifier="switch", TargetDbClusterIdentifier=west
        )

        self.assertEqual(answer["GlobalCluster"]["Status"], "switching-over")
        self.assertEqual(answer["GlobalCluster"]["FailoverState"]["ToDbClusterArn"], west)
        self.assertEqual(self.writer("switch"), east)
        self.eventually(lambda: self.writer("switch") == west)
        self.assertEqual(self.told("switch")["Status"], "available")
        self.assertNotIn("FailoverState", self.told("switch"))

    def test_the_follower_s_replication_lag_is_measured(self) -> None:
        self.make("lagging")
        now = datetime.datetime.now(datetime.timezone.utc)

        def lag(region: str) -> list:
            name = {"Namespace": "AWS/RDS", "MetricName": "AuroraGlobalDBReplicationLag"}
            cluster = [{"Name": "DBClusterIdentifier", "Value": f"lagging-{region}"}]
            return self.cloud.client("cloudwatch", region).get_metric_statistics(
                **name,
                Dimensions=cluster,
                StartTime=now - datetime.timedelta(minutes=5),
                EndTime=now + datetime.timedelta(minutes=1),
                Period=60,
                Statistics=["Maximum"],
            )["Datapoints"]

        self.assertEqual([point["Maximum"] for point in lag(WEST)], [120.0])
        self.assertEqual(lag(EAST), [])

    def test_a_second_switchover_waits_for_the_first(self) -> None:
        _, west = self.make("twice")
        rds = self.cloud.client("rds", WEST)
        rds.switchover_global_cluster(GlobalClusterIdentifier="twice", TargetDbClusterIdentifier=west)

        with self.assertRaisesRegex(ClientError, "InvalidGlobalClusterStateFault"):
            rds.switchover_global_cluster(GlobalClusterIdentifier="twice", TargetDbClusterIdentifier=west)

    def test_a_cluster_without_an_instance_cannot_take_over(self) -> None:
        _, west = self.make("headless", instance_in_west=False)

        with self.assertRaisesRegex(ClientError, "no instance"):
            self.cloud.client("rds", WEST).switchover_global_cluster(
                GlobalClusterIdentifier="headless", TargetDbClusterIdentifier=west
            )

    def test_with_the_writers_region_lost_only_a_failover_that_allows_data_loss_works(self) -> None:
        _, west = self.make("lost")
        self.cloud.control("PUT", f"/faults/regions/{EAST}", {})
        rds = self.cloud.client("rds", WEST)
        names = {"GlobalClusterIdentifier": "lost", "TargetDbClusterIdentifier": west}

        with self.assertRaisesRegex(ClientError, "AllowDataLoss"):
            rds.switchover_global_cluster(**names)
        answer = rds.failover_global_cluster(AllowDataLoss=True, **names)

        self.assertTrue(answer["GlobalCluster"]["FailoverState"]["IsDataLossAllowed"])
        self.eventually(lambda: self.writer("lost") == west)

    def test_removal_detaches_from_either_region(self) -> None:
        east, west = self.make("remove")
        rds = self.cloud.client("rds", WEST)

        rds.remove_from_global_cluster(GlobalClusterIdentifier="remove", DbClusterIdentifier=west)

        self.assertEqual([m["DBClusterArn"] for m in self.told("remove")["GlobalClusterMembers"]], [east])

    def test_an_absent_global_cluster_is_said_to_be_absent(self) -> None:
        with self.assertRaisesRegex(ClientError, "GlobalClusterNotFoundFault"):
            self.told("nowhere")


class ReadReplicaTest(CloudTest):
    def test_a_replica_is_promoted_once(self) -> None:
        east, west = self.cloud.client("rds", EAST), self.cloud.client("rds", WEST)
        source = east.create_db_instance(
            DBInstanceIdentifier="pg",
            Engine="postgres",
            DBInstanceClass="db.t3.medium",
            AllocatedStorage=20,
            MasterUsername="orders",
            MasterUserPassword="not-a-secret-1",
        )["DBInstance"]["DBInstanceArn"]
        west.create_db_instance_read_replica(DBInstanceIdentifier="pg-west", SourceDBInstanceIdentifier=source)

        west.promote_read_replica(DBInstanceIdentifier="pg-west")

        told = west.describe_db_instances(DBInstanceIdentifier="pg-west")["DBInstances"][0]
        self.assertNotIn("ReadReplicaSourceDBInstanceIdentifier", told)
        primary = east.describe_db_instances(DBInstanceIdentifier="pg")["DBInstances"][0]
        self.assertEqual(primary["ReadReplicaDBInstanceIdentifiers"], [])
        with self.assertRaisesRegex(ClientError, "not a read replica"):
            west.promote_read_replica(DBInstanceIdentifier="pg-west")
