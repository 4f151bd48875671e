"""How the servers of this package log: not at all; the call log says more."""

from __future__ import annotations

import socket
from typing import Any, NoReturn

from werkzeug.serving import WSGIRequestHandler


class QuietHandler(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        if type == "error":
            super().log(type, message, *args)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        pass

    def connection_dropped(self, error: BaseException, environ: Any = None) -> None:
        self.close_connection = True


def hang_up(environ: dict[str, Any]) -> NoReturn:
    """Ends the connection without an answer, as a network that is gone does."""
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError("local cloud fault")
