"""
RDS and Aurora Global Database: switchover, failover and removal change the writer, promotion of a read replica happens
once. Each takes `database_switch_seconds`, with the statuses that AWS shows meanwhile.
"""

from __future__ import annotations

import random
import string
import threading
from typing import Any

from moto.core.responses import ActionResult
from moto.rds.exceptions import (
    DBClusterNotFoundError,
    InvalidDBClusterStateFault,
    InvalidDBInstanceStateFault,
    RDSClientError,
)
from moto.rds.models import DBCluster, DBInstance, GlobalCluster, RDSBackend, rds_backends
from moto.rds.responses import RDSResponse

from localcloud.context import Context
from localcloud.services.extension import method

RESOURCE_ID_LETTERS = string.ascii_uppercase + "234567"


class GlobalClusterNotFound(RDSClientError):
    def __init__(self, identifier: str):
        super().__init__("GlobalClusterNotFoundFault", f"Global cluster {identifier} not found.")


class InvalidGlobalClusterState(RDSClientError):
    def __init__(self, message: str):
        super().__init__("InvalidGlobalClusterStateFault", message)


class InvalidCombination(RDSClientError):
    def __init__(self, message: str):
        super().__init__("InvalidParameterCombination", message)


def install(context: Context) -> None:
    global_clusters = GlobalClusters(context)
    replicas = ReadReplicas(context)

    def describe_global_clusters(response: RDSResponse) -> ActionResult:
        identifier = response.params.get("GlobalClusterIdentifier")
        found = (
            [global_cluster(response.current_account, identifier)]
            if identifier
            else response.global_backend.describe_global_clusters()
        )
        return ActionResult({"GlobalClusters": found})

    def delete_global_cluster(response: RDSResponse) -> ActionResult:
        identifier = response.params["GlobalClusterIdentifier"]
        global_cluster(response.current_account, identifier)
        deleted = response.global_backend.delete_global_cluster(global_cluster_identifier=identifier)
        return ActionResult({"GlobalCluster": deleted})

    RDSResponse.describe_global_clusters = describe_global_clusters
    RDSResponse.delete_global_cluster = delete_global_cluster
    RDSResponse.switchover_global_cluster = method(global_clusters.switchover)
    RDSResponse.failover_global_cluster = method(global_clusters.failover)
    RDSBackend.remove_from_global_cluster = method(global_clusters.remove)
    RDSBackend.promote_read_replica = method(replicas.promote)
    _install_resource_ids()


def global_cluster(account: str, identifier: str) -> GlobalCluster:
    for backend in rds_backends[account].values():
        if identifier in backend.global_clusters:
            return backend.global_clusters[identifier]
    raise GlobalClusterNotFound(identifier)


