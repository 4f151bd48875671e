"""
The AWS API on one port: each request is named (call.py), logged (calls.py), perhaps refused or slowed (faults.py), and then
answered by moto as services/ has extended it. /local-cloud/ is the control API.
"""

from __future__ import annotations

import sys
import time
import traceback
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.s3.models import s3_backends
from werkzeug.wrappers import Request

from localcloud import control, credentials, errors
from localcloud.arc import Configuration
from localcloud.call import Call
from localcloud.context import Context
from localcloud.serving import hang_up
from localcloud.settings import ACCOUNT, PARTITION


class Server:
    """The WSGI application."""

    def __init__(self, context: Context, configuration: Configuration, control_api: control.Control):
        self._context = context
        self._configuration = configuration
        self._control = control_api
        self._moto = DomainDispatcherApplication(create_backend_app)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ.get("PATH_INFO", "")
        if path.startswith(control.PREFIX + "/"):
            return self._control.handle(Request(environ))(environ, start_response)
        if path.startswith("/moto-api"):
            return self._moto(environ, start_response)
        call = Call.of(environ)
        region = self._where(call, path)
        mode = self._context.faults.down_mode(region)
        if mode:
            self._record(region, call, "refused")
            return self._lost(mode, region, call, environ, start_response)
        delay, rule = self._context.faults.hit(region, call.service, call.action)
        time.sleep(delay)
        if rule:
            self._record(region, call, "throttled")
            return self._error(call, environ, start_response, rule.status, rule.code, rule.message)
        refusal = self._refuse_credentials(call)
        if refusal:
            self._record(region, call, refusal[1])
            return self._error(call, environ, start_response, *refusal)
        return self._answer(region, call, environ, start_response)

    def _answer(self, region: str, call: Call, environ: dict[str, Any], start_response: Any) -> Any:
        def start(status: str, headers: Any, *rest: Any) -> Any:
            self._record(region, call, status.split(" ")[0])
            return start_response(status, headers, *rest)

        if call.service == "route53-recovery-control-config":
            return self._configuration.handle(Request(environ))(environ, start)
        try:
            return self._moto(environ, start)
        except Exception as failed:  # whatever moto lacks or stumbles over
            print(f"{region} {call.service} {call.action}: {failed!r}", file=sys.stderr)
            traceback.print_exception(failed)
            # SDKs try a 500 again for minutes, a 501 never.
            text = f"{call.service} {call.action} is not in the local cloud, or failed there; the server's log tells more"
            return self._error(call, environ, start, 501, "NotImplemented", text)

    def _record(self, region: str, call: Call, outcome: str) -> None:
        self._context.calls.record(region, call.service, call.action, outcome)

    @staticmethod
    def _where(call: Call, path: str) -> str:
        """The region a call goes to: that of its signature, and for S3 that of the bucket."""
        if call.service == "s3":
            bucket = s3_backends[ACCOUNT][PARTITION].buckets.get(path.lstrip("/").partition("/")[0])
            if bucket:
                return bucket.region_name
        return call.region

    def _lost(self, mode: str, region: str, call: Call, environ: dict[str, Any], start_response: Any) -> Any:
        if mode == "error":
            text = f"{region} can't be reached (local cloud fault)"
            return self._error(call, environ, start_response, 503, "ServiceUnavailable", text)
        hang_up(environ)

    def _refuse_credentials(self, call: Call) -> tuple[int, str, str] | None:
        if not self._context.settings.strict_credentials or not call.access_key:
            return None
        principal = credentials.principal(call.access_key)
        if principal is None:
            code = "InvalidClientTokenId" if call.service in errors.QUERY else "UnrecognizedClientException"
            return 403, code, "The security token included in the request is invalid."
        if principal.expired():
            code = "ExpiredToken" if call.service in errors.QUERY | {"s3"} else "ExpiredTokenException"
            return 403, code, "The security token included in the request is expired"
        return None

    @staticmethod
    def _error(
        call: Call, environ: dict[str, Any], start_response: Any, status: int, code: str, message: str
    ) -> list[bytes]:
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        status, headers, body = errors.response(call.service, target, status, code, message)
        start_response(f"{status} Refused", [*headers.items(), ("Content-Length", str(len(body)))])
        return [body]
