"""What the local cloud is told at its start, and what other processes tell it later."""

from __future__ import annotations

import dataclasses
import threading

ACCOUNT = "123456789012"
PARTITION = "aws"


@dataclasses.dataclass(frozen=True)
class Settings:
    """
    regions: the regions of this cloud, the first one is the primary
    port: port of the AWS API on 127.0.0.1; 0 = a free one
    database_switch_seconds: how long a switchover, failover or promotion of a database takes
    registry_token_seconds: how long an ECR token is valid (12 h on AWS)
    strict_credentials: refuse access keys that this cloud did not hand out
    """

    regions: tuple[str, ...] = ("us-east-1", "us-west-2")
    port: int = 0
    database_switch_seconds: float = 2.0
    registry_token_seconds: float = 43200.0
    strict_credentials: bool = True


@dataclasses.dataclass(frozen=True)
class KubernetesEndpoint:
    """
    address: host and port where the region's API server listens
    certificate_authority: base64 of the PEM that signed its certificate
    version: such as 1.36
    """

    address: tuple[str, int]
    certificate_authority: str
    version: str


class Places:
    """Where the region's registry and Kubernetes are: told by the program that starts them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._registries: dict[str, int] = {}
        self._kubernetes: dict[str, KubernetesEndpoint] = {}
        self._gates: dict[str, int] = {}

    def set_registry(self, region: str, port: int) -> None:
        with self._lock:
            self._registries[region] = port

    def registry(self, region: str) -> int | None:
        with self._lock:
            return self._registries.get(region)

    def set_kubernetes(self, region: str, endpoint: KubernetesEndpoint) -> None:
        with self._lock:
            self._kubernetes[region] = endpoint

    def kubernetes(self, region: str) -> KubernetesEndpoint | None:
        with self._lock:
            return self._kubernetes.get(region)

    def set_gate(self, region: str, port: int) -> None:
        with self._lock:
            self._gates[region] = port

    def gate(self, region: str) -> int | None:
        with self._lock:
            return self._gates.get(region)
