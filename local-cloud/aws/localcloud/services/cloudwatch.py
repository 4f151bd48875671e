"""CloudWatch: the replication lag of Aurora Global Database, which AWS measures itself."""

from __future__ import annotations

from moto.cloudwatch.models import MetricDatum
from moto.core.common_models import CloudWatchMetricProvider
from moto.rds.models import rds_backends

from localcloud.context import Context

# Typical on AWS, where it stays below a second:
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
LAG_MILLISECONDS = 120.0


def install(context: Context) -> None:
    """Nothing to change: moto asks every provider that is defined, such as the one below."""


class AuroraReplicationLag(CloudWatchMetricProvider):
    """A data point of now for each cluster of this region that follows a writer elsewhere."""

    @staticmethod
    def get_cloudwatch_metrics(account_id: str, region: str) -> list[MetricDatum]:
        followers = {
            member.db_cluster_identifier
            for backend in rds_backends[account_id].values()
            for global_cluster in backend.global_clusters.values()
            for member in global_cluster.members
            if not member.is_writer and member.region == region
        }
        return [
            MetricDatum(
                namespace="AWS/RDS",
                name="AuroraGlobalDBReplicationLag",
                value=LAG_MILLISECONDS,
                dimensions=[{"Name": "DBClusterIdentifier", "Value": follower}],
                timestamp=None,
                unit="Milliseconds",
            )
            for follower in sorted(followers)
        ]
