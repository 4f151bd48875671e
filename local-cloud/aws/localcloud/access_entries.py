"""Which IAM principals may enter a cluster, and as which Kubernetes user and groups: EKS access entries and policies."""

from __future__ import annotations

import dataclasses
import time
from typing import Any

from localcloud.credentials import Principal

POLICY_PREFIX = "arn:aws:eks::aws:cluster-access-policy/"
# Policy -> group. Each region's Kubernetes binds these groups to the cluster role that EKS gives with the policy.
POLICY_GROUPS = {
    "AmazonEKSClusterAdminPolicy": "system:masters",
    "AmazonEKSAdminPolicy": "local-cloud:admin",
    "AmazonEKSAdminViewPolicy": "local-cloud:view",
    "AmazonEKSEditPolicy": "local-cloud:edit",
    "AmazonEKSViewPolicy": "local-cloud:view",
}


@dataclasses.dataclass
class Entry:
    """
    policies: policy ARN -> access scope ({"type": "cluster"} or {"type": "namespace", "namespaces": […]})
    """

    principal_arn: str
    username: str
    groups: list[str]
    type: str
    tags: dict[str, str]
    created: float = dataclasses.field(default_factory=time.time)
    policies: dict[str, dict[str, Any]] = dataclasses.field(default_factory=dict)


class AccessEntries:
    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], dict[str, Entry]] = {}

    def of(self, region: str, cluster: str) -> dict[str, Entry]:
        """The cluster's entries by principal; changes to the map stay."""
        return self._entries.setdefault((region, cluster), {})

    def forget(self, region: str, cluster: str) -> None:
        self._entries.pop((region, cluster), None)

    def add_creator(self, region: str, cluster: str, principal_arn: str) -> None:
        """The principal that creates a cluster is its administrator."""
        policy = POLICY_PREFIX + "AmazonEKSClusterAdminPolicy"
        entry = Entry(principal_arn, principal_arn, [], "STANDARD", {}, policies={policy: {"type": "cluster"}})
        self.of(region, cluster)[principal_arn] = entry

    def user(self, region: str, cluster: str, principal: Principal) -> dict[str, Any]:
        """The user of a principal; without an entry it is authenticated as on EKS, in no group, so nothing is allowed."""
        entry = self.of(region, cluster).get(principal.principal_arn)
        groups = list(entry.groups) if entry else []
        for policy, scope in entry.policies.items() if entry else ():
            group = POLICY_GROUPS[policy.removeprefix(POLICY_PREFIX)]
            if scope.get("type") == "cluster":
                groups.append(group)
            else:
                groups += [f"{group}:{namespace}" for namespace in scope.get("namespaces", [])]
        username = entry.username if entry and entry.username != principal.principal_arn else principal.arn
        return {"username": username, "uid": principal.arn, "groups": groups}
