"""A TCP gate in front of a region's Kubernetes API: clients come through it, so a lost region can be shut at once."""

from __future__ import annotations

import asyncio
import threading

from localcloud.calls import CallLog
from localcloud.faults import Faults
from localcloud.settings import Places

CHUNK = 1 << 16


class Gates:
    """One gate per region, in a thread with an event loop of its own."""

    def __init__(self, places: Places, faults: Faults, calls: CallLog):
        self._places = places
        self._faults = faults
        self._calls = calls
        self._open: dict[str, set[asyncio.StreamWriter]] = {}
        self._loop = asyncio.new_event_loop()

    def start(self, regions: tuple[str, ...]) -> None:
        """Listens on a free port of 127.0.0.1 for each region and tells it to the places."""
        threading.Thread(target=self._loop.run_forever, name="gates", daemon=True).start()
        for region in regions:
            asyncio.run_coroutine_threadsafe(self._listen(region), self._loop).result()
        self._faults.on_region_down(lambda region: self._loop.call_soon_threadsafe(self._shut, region))

    async def _listen(self, region: str) -> None:
        self._open[region] = set()
        server = await asyncio.start_server(lambda r, w: self._serve(region, r, w), "127.0.0.1", 0)
        self._places.set_gate(region, server.sockets[0].getsockname()[1])

    async def _serve(self, region: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        endpoint = self._places.kubernetes(region)
        if self._faults.down_mode(region) or endpoint is None:
            self._calls.record(region, "kubernetes", "Connect", "refused")
            writer.close()
            return
        self._calls.record(region, "kubernetes", "Connect", "open")
        delay, _ = self._faults.hit(region, "kubernetes", "Connect")
        await asyncio.sleep(delay)
        try:
            upstream_reader, upstream_writer = await asyncio.open_connection(*endpoint.address)
        except OSError:
            writer.close()
            return
        both = {writer, upstream_writer}
        self._open[region] |= both
        try:
            await asyncio.gather(_pump(reader, upstream_writer), _pump(upstream_reader, writer))
        finally:
            self._open[region] -= both
            for side in both:
                side.close()

    def _shut(self, region: str) -> None:
        for writer in list(self._open.get(region, ())):
            writer.transport.abort()


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    try:
        while data := await source.read(CHUNK):
            target.write(data)
            await target.drain()
        target.write_eof()
    except (OSError, RuntimeError):
        target.transport.abort()
