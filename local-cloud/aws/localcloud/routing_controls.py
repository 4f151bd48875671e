"""The state of ARC: clusters, control panels, routing controls and safety rules, shared by its five endpoints."""

from __future__ import annotations

import dataclasses
import threading
import uuid
from typing import Any

from localcloud.settings import ACCOUNT

ROOT = f"arn:aws:route53-recovery-control::{ACCOUNT}"


class ArcError(Exception):
    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status = status
        self.code = code


def not_found(arn: str) -> ArcError:
    return ArcError(404, "ResourceNotFoundException", f"{arn} does not exist")


@dataclasses.dataclass
class Cluster:
    arn: str
    name: str


@dataclasses.dataclass
class Panel:
    arn: str
    name: str
    cluster: str
    default: bool


@dataclasses.dataclass
class Control:
    """state: On or Off, as the data plane names it"""

    arn: str
    name: str
    panel: str
    state: str = "Off"


@dataclasses.dataclass
class SafetyRule:
    """
    kind: AssertionRule or GatingRule
    members: asserted controls, or target controls of a gating rule
    gates: controls that must satisfy the rule; the same as members for an assertion
    """

    arn: str
    name: str
    kind: str
    panel: str
    members: tuple[str, ...]
    gates: tuple[str, ...]
    type: str
    threshold: int
    inverted: bool
    wait_ms: int

    def satisfied(self, states: dict[str, str]) -> bool:
        on = sum(1 for arn in self.gates if states.get(arn) == "On")
        met = {"ATLEAST": on >= self.threshold, "AND": on == len(self.gates), "OR": on >= 1}[self.type]
        return met != self.inverted


class RoutingControls:
    """All changes are made under one lock, so that the five endpoints always agree."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self.clusters: dict[str, Cluster] = {}
        self.panels: dict[str, Panel] = {}
        self.controls: dict[str, Control] = {}
        self.rules: dict[str, SafetyRule] = {}
        self.tags: dict[str, dict[str, str]] = {}

    def create_cluster(self, name: str) -> Cluster:
        with self._lock:
            if any(cluster.name == name for cluster in self.clusters.values()):
                raise ArcError(409, "ConflictException", f"a cluster named {name} exists")
            cluster = Cluster(f"{ROOT}:cluster/{uuid.uuid4()}", name)
            self.clusters[cluster.arn] = cluster
            self.create_panel(cluster.arn, "DefaultControlPanel", default=True)
            return cluster

    def create_panel(self, cluster: str, name: str, default: bool = False) -> Panel:
        with self._lock:
            self.known(self.clusters, cluster)
            panel = Panel(f"{ROOT}:controlpanel/{uuid.uuid4().hex}", name, cluster, default)
            self.panels[panel.arn] = panel
            return panel

    def create_control(self, cluster: str, panel: str | None, name: str) -> Control:
        with self._lock:
            if panel is None:
                panel = next((p.arn for p in self.panels.values() if p.cluster == cluster and p.default), cluster)
            self.known(self.panels, panel)
            control = Control(f"{panel}/routingcontrol/{uuid.uuid4().hex[:16]}", name, panel)
            self.controls[control.arn] = control
            return control

    def add_rule(self, rule: SafetyRule) -> SafetyRule:
        with self._lock:
            self.known(self.panels, rule.panel)
            for arn in (*rule.members, *rule.gates):
                self.known(self.controls, arn)
            self.rules[rule.arn] = rule
            return rule

    def control(self, arn: str) -> Control:
        with self._lock:
            return dataclasses.replace(self.known(self.controls, arn))

    def state(self, arn: str) -> str | None:
        """On, Off, or None when there is no such control."""
        control = self.controls.get(arn)
        return control.state if control else None

    def update(self, changes: dict[str, str], override: tuple[str, ...] = ()) -> None:
        """Sets the states of several controls at once; all or, when a safety rule forbids the result, none."""
        with self._lock:
            for arn, state in changes.items():
                self.known(self.controls, arn)
                if state not in ("On", "Off"):
                    raise ArcError(400, "ValidationException", f"RoutingControlState {state!r} is not On or Off")
            after = {arn: control.state for arn, control in self.controls.items()} | changes
            for rule in self.rules.values():
                touched = any(arn in changes for arn in rule.members)
                if touched and rule.arn not in override and not rule.satisfied(after):
                    raise ArcError(409, "ConflictException", f"safety rule {rule.name} ({rule.arn}) would not be met")
            for arn, state in changes.items():
                self.controls[arn].state = state

    def delete(self, kind: str, arn: str) -> None:
        with self._lock:
            table: dict[str, Any] = getattr(self, kind)
            self.known(table, arn)
            if kind == "clusters":
                for panel in [p.arn for p in self.panels.values() if p.cluster == arn and p.default]:
                    del self.panels[panel]
            del table[arn]

    @staticmethod
    def known(table: dict[str, Any], arn: str) -> Any:
        if arn not in table:
            raise not_found(arn)
        return table[arn]
