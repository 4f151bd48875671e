"""
One module per service that plain moto 5.2.1 gets wrong or lacks; each has install(context), which says what it changes.
moto's own classes are extended in place: its server finds actions by method name on them.
"""

from __future__ import annotations

from localcloud.context import Context
from localcloud.services import (
    cloudtrail,
    cloudwatch,
    dynamodb,
    ecr,
    eks,
    elasticache,
    events,
    kms,
    rds,
    route53,
    secretsmanager,
)

MODULES = (cloudtrail, cloudwatch, dynamodb, eks, elasticache, events, kms, rds, route53, secretsmanager)


def install(context: Context) -> ecr.Registry:
    """Installs all, and returns the registry's side of ECR for the control API."""
    for module in MODULES:
        module.install(context)
    return ecr.install(context)
