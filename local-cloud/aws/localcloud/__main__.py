"""python -m localcloud --settings FILE --ready FILE: starts the AWS API, the five ARC endpoints and the gates."""

from __future__ import annotations

import argparse
import json
import os
import sys

os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")

from werkzeug.serving import make_server  # noqa: E402

from localcloud import credentials, services  # noqa: E402
from localcloud.arc import Configuration, DataPlane  # noqa: E402
from localcloud.context import Context  # noqa: E402
from localcloud.control import Control  # noqa: E402
from localcloud.gate import Gates  # noqa: E402
from localcloud.server import Server  # noqa: E402
from localcloud.serving import QuietHandler  # noqa: E402
from localcloud.settings import Settings  # noqa: E402


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="localcloud")
    parser.add_argument("--settings", help="JSON file with the fields of settings.Settings")
    parser.add_argument("--ready", required=True, help="file to write the addresses and the key to, once all answer")
    options = parser.parse_args(arguments)
    context = Context.of(_settings(options.settings))
    registry = services.install(context)
    key, secret = credentials.create_administrator()
    data_plane = DataPlane(context.controls, context.faults, context.calls)
    data_plane.start()
    Gates(context.places, context.faults, context.calls).start(context.settings.regions)
    application = Server(context, Configuration(context.controls, data_plane), Control(context, data_plane, registry))
    server = make_server(
        "127.0.0.1", context.settings.port, application, threaded=True, request_handler=QuietHandler
    )
    ready = {
        "endpoint": f"http://127.0.0.1:{server.port}",
        "accessKeyId": key,
        "secretAccessKey": secret,
        "regions": context.settings.regions,
        "arcEndpoints": data_plane.endpoints,
        "kubernetesGates": {region: context.places.gate(region) for region in context.settings.regions},
    }
    _write_private(options.ready, json.dumps(ready))
    server.serve_forever()


def _settings(file: str | None) -> Settings:
    if not file:
        return Settings()
    with open(file, encoding="utf-8") as source:
        fields = json.load(source)
    fields["regions"] = tuple(fields.get("regions", Settings.regions))
    return Settings(**fields)


def _write_private(file: str, text: str) -> None:
    """Whole or not at all, and for this user only: the text holds a key."""
    partial = file + ".partial"
    with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as target:
        target.write(text)
    os.replace(partial, file)


if __name__ == "__main__":
    main(sys.argv[1:])
