"""CloudTrail: StartLogging and StopLogging take an ARN too, as Terraform gives it."""

from __future__ import annotations

from typing import Any

from moto.cloudtrail.models import CloudTrailBackend

from localcloud.context import Context


def install(context: Context) -> None:
    for name in ("start_logging", "stop_logging"):
        setattr(CloudTrailBackend, name, _by_name(getattr(CloudTrailBackend, name)))


def _by_name(original: Any) -> Any:
    return lambda backend, name: original(backend, name.rpartition("/")[2])
