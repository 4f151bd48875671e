"""The log of all calls, with counts: what a test reads to say that no call went to a lost region."""

from __future__ import annotations

import collections
import dataclasses
import threading
import time
from typing import Any

KEPT = 20_000


@dataclasses.dataclass(frozen=True)
class Entry:
    """
    at: seconds since 1970
    outcome: status of the answer, or "refused" (region down), "throttled"
    """

    at: float
    region: str
    service: str
    action: str
    outcome: str


class CallLog:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: collections.deque[Entry] = collections.deque(maxlen=KEPT)
        self._counts: collections.Counter[tuple[str, str, str]] = collections.Counter()

    def record(self, region: str, service: str, action: str, outcome: str) -> None:
        with self._lock:
            self._entries.append(Entry(time.time(), region, service, action, outcome))
            self._counts[(region, service, action)] += 1

    def clear(self) -> None:
        with self._lock:
            self._entries.clear()
            self._counts.clear()

    def to_json(self, since: float = 0.0) -> dict[str, Any]:
        """All counts, and the entries from `since` on (seconds since 1970)."""
        with self._lock:
            entries = [dataclasses.asdict(entry) for entry in self._entries if entry.at >= since]
            counts = [
                {"region": region, "service": service, "action": action, "count": count}
                for (region, service, action), count in sorted(self._counts.items())
            ]
        return {"now": time.time(), "counts": counts, "entries": entries}
