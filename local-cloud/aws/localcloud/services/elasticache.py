"""
ElastiCache: members of a replication group can be described, a deleted group is gone, and global datastores, which moto
lacks: create, add a secondary, fail over, disassociate, delete.
"""

from __future__ import annotations

import threading
import types
from typing import Any

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult
from moto.elasticache.exceptions import CacheClusterNotFound
from moto.elasticache.models import ElastiCacheBackend, ReplicationGroup, elasticache_backends
from moto.elasticache.responses import ElastiCacheResponse

from localcloud.context import Context
from localcloud.services.extension import method
from localcloud.settings import ACCOUNT

PREFIX = "local-"  # AWS puts a prefix of its own, per region, before the suffix that the caller names


class Fault(ServiceException):
    pass


def install(context: Context) -> None:
    datastores = GlobalDatastores(context)
    ElastiCacheResponse.create_global_replication_group = method(datastores.create)
    ElastiCacheResponse.describe_global_replication_groups = method(datastores.describe)
    ElastiCacheResponse.failover_global_replication_group = method(datastores.failover)
    ElastiCacheResponse.disassociate_global_replication_group = method(datastores.disassociate)
    ElastiCacheResponse.delete_global_replication_group = method(datastores.delete)
    _install_members()
    _install_creation(datastores)


def _install_creation(datastores: GlobalDatastores) -> None:
    create, delete = ElastiCacheBackend.create_replication_group, ElastiCacheBackend.delete_replication_group
    disabled = ReplicationGroup._set_node_members_clusters_disabled

    def create_replication_group(backend: ElastiCacheBackend, *arguments: Any, **fields: Any) -> Any:
        group = create(backend, *arguments, **fields)
        if group.global_replication_group_id:
            datastores.add(group.global_replication_group_id, backend.region_name, group)
        return group

    def delete_replication_group(backend: ElastiCacheBackend, replication_group_id: str, *rest: Any) -> Any:
        # moto leaves the group in the state "deleting" for ever.
        group = delete(backend, replication_group_id, *rest)
        backend.replication_groups.pop(replication_group_id, None)
        return group

    def set_members(group: ReplicationGroup, **fields: Any) -> Any:
        # moto makes one member whatever num_cache_clusters says.
        if fields.get("num_cache_clusters") and not fields.get("replicas_per_node_group"):
            fields["replicas_per_node_group"] = fields["num_cache_clusters"] - 1
        return disabled(group, **fields)

    ElastiCacheBackend.create_replication_group = create_replication_group
    ElastiCacheBackend.delete_replication_group = delete_replication_group
    ReplicationGroup._set_node_members_clusters_disabled = set_members


def _install_members() -> None:
    original = ElastiCacheBackend.describe_cache_clusters

    def describe_cache_clusters(backend: ElastiCacheBackend, cache_cluster_id: str | None = None, *rest: Any) -> Any:
        try:
            return original(backend, cache_cluster_id, *rest)
        except CacheClusterNotFound:
            for group in backend.replication_groups.values():
                if cache_cluster_id in group.member_clusters:
                    return [_member(group, cache_cluster_id)]
            raise

    ElastiCacheBackend.describe_cache_clusters = describe_cache_clusters


def _member(group: ReplicationGroup, identifier: str) -> Any:
    return types.SimpleNamespace(
        cache_cluster_id=identifier,
        cache_cluster_status="available",
        engine=group.engine,
        engine_version=group.engine_version or "7.1.0",
        cache_node_type=group.cache_node_type,
        num_cache_nodes=1,
        replication_group_id=group.replication_group_id,
        arn=group.arn.replace("replicationgroup", "cluster"),
        auto_minor_version_upgrade=True,
        snapshot_retention_limit=0,
        cache_parameter_group={"CacheParameterGroupName": "default.redis7", "ParameterApplyStatus": "in-sync"},
        security_groups=[],
        preferred_maintenance_window="sun:23:00-mon:01:30",
        snapshot_window="05:00-09:00",
        transit_encryption_enabled=group.transit_encryption_enabled,
        at_rest_encryption_enabled=group.at_rest_encryption_enabled,
        cache_subnet_group_name="default",
    )


