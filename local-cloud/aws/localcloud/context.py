"""What the patched services share."""

from __future__ import annotations

import dataclasses

from localcloud.access_entries import AccessEntries
from localcloud.calls import CallLog
from localcloud.dns import HealthChecks
from localcloud.faults import Faults
from localcloud.routing_controls import RoutingControls
from localcloud.settings import Places, Settings


@dataclasses.dataclass(frozen=True)
class Context:
    settings: Settings
    places: Places
    faults: Faults
    calls: CallLog
    entries: AccessEntries
    controls: RoutingControls
    health: HealthChecks

    @classmethod
    def of(cls, settings: Settings) -> Context:
        controls = RoutingControls()
        return cls(
            settings, Places(), Faults(), CallLog(), AccessEntries(), controls, HealthChecks(controls)
        )
