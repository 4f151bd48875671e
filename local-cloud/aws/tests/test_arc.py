from __future__ import annotations

from botocore.exceptions import ClientError, ConnectionClosedError, HTTPClientError

from tests.cloud import EAST, WEST, CloudTest


class ArcTest(CloudTest):
    def make(self, name: str) -> tuple[str, str, list[str]]:
        """A cluster with a control per region and the rule that at least one is on: panel, and the controls' ARNs."""
        config = self.cloud.client("route53-recovery-control-config", WEST)
        cluster = config.create_cluster(ClusterName=name)["Cluster"]["ClusterArn"]
        panel = config.create_control_panel(ClusterArn=cluster, ControlPanelName=name)["ControlPanel"]["ControlPanelArn"]
        controls = [
            config.create_routing_control(ClusterArn=cluster, ControlPanelArn=panel, RoutingControlName=region)[
                "RoutingControl"
            ]["RoutingControlArn"]
            for region in (EAST, WEST)
        ]
        return cluster, panel, controls

    def at_least_one(self, panel: str, controls: list[str]) -> None:
        self.cloud.client("route53-recovery-control-config", WEST).create_safety_rule(
            AssertionRule={
                "AssertedControls": controls,
                "ControlPanelArn": panel,
                "Name": "at-least-one-on",
                "RuleConfig": {"Inverted": False, "Threshold": 1, "Type": "ATLEAST"},
                "WaitPeriodMs": 0,
            }
        )

    def data(self, region: str) -> object:
        endpoint = f"http://127.0.0.1:{self.cloud.data_plane.endpoints[region]}"
        return self.cloud.client("route53-recovery-cluster", region, endpoint_url=endpoint)

    def state(self, region: str, control: str) -> str:
        return self.data(region).get_routing_control_state(RoutingControlArn=control)["RoutingControlState"]

    def test_a_change_at_one_endpoint_is_seen_at_all_five(self) -> None:
        cluster, _, (east, _) = self.make("seen")
        config = self.cloud.client("route53-recovery-control-config", WEST)

        self.data("eu-west-1").update_routing_control_state(RoutingControlArn=east, RoutingControlState="On")

        endpoints = config.describe_cluster(ClusterArn=cluster)["Cluster"]["ClusterEndpoints"]
        self.assertEqual(len(endpoints), 5)
        self.assertEqual({self.state(endpoint["Region"], east) for endpoint in endpoints}, {"On"})

    def test_a_safety_rule_refuses_the_whole_update(self) -> None:
        _, panel, (east, west) = self.make("safe")
        self.data(WEST).update_routing_control_state(RoutingControlArn=east, RoutingControlState="On")
        self.at_least_one(panel, [east, west])

        with self.assertRaisesRegex(ClientError, "ConflictException"):
            self.data(WEST).update_routing_control_state(RoutingControlArn=east, RoutingControlState="Off")
        self.data(WEST).update_routing_control_states(
            UpdateRoutingControlStateEntries=[
                {"RoutingControlArn": east, "RoutingControlState": "Off"},
                {"RoutingControlArn": west, "RoutingControlState": "On"},
            ]
        )

        self.assertEqual((self.state(WEST, east), self.state(WEST, west)), ("Off", "On"))

    def test_an_endpoint_that_is_down_closes_connections_and_the_others_answer(self) -> None:
        _, _, (east, _) = self.make("one-down")
        self.cloud.control("PUT", "/faults/arc-endpoints/eu-west-1")

        with self.assertRaises((ConnectionClosedError, HTTPClientError)):
            self.state("eu-west-1", east)
        self.assertEqual(self.state("ap-northeast-1", east), "Off")

    def test_dns_follows_the_routing_controls(self) -> None:
        _, _, (east, west) = self.make("dns")
        route53 = self.cloud.client("route53")
        zone = route53.create_hosted_zone(Name="arc.example", CallerReference="arc")["HostedZone"]["Id"]
        changes = []
        for region, control, role in ((EAST, east, "PRIMARY"), (WEST, west, "SECONDARY")):
            check = route53.create_health_check(
                CallerReference=region, HealthCheckConfig={"Type": "RECOVERY_CONTROL", "RoutingControlArn": control}
            )["HealthCheck"]
            self.assertEqual(check["HealthCheckConfig"]["RoutingControlArn"], control)
            record = {
                "Name": "orders.arc.example",
                "Type": "CNAME",
                "SetIdentifier": region,
                "Failover": role,
                "TTL": 30,
                "HealthCheckId": check["Id"],
                "ResourceRecords": [{"Value": f"orders.{region}.arc.example"}],
            }
            changes.append({"Action": "CREATE", "ResourceRecordSet": record})
        route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})

        self.data(WEST).update_routing_control_state(RoutingControlArn=west, RoutingControlState="On")

        answer = self.cloud.control("GET", "/dns?name=orders.arc.example")
        self.assertEqual((answer["setIdentifier"], answer["values"]), (WEST, [f"orders.{WEST}.arc.example"]))