class GlobalDatastores:
    def __init__(self, context: Context):
        self._context = context
        self._datastores: dict[str, dict[str, Any]] = {}

    def create(self, response: ElastiCacheResponse) -> ActionResult:
        identifier = PREFIX + response._get_param("GlobalReplicationGroupIdSuffix")
        primary = response._get_param("PrimaryReplicationGroupId")
        group = elasticache_backends[ACCOUNT][response.region].replication_groups.get(primary)
        if group is None:
            raise Fault("ReplicationGroupNotFoundFault", f"Replication group {primary} not found.")
        if identifier in self._datastores:
            raise Fault("GlobalReplicationGroupAlreadyExistsFault", f"{identifier} exists")
        self._datastores[identifier] = {
            "GlobalReplicationGroupId": identifier,
            "GlobalReplicationGroupDescription": response._get_param("GlobalReplicationGroupDescription"),
            "Status": "available",
            "CacheNodeType": group.cache_node_type,
            "Engine": group.engine or "redis",
            "EngineVersion": group.engine_version or "7.1.0",
            "Members": [],
            "ClusterEnabled": False,
            "AuthTokenEnabled": False,
            "TransitEncryptionEnabled": bool(group.transit_encryption_enabled),
            "AtRestEncryptionEnabled": bool(group.at_rest_encryption_enabled),
            "ARN": f"arn:aws:elasticache::{ACCOUNT}:globalreplicationgroup:{identifier}",
        }
        self.add(identifier, response.region, group, "PRIMARY")
        return ActionResult({"GlobalReplicationGroup": self._datastores[identifier]})

    def add(self, identifier: str, region: str, group: ReplicationGroup, role: str = "SECONDARY") -> None:
        datastore = self._known(identifier)
        group.global_replication_group_id = identifier
        group.global_replication_group_member_role = role
        datastore["Members"].append(
            {
                "ReplicationGroupId": group.replication_group_id,
                "ReplicationGroupRegion": region,
                "Role": role,
                "AutomaticFailover": "enabled",
                "Status": "associated",
            }
        )

    def describe(self, response: ElastiCacheResponse) -> ActionResult:
        identifier = response._get_param("GlobalReplicationGroupId")
        found = [self._known(identifier)] if identifier else list(self._datastores.values())
        return ActionResult({"GlobalReplicationGroups": found})

    def failover(self, response: ElastiCacheResponse) -> ActionResult:
        datastore = self._known(response._get_param("GlobalReplicationGroupId"))
        region, group = response._get_param("PrimaryRegion"), response._get_param("PrimaryReplicationGroupId")
        target = self._member(datastore, region, group)
        if datastore["Status"] != "available":
            raise Fault("InvalidGlobalReplicationGroupState", f"The datastore is {datastore['Status']}")
        if target["Role"] == "PRIMARY":
            raise Fault("InvalidParameterValue", f"{group} in {region} is the primary already")
        datastore["Status"] = "modifying"
        timer = threading.Timer(self._context.settings.database_switch_seconds, self._promote, (datastore, target))
        timer.daemon = True
        timer.start()
        return ActionResult({"GlobalReplicationGroup": datastore})

    def disassociate(self, response: ElastiCacheResponse) -> ActionResult:
        datastore = self._known(response._get_param("GlobalReplicationGroupId"))
        region, group = response._get_param("ReplicationGroupRegion"), response._get_param("ReplicationGroupId")
        member = self._member(datastore, region, group)
        if member["Role"] == "PRIMARY":
            raise Fault("InvalidParameterValue", f"{group} in {region} is the primary")
        datastore["Members"].remove(member)
        _set_role(member, "", "")
        return ActionResult({"GlobalReplicationGroup": datastore})

    def delete(self, response: ElastiCacheResponse) -> ActionResult:
        identifier = response._get_param("GlobalReplicationGroupId")
        datastore = self._known(identifier)
        if any(member["Role"] == "SECONDARY" for member in datastore["Members"]):
            raise Fault("InvalidGlobalReplicationGroupState", f"{identifier} still has secondaries")
        for member in datastore["Members"]:
            _set_role(member, "", "")
        del self._datastores[identifier]
        return ActionResult({"GlobalReplicationGroup": datastore | {"Status": "deleting"}})

    def _known(self, identifier: str) -> dict[str, Any]:
        if identifier not in self._datastores:
            raise Fault("GlobalReplicationGroupNotFoundFault", f"Global replication group {identifier} not found.")
        return self._datastores[identifier]

    @staticmethod
    def _member(datastore: dict[str, Any], region: str, group: str) -> dict[str, Any]:
        for member in datastore["Members"]:
            if (member["ReplicationGroupRegion"], member["ReplicationGroupId"]) == (region, group):
                return member
        raise Fault("ReplicationGroupNotFoundFault", f"{group} in {region} is not in the datastore")

    @staticmethod
    def _promote(datastore: dict[str, Any], target: dict[str, Any]) -> None:
        for member in datastore["Members"]:
            member["Role"] = "PRIMARY" if member is target else "SECONDARY"
            _set_role(member, datastore["GlobalReplicationGroupId"], member["Role"])
        datastore["Status"] = "available"


def _set_role(member: dict[str, Any], identifier: str, role: str) -> None:
    backend = elasticache_backends[ACCOUNT][member["ReplicationGroupRegion"]]
    group = backend.replication_groups.get(member["ReplicationGroupId"])
    if group:
        group.global_replication_group_id = identifier
        group.global_replication_group_member_role = role
