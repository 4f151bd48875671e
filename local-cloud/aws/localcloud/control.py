"""The control API under /local-cloud/: faults, call log, places, health checks, and what the registry and Kubernetes ask."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from moto.eks.models import eks_backends
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from localcloud import access_reviews, eks_tokens
from localcloud.arc import DataPlane
from localcloud.context import Context
from localcloud.dns import Answer
from localcloud.faults import BadFault
from localcloud.services import ecr
from localcloud.settings import ACCOUNT, KubernetesEndpoint

PREFIX = "/local-cloud"


def _routes() -> Map:
    table = [
        ("GET", "/health", "health"),
        ("GET", "/faults", "show_faults"),
        ("DELETE", "/faults", "clear_faults"),
        ("POST", "/faults/rules", "add_rule"),
        ("PUT", "/faults/regions/<region>", "region_down"),
        ("DELETE", "/faults/regions/<region>", "region_up"),
        ("PUT", "/faults/arc-endpoints/<region>", "arc_endpoint_down"),
        ("DELETE", "/faults/arc-endpoints/<region>", "arc_endpoint_up"),
        ("GET", "/calls", "show_calls"),
        ("DELETE", "/calls", "clear_calls"),
        ("GET", "/dns", "resolve"),
        ("PUT", "/health-checks/<identifier>", "set_health"),
        ("PUT", "/registries/<region>", "set_registry"),
        ("POST", "/registries/<region>/decisions", "decide"),
        ("POST", "/registries/<region>/pushes", "pushed"),
        ("POST", "/registries/<region>/replications", "replicated"),
        ("POST", "/registries/<region>/tokens", "registry_token"),
        ("PUT", "/registries/<region>/repositories", "make_repository"),
        ("PUT", "/registries/findings/<digest>", "set_findings"),
        ("PUT", "/kubernetes/<region>", "set_kubernetes"),
        ("POST", "/kubernetes/<region>/token-reviews", "review_token"),
        ("POST", "/kubernetes/<region>/access-reviews", "review_access"),
    ]
    return Map([Rule(PREFIX + path, methods=[method], endpoint=endpoint) for method, path, endpoint in table])


class Control:
    def __init__(self, context: Context, data_plane: DataPlane, registry: ecr.Registry):
        self._context = context
        self._data_plane = data_plane
        self._answer = Answer(context.health)
        self._registry = registry
        self._routes = _routes()

    def handle(self, request: Request) -> Response:
        try:
            endpoint, arguments = self._routes.bind_to_environ(request.environ).match()
            body = getattr(self, "_" + endpoint)(request, **arguments)
        except (BadFault, KeyError, ValueError, TypeError) as bad:
            return _json({"error": f"{type(bad).__name__}: {bad}"}, 400)
        except HTTPException as error:
            return _json({"error": error.description}, error.code or 500)
        return _json(body)

    def _health(self, request: Request) -> Any:
        return {"regions": self._context.settings.regions, "faults": self._faults_told()}

    def _show_faults(self, request: Request) -> Any:
        return self._faults_told()

    def _faults_told(self) -> Any:
        return self._context.faults.to_json() | {"arcEndpointsDown": sorted(self._data_plane.unavailable)}

    def _clear_faults(self, request: Request) -> Any:
        self._context.faults.clear()
        self._data_plane.unavailable.clear()
        return self._faults_told()

    def _add_rule(self, request: Request) -> Any:
        self._context.faults.add(_body(request))
        return self._faults_told()

    def _region_down(self, request: Request, region: str) -> Any:
        self._known_region(region)
        self._context.faults.region_down(region, _body(request).get("mode", "closed"))
        return self._faults_told()

    def _region_up(self, request: Request, region: str) -> Any:
        self._context.faults.region_up(region)
        return self._faults_told()

    def _arc_endpoint_down(self, request: Request, region: str) -> Any:
        if region not in self._data_plane.endpoints:
            raise BadFault(f"there is no ARC endpoint in {region}; there are {', '.join(self._data_plane.endpoints)}")
        self._data_plane.unavailable.add(region)
        return self._faults_told()

    def _arc_endpoint_up(self, request: Request, region: str) -> Any:
        self._data_plane.unavailable.discard(region)
        return self._faults_told()

    def _show_calls(self, request: Request) -> Any:
        return self._context.calls.to_json(float(request.args.get("since", 0)))

    def _clear_calls(self, request: Request) -> Any:
        self._context.calls.clear()
        return {}

    def _resolve(self, request: Request) -> Any:
        answer = self._answer.resolve(request.args["name"])
        return answer or {"name": request.args["name"], "values": []}

    def _set_health(self, request: Request, identifier: str) -> Any:
        self._context.health.set(identifier, _body(request)["healthy"])
        return {}

    def _set_registry(self, request: Request, region: str) -> Any:
        self._context.places.set_registry(region, int(_body(request)["port"]))
        return {}

    def _decide(self, request: Request, region: str) -> Any:
        body = _body(request)
        fields = (body.get(name, "") for name in ("method", "authorization", "repository", "kind", "reference"))
        return dataclasses.asdict(self._registry.decide(region, *fields))

    def _pushed(self, request: Request, region: str) -> Any:
        body = _body(request)
        fields = (body[name] for name in ("repository", "reference", "mediaType", "manifest"))
        return {"regions": self._registry.pushed(region, *fields)}

    def _replicated(self, request: Request, region: str) -> Any:
        body = _body(request)
        if not self._registry.may_replicate(region, body["target"]):
            return {"done": False}
        if "manifest" in body:
            fields = (body[name] for name in ("target", "repository", "reference", "mediaType", "manifest"))
            self._registry.replicated(region, *fields)
        return {"done": True}

    def _registry_token(self, request: Request, region: str) -> Any:
        token, _ = self._registry.new_token(region, float(_body(request).get("seconds", 3600)))
        return {"token": token}

    def _make_repository(self, request: Request, region: str) -> Any:
        self._registry.make_repository(region, _body(request)["name"])
        return {}

    def _set_findings(self, request: Request, digest: str) -> Any:
        self._registry.findings[digest] = _body(request)
        return {}

    def _set_kubernetes(self, request: Request, region: str) -> Any:
        body = _body(request)
        host, _, port = body["address"].rpartition(":")
        endpoint = KubernetesEndpoint((host, int(port)), body["certificateAuthority"], body["version"])
        self._context.places.set_kubernetes(region, endpoint)
        return {"endpoint": f"https://127.0.0.1:{self._context.places.gate(region)}"}

    def _review_token(self, request: Request, region: str) -> Any:
        clusters = list(eks_backends[ACCOUNT][region].clusters)
        return eks_tokens.review(_body(request), region, clusters, self._context.entries)

    def _review_access(self, request: Request, region: str) -> Any:
        return access_reviews.review(_body(request))

    def _known_region(self, region: str) -> None:
        if region not in self._context.settings.regions:
            raise BadFault(f"there is no region {region}; there are {', '.join(self._context.settings.regions)}")


def _body(request: Request) -> Any:
    return json.loads(request.get_data() or b"{}")


def _json(body: Any, status: int = 200) -> Response:
    return Response(json.dumps(body) + "\n", status=status, content_type="application/json")
