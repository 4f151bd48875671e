"""What the outside sees: the answer of Route 53 for a name, from its records, health checks and routing controls."""

from __future__ import annotations

import re
from typing import Any

from moto.route53.models import route53_backends
from moto.s3.models import s3_backends

from localcloud.routing_controls import RoutingControls
from localcloud.settings import ACCOUNT, PARTITION

S3_HOST = re.compile(r"^(?P<bucket>.+)\.s3[.-](?P<region>[a-z0-9-]+)\.amazonaws\.com$")


class HealthChecks:
    """
    The health of Route 53 health checks. It is, in this order: what a test has set; the state of the routing control; the
    children of a calculated check; whether the S3 object is there that the check looks at; else healthy.
    """

    def __init__(self, controls: RoutingControls):
        self._controls = controls
        self._set: dict[str, bool] = {}
        self.routing_control_of: dict[str, str] = {}

    def set(self, health_check_id: str, healthy: bool | None) -> None:
        """None takes the setting back."""
        if healthy is None:
            self._set.pop(health_check_id, None)
        else:
            self._set[health_check_id] = healthy

    def healthy(self, health_check_id: str) -> bool:
        check = route53_backends[ACCOUNT][PARTITION].health_checks.get(health_check_id)
        if check is None or check.disabled:
            return True
        return self._observed(check) != bool(check.inverted)

    def _observed(self, check: Any) -> bool:
        if check.id in self._set:
            return self._set[check.id]
        if check.type_ == "RECOVERY_CONTROL":
            return self._controls.state(self.routing_control_of.get(check.id, "")) == "On"
        if check.type_ == "CALCULATED":
            children = check.children or []
            return sum(self.healthy(child) for child in children) >= int(check.health_threshold or len(children))
        host = S3_HOST.match(check.fqdn or "")
        if host:
            return _object_exists(host["bucket"], (check.resource_path or "/").lstrip("/"))
        return True


def _object_exists(bucket: str, key: str) -> bool:
    found = s3_backends[ACCOUNT][PARTITION].buckets.get(bucket)
    return found is not None and found.keys.get(key) is not None


class Answer:
    """Resolves a name as Route 53 does; one level of alias or CNAME within the same account is followed."""

    def __init__(self, health: HealthChecks):
        self._health = health

    def resolve(self, name: str, depth: int = 0) -> dict[str, Any] | None:
        """name, values, set identifier, routing (simple, failover, weighted, latency), or None when there is no record."""
        records = [record for record in _records(name) if record.type in ("A", "AAAA", "CNAME", "TXT")]
        if not records:
            return None
        chosen, routing = self._choose(records)
        values = list(chosen.records or [])
        target = (chosen.alias_target or {}).get("DNSName") or (values[0] if chosen.type == "CNAME" and values else None)
        if target and depth < 5:
            followed = self.resolve(target, depth + 1)
            values = followed["values"] if followed else [target.rstrip(".")]
        return {
            "name": name.rstrip("."),
            "values": values,
            "setIdentifier": chosen.set_identifier,
            "routing": routing,
            "ttl": int(chosen.ttl or 0),
            "healthy": self._fit(chosen),
        }

    def _choose(self, records: list[Any]) -> tuple[Any, str]:
        fit = [record for record in records if self._fit(record)]
        failover = sorted((r for r in records if r.failover), key=lambda r: 0 if r.failover == "PRIMARY" else 1)
        if failover:
            # With nothing healthy Route 53 answers the primary: "fail open".
            return next((r for r in failover if self._fit(r)), failover[0]), "failover"
        if any(r.weight is not None for r in records):
            weighted = [r for r in fit or records if int(r.weight or 0) > 0] or fit or records
            return max(weighted, key=lambda r: int(r.weight or 0)), "weighted"
        return (fit or records)[0], "latency" if records[0].region else "simple"

    def _fit(self, record: Any) -> bool:
        return not record.health_check_id or self._health.healthy(record.health_check_id)


def _records(name: str) -> list[Any]:
    wanted = name.rstrip(".").lower() + "."
    return [
        record
        for zone in route53_backends[ACCOUNT][PARTITION].zones.values()
        for record in zone.rrsets
        if record.name.rstrip(".").lower() + "." == wanted
    ]
