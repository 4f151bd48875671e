"""Route 53: health checks on routing controls, and a status that follows the world in place of always Success."""

from __future__ import annotations

from typing import Any

from moto.core.responses import ActionResult
from moto.core.utils import utcnow
from moto.route53.models import HealthCheck
from moto.route53.responses import Route53

from localcloud.context import Context


def install(context: Context) -> None:
    create = Route53.create_health_check
    config = HealthCheck.health_check_config.fget

    def create_health_check(response: Route53) -> ActionResult:
        result = create(response)
        arn = response._get_param("HealthCheckConfig").get("RoutingControlArn")
        if arn:
            check = result._result["HealthCheck"]
            context.health.routing_control_of[check.id] = arn
        return result

    def health_check_config(check: HealthCheck) -> dict[str, Any]:
        fields = config(check)
        arn = context.health.routing_control_of.get(check.id)
        if arn:
            return {"Type": check.type_, "RoutingControlArn": arn, "Inverted": check.inverted, "Disabled": check.disabled}
        return fields

    def get_health_check_status(response: Route53) -> ActionResult:
        check = response.backend.get_health_check(response._get_param("HealthCheckId"))
        healthy = context.health.healthy(check.id)
        status = "Success: HTTP Status Code 200, OK" if healthy else "Failure: the endpoint is not healthy"
        report = {"Status": status, "CheckedTime": utcnow()}
        observations = [
            {"Region": region, "IPAddress": "127.0.0.1", "StatusReport": report} for region in context.settings.regions
        ]
        return ActionResult({"HealthCheckObservations": observations})

    Route53.create_health_check = create_health_check
    HealthCheck.health_check_config = property(health_check_config)
    Route53.get_health_check_status = get_health_check_status
