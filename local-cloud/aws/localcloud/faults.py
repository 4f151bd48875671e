"""The fault switch: regions that can't be reached, throttled calls, slow calls."""

from __future__ import annotations

import dataclasses
import threading
from typing import Any


class BadFault(Exception):
    """The fault asked for is not well formed."""


@dataclasses.dataclass
class Rule:
    """
    A fault for the calls that match; an empty field matches all.

    kind: throttle or latency
    times: how many calls it still hits; -1 = all
    status, code, message: what a throttled call gets
    milliseconds: how long a slowed call waits
    """

    kind: str
    region: str = ""
    service: str = ""
    action: str = ""
    times: int = -1
    status: int = 400
    code: str = "ThrottlingException"
    message: str = "Rate exceeded"
    milliseconds: int = 0

    def matches(self, region: str, service: str, action: str) -> bool:
        return (
            self.times != 0
            and self.region in ("", region)
            and self.service in ("", service)
            and self.action in ("", action)
        )


class Faults:
    """
    Which faults are on. A lost region closes connections without an answer, as a network that is gone does; mode "error"
    answers 503 in place of that.
    """

    MODES = ("closed", "error")

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._down: dict[str, str] = {}
        self._rules: list[Rule] = []
        self._listeners: list[Any] = []

    def on_region_down(self, listener: Any) -> None:
        """Calls listener(region) each time a region is taken down."""
        self._listeners.append(listener)

    def region_down(self, region: str, mode: str = "closed") -> None:
        if not region:
            raise BadFault("region is missing")
        if mode not in self.MODES:
            raise BadFault(f"mode {mode!r} is not one of {', '.join(self.MODES)}")
        with self._lock:
            self._down[region] = mode
        for listener in self._listeners:
            listener(region)

    def region_up(self, region: str) -> None:
        with self._lock:
            self._down.pop(region, None)

    def add(self, fields: dict[str, Any]) -> None:
        known = {field.name for field in dataclasses.fields(Rule)}
        unknown = set(fields) - known
        if unknown:
            raise BadFault(f"unknown field {sorted(unknown)[0]!r}; there are {', '.join(sorted(known))}")
        rule = Rule(**fields)
        if rule.kind not in ("throttle", "latency"):
            raise BadFault(f"kind {rule.kind!r} is not one of throttle, latency")
        with self._lock:
            self._rules.append(rule)

    def clear(self) -> None:
        with self._lock:
            self._down.clear()
            self._rules.clear()

    def down_mode(self, region: str) -> str | None:
        """How the region is down, or None when it is up."""
        with self._lock:
            return self._down.get(region)

    def hit(self, region: str, service: str, action: str) -> tuple[float, Rule | None]:
        """Seconds to wait, and the throttling rule that refuses the call; counts the rules down."""
        delay = 0.0
        with self._lock:
            for rule in self._rules:
                if not rule.matches(region, service, action):
                    continue
                if rule.times > 0:
                    rule.times -= 1
                if rule.kind == "latency":
                    delay += rule.milliseconds / 1000
                else:
                    return delay, dataclasses.replace(rule)
        return delay, None

    def to_json(self) -> dict[str, Any]:
        with self._lock:
            return {
                "down": dict(self._down),
                "rules": [dataclasses.asdict(rule) for rule in self._rules if rule.times != 0],
            }
