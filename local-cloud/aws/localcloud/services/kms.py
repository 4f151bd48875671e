"""KMS: a replica of a multi-Region key is of type REPLICA and shares the key material."""

from __future__ import annotations

import copy
from typing import Any

from moto.kms.models import KmsBackend, kms_backends

from localcloud.context import Context


def install(context: Context) -> None:
    KmsBackend.replicate_key = _replicate_key


def _replicate_key(backend: KmsBackend, key_id: str, replica_region: str) -> Any:
    source = backend.keys[key_id]
    replica = copy.copy(source)
    replica.region = replica_region
    replica.arn = source.arn.replace(backend.region_name, replica_region)
    replica.description = ""
    source.multi_region_configuration["ReplicaKeys"].append({"Arn": replica.arn, "Region": replica_region})
    replica.multi_region_configuration = dict(source.multi_region_configuration, MultiRegionKeyType="REPLICA")
    kms_backends[backend.account_id][replica_region].keys[replica.id] = replica
    return replica
