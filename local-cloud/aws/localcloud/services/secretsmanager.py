"""Secrets Manager: StopReplicationToReplica makes a replica a secret of its own."""

from __future__ import annotations

import copy
import json

from moto.secretsmanager.exceptions import InvalidParameterException
from moto.secretsmanager.models import ReplicaSecret, secretsmanager_backends
from moto.secretsmanager.responses import SecretsManagerResponse

from localcloud.context import Context


def install(context: Context) -> None:
    SecretsManagerResponse.stop_replication_to_replica = _stop_replication_to_replica


def _stop_replication_to_replica(response: SecretsManagerResponse) -> str:
    backend = secretsmanager_backends[response.current_account][response.region]
    secret_id = response._get_param("SecretId")
    replica = backend.secrets[secret_id]
    if not isinstance(replica, ReplicaSecret):
        raise InvalidParameterException(f"{secret_id} is not a replica in {response.region}")
    source = replica.source
    own = copy.copy(source)
    own.region = response.region
    own.arn = replica.arn
    own.versions = copy.deepcopy(source.versions)
    own.replicas = []
    backend.secrets[secret_id] = own
    source.replicas = [other for other in source.replicas if other.region != response.region]
    return json.dumps({"ARN": own.arn})
