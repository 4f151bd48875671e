"""Who an access key belongs to, and the one key that this cloud is used with."""

from __future__ import annotations

import dataclasses
import datetime

from moto.core.utils import utcnow
from moto.iam.models import iam_backends
from moto.sts.models import sts_backends

from localcloud.settings import ACCOUNT, PARTITION

ADMINISTRATOR = "local-cloud"
POLICY = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'


@dataclasses.dataclass(frozen=True)
class Principal:
    """
    arn: as GetCallerIdentity tells it
    principal_arn: the user or role itself, as EKS access entries name it
    secret: the secret access key
    session_token: "" for a user's key
    expires: None for a user's key
    """

    arn: str
    principal_arn: str
    secret: str
    session_token: str = ""
    expires: datetime.datetime | None = None

    def expired(self) -> bool:
        return self.expires is not None and utcnow() >= self.expires


def create_administrator() -> tuple[str, str]:
    """Makes the user whose key the env file holds; returns key and secret, new ones at each start."""
    iam = iam_backends[ACCOUNT][PARTITION]
    iam.create_user(region_name="us-east-1", user_name=ADMINISTRATOR)
    iam.put_user_policy(ADMINISTRATOR, "administrator", POLICY)
    key = iam.create_access_key(ADMINISTRATOR)
    return key.access_key_id, key.secret_access_key


def principal(access_key: str) -> Principal | None:
    """The user or assumed role with this key, or None when there is none."""
    role = sts_backends[ACCOUNT][PARTITION].get_assumed_role_from_access_key(access_key)
    if role:
        return Principal(role.arn, role.role_arn, role.secret_access_key, role.session_token, role.expiration)
    iam = iam_backends[ACCOUNT][PARTITION]
    user = iam.get_user_from_access_key_id(access_key)
    if user:
        key = next(key for key in user.access_keys if key.access_key_id == access_key)
        return Principal(user.arn, user.arn, key.secret_access_key)
    return None
