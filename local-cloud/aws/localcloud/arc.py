"""
The HTTP faces of ARC: the configuration API (route53-recovery-control-config) on the AWS port, and five endpoints of the
data plane (route53-recovery-cluster), each in a region of its own, each of which can be made unavailable.
"""

from __future__ import annotations

import json
import threading
import uuid
from typing import Any
from urllib.parse import unquote

from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from localcloud.calls import CallLog
from localcloud.faults import Faults
from localcloud.routing_controls import ArcError, Control, Panel, RoutingControls, SafetyRule
from localcloud.serving import QuietHandler, hang_up
from localcloud.settings import ACCOUNT

# The regions in which AWS gives a cluster's endpoints:
# https://docs.aws.amazon.com/r53recovery/latest/dg/introduction-components-routing.html
ENDPOINT_REGIONS = ("us-east-1", "us-west-2", "eu-west-1", "ap-southeast-2", "ap-northeast-1")


class DataPlane:
    """The five endpoints. One whose region is down, or that was made unavailable itself, does not answer."""

    def __init__(self, controls: RoutingControls, faults: Faults, calls: CallLog):
        self._controls = controls
        self._faults = faults
        self._calls = calls
        self.endpoints: dict[str, int] = {}
        self.unavailable: set[str] = set()

    def start(self) -> None:
        for region in ENDPOINT_REGIONS:
            server = make_server(
                "127.0.0.1", 0, lambda e, s, r=region: self._serve(r, e, s), threaded=True, request_handler=QuietHandler
            )
            self.endpoints[region] = server.port
            threading.Thread(target=server.serve_forever, name=f"arc-{region}", daemon=True).start()

    def urls(self) -> list[dict[str, str]]:
        return [{"Region": region, "Endpoint": f"http://127.0.0.1:{port}/"} for region, port in self.endpoints.items()]

    def _serve(self, region: str, environ: dict[str, Any], start_response: Any) -> Any:
        request = Request(environ)
        action = request.headers.get("X-Amz-Target", "").rpartition(".")[2]
        if region in self.unavailable or self._faults.down_mode(region):
            self._calls.record(region, "route53-recovery-cluster", action, "refused")
            hang_up(environ)
        try:
            body, status = self._act(action, json.loads(request.get_data() or b"{}")), 200
        except ArcError as error:
            body, status = {"__type": error.code, "message": str(error)}, error.status
        self._calls.record(region, "route53-recovery-cluster", action, str(status))
        response = Response(json.dumps(body), status=status, content_type="application/x-amz-json-1.0")
        return response(environ, start_response)

    def _act(self, action: str, body: dict[str, Any]) -> dict[str, Any]:
        override = tuple(body.get("SafetyRulesToOverride") or ())
        if action == "GetRoutingControlState":
            control = self._controls.control(body["RoutingControlArn"])
            return {
                "RoutingControlArn": control.arn,
                "RoutingControlName": control.name,
                "RoutingControlState": control.state,
            }
        if action == "UpdateRoutingControlState":
            self._controls.update({body["RoutingControlArn"]: body["RoutingControlState"]}, override)
            return {}
        if action == "UpdateRoutingControlStates":
            entries = body["UpdateRoutingControlStateEntries"]
            self._controls.update({e["RoutingControlArn"]: e["RoutingControlState"] for e in entries}, override)
            return {}
        if action == "ListRoutingControls":
            panel = body.get("ControlPanelArn")
            return {
                "RoutingControls": [
                    {
                        "ControlPanelArn": control.panel,
                        "ControlPanelName": self._controls.panels[control.panel].name,
                        "RoutingControlArn": control.arn,
                        "RoutingControlName": control.name,
                        "RoutingControlState": control.state,
                        "Owner": ACCOUNT,
                    }
                    for control in list(self._controls.controls.values())
                    if panel in (None, control.panel)
                ]
            }
        raise ArcError(400, "ValidationException", f"unknown operation {action!r}")


