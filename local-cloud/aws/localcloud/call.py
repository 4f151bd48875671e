"""Reads from a request which AWS call it is: region, service, action, access key."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any
from urllib.parse import parse_qs

from localcloud import operations

SCOPE = re.compile(r"Credential=([^/,\s]+)/(\d+)/([^/]+)/([^/]+)/aws4_request")


@dataclasses.dataclass(frozen=True)
class Call:
    """
    region, service: from the credential scope; "" for a call without a signature
    action: such as SwitchoverGlobalCluster
    access_key: "" for a call without a signature
    session_token: "" for long-lived keys
    """

    region: str
    service: str
    action: str
    access_key: str
    session_token: str

    @classmethod
    def of(cls, environ: dict[str, Any]) -> Call:
        query = environ.get("QUERY_STRING", "")
        parameters = parse_qs(query)
        scope = SCOPE.search(environ.get("HTTP_AUTHORIZATION", ""))
        token = environ.get("HTTP_X_AMZ_SECURITY_TOKEN", "")
        if scope:
            access_key, _, region, service = scope.groups()
        elif "X-Amz-Credential" in parameters:
            access_key, _, region, service = parameters["X-Amz-Credential"][0].split("/")[:4]
            token = parameters.get("X-Amz-Security-Token", [""])[0]
        else:
            access_key, region, service = "", "", ""
        return cls(region, service, _action(environ, service, query), access_key, token)


def _action(environ: dict[str, Any], service: str, query: str) -> str:
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    if target:
        return target.rpartition(".")[2]
    if environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        fields = parse_qs(_body(environ).decode("utf-8", "replace"))
        if "Action" in fields:
            return fields["Action"][0]
    fields = parse_qs(query)
    if "Action" in fields:
        return fields["Action"][0]
    return operations.name(service, environ["REQUEST_METHOD"], environ.get("PATH_INFO", "/"), query)


def _body(environ: dict[str, Any]) -> bytes:
    """The whole body; whoever reads the input after this finds it again."""
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    environ["wsgi.input"] = io.BytesIO(body)
    return body
