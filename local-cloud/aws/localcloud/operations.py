"""Names the operation of a REST request, such as DescribeCluster for GET /clusters/orders, from botocore's service models."""

from __future__ import annotations

import functools
import re
from urllib.parse import parse_qs

from botocore.exceptions import UnknownServiceError
from botocore.loaders import Loader

# Signing name -> name of the model, where they differ.
MODELS = {"monitoring": "cloudwatch", "email": "sesv2", "elasticloadbalancing": "elbv2"}
PLACEHOLDER = re.compile(r"\{([^}]+)\}")


class _Route:
    def __init__(self, action: str, method: str, uri: str):
        path, _, query = uri.partition("?")
        # Odd places hold the placeholders' names; a name that ends in + takes slashes too, and so do ARNs.
        parts = PLACEHOLDER.split(path)
        expression = "".join(
            re.escape(part) if place % 2 == 0 else (".+" if part.endswith("+") or "Arn" in part else "[^/]+")
            for place, part in enumerate(parts)
        )
        self.action = action
        self.method = method
        self.query_keys = set(parse_qs(query, keep_blank_values=True))
        self.literal_length = sum(len(part) for part in parts[::2])
        self.pattern = re.compile("^" + expression.rstrip("/") + "/?$")

    def fits(self, method: str, path: str, keys: set[str]) -> bool:
        return self.method == method and self.query_keys <= keys and self.pattern.match(path) is not None


@functools.lru_cache(maxsize=None)
def _routes(service: str) -> tuple[_Route, ...]:
    try:
        model = Loader().load_service_model(MODELS.get(service, service), "service-2")
    except UnknownServiceError:
        return ()
    if not model["metadata"]["protocol"].startswith("rest"):
        return ()
    routes = [
        _Route(action, operation["http"]["method"], operation["http"]["requestUri"])
        for action, operation in model["operations"].items()
    ]
    return tuple(sorted(routes, key=_rank))


def _rank(route: _Route) -> tuple[int, int, bool]:
    """The most specific first: more query keys, then more literal text; a plain verb before its special cases."""
    plain = route.action.startswith(("Put", "Get", "Head", "Create", "Delete", "List", "Describe"))
    return -len(route.query_keys), -route.literal_length, not plain


def name(service: str, method: str, path: str, query: str) -> str:
    """
    The operation's name, or "METHOD /path" when no model has it. Operations told apart by a header only
    (PutObject, CopyObject) share the name of the first.
    """
    keys = set(parse_qs(query, keep_blank_values=True))
    for route in _routes(service):
        if route.fits(method, path, keys):
            return route.action
    return f"{method} {path}"