class GlobalClusters:
    def __init__(self, context: Context):
        self._context = context

    def switchover(self, response: RDSResponse) -> ActionResult:
        """The planned change: both sides must be healthy, nothing is lost."""
        return self._start(response, data_loss=False)

    def failover(self, response: RDSResponse) -> ActionResult:
        """The unplanned change with AllowDataLoss; with Switchover, or neither, it is a switchover."""
        data_loss = _true(response.params.get("AllowDataLoss"))
        if data_loss and _true(response.params.get("Switchover")):
            raise InvalidCombination("AllowDataLoss and Switchover can't be given together")
        return self._start(response, data_loss=data_loss)

    def remove(self, backend: RDSBackend, global_cluster_identifier: str, db_cluster_identifier: str) -> GlobalCluster:
        """Detaches a cluster, from whichever region is asked; it can be written to from then on."""
        found = global_cluster(backend.account_id, global_cluster_identifier)
        member = _member(found, db_cluster_identifier)
        if member.is_writer and len(found.members) > 1:
            raise InvalidGlobalClusterState(f"{member.db_cluster_arn} is the writer; remove the others first")
        found.members.remove(member)
        member.is_writer = True
        member.global_cluster_identifier = None
        return found

    def _start(self, response: RDSResponse, data_loss: bool) -> ActionResult:
        found = global_cluster(response.current_account, response.params["GlobalClusterIdentifier"])
        target = _member(found, response.params["TargetDbClusterIdentifier"])
        writer = next((member for member in found.members if member.is_writer), None)
        self._check(found, target, writer, data_loss)
        name = "failing-over" if data_loss else "switching-over"
        found.status = name
        found.failover_state = {
            "Status": name,
            "FromDbClusterArn": writer.db_cluster_arn if writer else None,
            "ToDbClusterArn": target.db_cluster_arn,
            "IsDataLossAllowed": data_loss,
        }
        for member in (target, writer):
            if member is not None and not self._lost(member):
                member.status = name
        answer = ActionResult({"GlobalCluster": found})
        _later(self._context.settings.database_switch_seconds, lambda: self._finish(found, target))
        return answer

    def _check(self, found: GlobalCluster, target: DBCluster, writer: DBCluster | None, data_loss: bool) -> None:
        if found.status != "available":
            raise InvalidGlobalClusterState(f"Global cluster {found.global_cluster_identifier} is {found.status}")
        if target is writer:
            raise InvalidDBClusterStateFault(f"{target.db_cluster_arn} is the writer already")
        if not target.db_cluster_members:
            raise InvalidDBClusterStateFault(f"{target.db_cluster_arn} has no instance that could take over")
        if data_loss:
            return
        if writer is not None and self._lost(writer):
            raise InvalidDBClusterStateFault(f"{writer.db_cluster_arn} can't be reached; use failover with AllowDataLoss")
        if writer is not None and writer.engine_version != target.engine_version:
            raise InvalidDBClusterStateFault(
                f"engine versions differ: {writer.engine_version} and {target.engine_version}"
            )

    def _lost(self, member: DBCluster) -> bool:
        return self._context.faults.down_mode(member.region) is not None

    @staticmethod
    def _finish(found: GlobalCluster, target: DBCluster) -> None:
        for member in found.members:
            member.is_writer = member is target
            member.status = "available"
        found.failover_state = None
        found.status = "available"


class ReadReplicas:
    def __init__(self, context: Context):
        self._context = context

    def promote(self, backend: RDSBackend, db_kwargs: dict[str, Any]) -> DBInstance:
        """Makes a replica stand alone; its source forgets it; a second call is refused."""
        identifier = db_kwargs["db_instance_identifier"]
        replica = backend.databases[identifier]
        if not replica.is_replica:
            raise InvalidDBInstanceStateFault(f"DB Instance {identifier} is not a read replica")
        self._forget(backend, replica)
        replica.is_replica = False
        replica.source_db_instance_identifier = None
        replica.update(**db_kwargs)
        replica.status = "modifying"
        _later(self._context.settings.database_switch_seconds, lambda: setattr(replica, "status", "available"))
        return replica

    @staticmethod
    def _forget(backend: RDSBackend, replica: DBInstance) -> None:
        names = (replica.db_instance_identifier, replica.db_instance_arn)
        source = backend.find_db_from_id(replica.source_db_instance_identifier)
        source.replicas = [name for name in source.replicas if name not in names]


def _member(found: GlobalCluster, identifier: str) -> DBCluster:
    for member in found.members:
        if identifier in (member.db_cluster_arn, member.db_cluster_identifier):
            return member
    raise DBClusterNotFoundError(identifier)


def _true(value: Any) -> bool:
    return str(value).lower() == "true"


def _later(seconds: float, act: Any) -> None:
    timer = threading.Timer(seconds, act)
    timer.daemon = True
    timer.start()


def _install_resource_ids() -> None:
    """moto gives every instance the same resource id, and Terraform reads instances by it."""
    original_init, original_replica = DBInstance.__init__, RDSBackend.create_db_instance_read_replica

    def init(instance: DBInstance, *arguments: Any, **fields: Any) -> None:
        original_init(instance, *arguments, **fields)
        instance.dbi_resource_id = _resource_id()

    def create_replica(backend: RDSBackend, fields: dict[str, Any]) -> DBInstance:
        replica = original_replica(backend, fields)
        replica.dbi_resource_id = _resource_id()
        return replica

    DBInstance.__init__ = init
    RDSBackend.create_db_instance_read_replica = create_replica


def _resource_id() -> str:
    return "db-" + "".join(random.choices(RESOURCE_ID_LETTERS, k=26))
