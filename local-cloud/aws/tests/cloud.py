"""A local cloud in this process for tests: real HTTP, free ports, real SDK clients."""

from __future__ import annotations

import json
import threading
import time
import unittest
import urllib.error
import urllib.request
from typing import Any

import boto3
from botocore.config import Config
from werkzeug.serving import make_server

from localcloud import credentials, services
from localcloud.arc import Configuration, DataPlane
from localcloud.context import Context
from localcloud.control import Control
from localcloud.gate import Gates
from localcloud.server import Server
from localcloud.serving import QuietHandler
from localcloud.settings import Settings

EAST, WEST = "us-east-1", "us-west-2"


class Cloud:
    """Started once per test run: moto's state belongs to the process, so tests use names of their own."""

    def __init__(self) -> None:
        self.context = Context.of(Settings(database_switch_seconds=0.2))
        registry = services.install(self.context)
        self.key, self.secret = credentials.create_administrator()
        self.data_plane = DataPlane(self.context.controls, self.context.faults, self.context.calls)
        self.data_plane.start()
        Gates(self.context.places, self.context.faults, self.context.calls).start(self.context.settings.regions)
        configuration = Configuration(self.context.controls, self.data_plane)
        application = Server(self.context, configuration, Control(self.context, self.data_plane, registry))
        server = make_server("127.0.0.1", 0, application, threaded=True, request_handler=QuietHandler)
        self.endpoint = f"http://127.0.0.1:{server.port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def client(self, service: str, region: str = EAST, **given: Any) -> Any:
        fields = {
            "endpoint_url": self.endpoint,
            "aws_access_key_id": self.key,
            "aws_secret_access_key": self.secret,
            "config": Config(retries={"total_max_attempts": 1}, read_timeout=10, s3={"addressing_style": "path"}),
        }
        return boto3.client(service, region_name=region, **(fields | given))

    def control(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.endpoint}/local-cloud{path}", data=data, method=method)
        with urllib.request.urlopen(request) as response:
            return json.load(response)


_cloud: Cloud | None = None


class CloudTest(unittest.TestCase):
    def setUp(self) -> None:
        global _cloud
        _cloud = _cloud or Cloud()
        self.cloud = _cloud
        self.addCleanup(self.cloud.control, "DELETE", "/faults")

    def eventually(self, condition: Any, seconds: float = 5.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                self.fail("the condition was not met in time")
            time.sleep(0.05)
