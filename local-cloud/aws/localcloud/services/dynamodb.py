"""DynamoDB: UpdateTable makes replicas (global tables 2019.11.21). A replica is the same table seen in another region."""

from __future__ import annotations

from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler

from localcloud.context import Context

# Attribute that holds a table's regions, the first one where it was created.
REGIONS = "local_cloud_regions"


def install(context: Context) -> None:
    describe, update_table, delete_table = Table.describe, DynamoHandler.update_table, DynamoHandler.delete_table

    def describe_with_replicas(table: Table, base_key: str = "TableDescription") -> dict[str, Any]:
        description = describe(table, base_key)
        regions = getattr(table, REGIONS, ())
        if regions:
            replicas = [_replica(context, region) for region in regions]
            description[base_key] |= {"Replicas": replicas, "GlobalTableVersion": "2019.11.21"}
        return description

    def update_with_replicas(handler: DynamoHandler) -> Any:
        table = handler.dynamodb_backend.get_table(handler.body["TableName"])
        for update in handler.body.get("ReplicaUpdates", []):
            if "Create" in update:
                _add(handler, table, update["Create"]["RegionName"])
            if "Delete" in update:
                _remove(handler, table, update["Delete"]["RegionName"])
        return update_table(handler)

    def delete_here_only(handler: DynamoHandler) -> Any:
        # Deleting one replica leaves the others; moto deletes from the backend of this region only, so does this.
        table = handler.dynamodb_backend.tables.get(handler.body["TableName"])
        result = delete_table(handler)
        regions = getattr(table, REGIONS, [])
        if handler.region in regions:
            regions.remove(handler.region)
        return result

    Table.describe = describe_with_replicas
    DynamoHandler.update_table = update_with_replicas
    DynamoHandler.delete_table = delete_here_only


def _replica(context: Context, region: str) -> dict[str, str]:
    status = "REGION_DISABLED" if context.faults.down_mode(region) else "ACTIVE"
    return {"RegionName": region, "ReplicaStatus": status}


def _add(handler: DynamoHandler, table: Table, region: str) -> None:
    regions = getattr(table, REGIONS, None) or [handler.region]
    if region not in regions:
        regions.append(region)
    setattr(table, REGIONS, regions)
    dynamodb_backends[handler.current_account][region].tables[table.name] = table


def _remove(handler: DynamoHandler, table: Table, region: str) -> None:
    regions = getattr(table, REGIONS, [])
    if region in regions:
        regions.remove(region)
    if len(regions) == 1:
        regions.clear()
    dynamodb_backends[handler.current_account][region].tables.pop(table.name, None)