class Configuration:
    """The configuration API; what is made here is ready at once (minutes on AWS)."""

    def __init__(self, controls: RoutingControls, data_plane: DataPlane):
        self._controls = controls
        self._data_plane = data_plane

    def handle(self, request: Request) -> Response:
        try:
            body = self._act(request.method, unquote(request.path), json.loads(request.get_data() or b"{}"))
            return Response(json.dumps(body), content_type="application/json")
        except ArcError as error:
            headers = {"x-amzn-errortype": error.code}
            text = json.dumps({"message": str(error)})
            return Response(text, status=error.status, headers=headers, content_type="application/json")

    def _act(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        kind, _, arn = path.strip("/").partition("/")
        controls = self._controls
        if kind == "tags":
            return self._tags(method, arn, body)
        if arn.endswith("/routingcontrols"):
            panel = arn.removesuffix("/routingcontrols")
            return {"RoutingControls": [_control(c) for c in controls.controls.values() if c.panel == panel]}
        if arn.endswith("/safetyrules"):
            panel = arn.removesuffix("/safetyrules")
            rules = [r for r in controls.rules.values() if r.panel == panel]
            return {"SafetyRules": [{"ASSERTION" if r.kind == "AssertionRule" else "GATING": _rule(r)} for r in rules]}
        if method == "DELETE":
            tables = {"cluster": "clusters", "controlpanel": "panels", "routingcontrol": "controls", "safetyrule": "rules"}
            controls.delete(tables[kind], arn)
            return {}
        if method == "POST":
            return self._create(kind, body)
        if method == "GET":
            return self._describe(kind, arn)
        return self._rename(kind, body)

    def _create(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        controls = self._controls
        if kind == "cluster":
            return {"Cluster": self._cluster(controls.create_cluster(body["ClusterName"]))}
        if kind == "controlpanel":
            return {"ControlPanel": self._panel(controls.create_panel(body["ClusterArn"], body["ControlPanelName"]))}
        if kind == "routingcontrol":
            panel = body.get("ControlPanelArn")
            control = controls.create_control(body["ClusterArn"], panel, body["RoutingControlName"])
            return {"RoutingControl": _control(control)}
        if kind == "safetyrule":
            rule_kind = "AssertionRule" if "AssertionRule" in body else "GatingRule"
            rule = body[rule_kind]
            members = tuple(rule["AssertedControls" if rule_kind == "AssertionRule" else "TargetControls"])
            gates = tuple(rule.get("GatingControls", members))
            config = rule["RuleConfig"]
            made = SafetyRule(
                f"{rule['ControlPanelArn']}/safetyrule/{uuid.uuid4().hex[:16]}",
                rule["Name"],
                rule_kind,
                rule["ControlPanelArn"],
                members,
                gates,
                config["Type"],
                config["Threshold"],
                config["Inverted"],
                rule["WaitPeriodMs"],
            )
            return {rule_kind: _rule(controls.add_rule(made))}
        raise ArcError(400, "ValidationException", f"unknown resource {kind!r}")

    def _describe(self, kind: str, arn: str) -> dict[str, Any]:
        controls = self._controls
        if kind == "cluster":
            if not arn:
                return {"Clusters": [self._cluster(cluster) for cluster in controls.clusters.values()]}
            return {"Cluster": self._cluster(controls.known(controls.clusters, arn))}
        if kind == "controlpanels":
            return {"ControlPanels": [self._panel(panel) for panel in controls.panels.values()]}
        if kind == "controlpanel":
            return {"ControlPanel": self._panel(controls.known(controls.panels, arn))}
        if kind == "routingcontrol":
            return {"RoutingControl": _control(controls.control(arn))}
        rule = controls.known(controls.rules, arn)
        return {rule.kind: _rule(rule)}

    def _rename(self, kind: str, body: dict[str, Any]) -> dict[str, Any]:
        controls = self._controls
        if kind == "routingcontrol":
            control = controls.known(controls.controls, body["RoutingControlArn"])
            control.name = body["RoutingControlName"]
            return {"RoutingControl": _control(control)}
        if kind == "controlpanel":
            panel = controls.known(controls.panels, body["ControlPanelArn"])
            panel.name = body["ControlPanelName"]
            return {"ControlPanel": self._panel(panel)}
        raise ArcError(400, "ValidationException", f"{kind} can't be updated in the local cloud")

    def _tags(self, method: str, arn: str, body: dict[str, Any]) -> dict[str, Any]:
        tags = self._controls.tags.setdefault(arn, {})
        if method == "POST":
            tags.update(body.get("Tags", {}))
        return {"Tags": tags} if method == "GET" else {}

    def _cluster(self, cluster: Any) -> dict[str, Any]:
        return {
            "ClusterArn": cluster.arn,
            "Name": cluster.name,
            "Status": "DEPLOYED",
            "Owner": ACCOUNT,
            "ClusterEndpoints": self._data_plane.urls(),
        }

    def _panel(self, panel: Panel) -> dict[str, Any]:
        return {
            "ControlPanelArn": panel.arn,
            "ClusterArn": panel.cluster,
            "Name": panel.name,
            "DefaultControlPanel": panel.default,
            "RoutingControlCount": sum(1 for c in self._controls.controls.values() if c.panel == panel.arn),
            "Status": "DEPLOYED",
            "Owner": ACCOUNT,
        }


def _control(control: Control) -> dict[str, Any]:
    return {
        "RoutingControlArn": control.arn,
        "ControlPanelArn": control.panel,
        "Name": control.name,
        "Status": "DEPLOYED",
        "Owner": ACCOUNT,
    }


def _rule(rule: SafetyRule) -> dict[str, Any]:
    members = (
        {"AssertedControls": rule.members}
        if rule.kind == "AssertionRule"
        else {"TargetControls": rule.members, "GatingControls": rule.gates}
    )
    config = {"Type": rule.type, "Threshold": rule.threshold, "Inverted": rule.inverted}
    return members | {
        "SafetyRuleArn": rule.arn,
        "ControlPanelArn": rule.panel,
        "Name": rule.name,
        "RuleConfig": config,
        "WaitPeriodMs": rule.wait_ms,
        "Status": "DEPLOYED",
        "Owner": ACCOUNT,
    }
