"""Socket Mode: the app connects out, envelopes go down, acknowledgements come back."""

import asyncio
import json
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import WSMsgType, web

from sandbox import timing
from sandbox.wire import Answer

Json = dict[str, Any]

#: Slack: APIs / Events API / Using Socket Mode, "Handle disconnects gracefully": with this reason it lives on a while.
WARNING: Final = "warning"
REASONS: Final = (WARNING, "refresh_requested", "link_disabled", "too_many_websockets")
_HOST: Final = "applink-sandbox"


class SocketMode:
    """
    The wire to an app that has connected by WebSocket.

    An app whose handler failed sends no acknowledgement at all, so that costs
    `acknowledge_within` seconds of real time.
    """

    def __init__(
        self,
        app_id: str,
        *,
        acknowledge_within: float = timing.ACKNOWLEDGE.seconds,
        ends_after: float = timing.WARNING.seconds,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """*changed* is called whenever a connection has come or gone; *ends_after*: so many seconds after a warning."""
        self.acknowledge_within = acknowledge_within
        self.ends_after = ends_after
        self._changed = changed
        self.connected = asyncio.Event()
        #: Switched off in the app's settings: nobody connects any more.
        self.disabled = False
        self._app_id = app_id
        self._address = ""
        self._tickets: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._pending: dict[str, asyncio.Future[Json]] = {}
        self._runner: web.AppRunner | None = None
        self._ending: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen on a free loopback port."""
        application = web.Application()
        application.router.add_get("/link", self._connection)
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self._address = f"ws://127.0.0.1:{self._runner.addresses[0][1]}/link"

    async def stop(self) -> None:
        for ending in self._ending:
            ending.cancel()
        for socket in list(self._sockets):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def connections(self) -> int:
        return len(self._sockets)

    def ticket(self) -> str:
        """An address for one connection."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return f"{self._address}?{urlencode({'ticket': ticket, 'app_id': self._app_id})}"

    async def send(self, kind: str, payload: Json, *, retry: tuple[int, str] | None = None) -> Answer:
        """To any one connection, as Slack does; here, to each in its turn."""
        if not self._sockets:
            return Answer(0, error="connection_failed")
        name = secrets.token_hex(8)
        envelope: Json = {"envelope_id": name, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            attempt, reason = retry or (0, "")
            envelope |= {"retry_attempt": attempt, "retry_reason": reason}
        return await self._acknowledged(name, envelope)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """
        Tell every connected app to connect anew.

        A warning leaves the connections as they are for a while; after any other
        reason they are closed at once. `link_disabled` lets nobody in again until `disabled` is False.
        """
        if reason == "link_disabled":
            self.disabled = True
        for socket in list(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": _HOST}})
            if reason == WARNING:
                self._end_later(socket)
            else:
                await self._end(socket)

    def _end_later(self, socket: web.WebSocketResponse) -> None:
        async def ended() -> None:
            await asyncio.sleep(self.ends_after)
            await self._end(socket)

        ending = asyncio.create_task(ended())
        self._ending.add(ending)
        ending.add_done_callback(self._ending.discard)

    async def _end(self, socket: web.WebSocketResponse) -> None:
        self._leave(socket)
        await socket.close()

    async def _acknowledged(self, name: str, envelope: Json) -> Answer:
        self._pending[name] = asyncio.get_running_loop().create_future()
        self._sockets.append(self._sockets.pop(0))
        try:
            await self._sockets[-1].send_json(envelope)
            acknowledgement = await asyncio.wait_for(self._pending[name], self.acknowledge_within)
        except TimeoutError:
            return Answer(0, error="operation_timeout")
        except ConnectionError:
            return Answer(0, error="connection_failed")
        finally:
            del self._pending[name]
        payload = acknowledgement.get("payload")
        if payload and not envelope["accepts_response_payload"]:
            payload = None
        return Answer(200, json.dumps(payload).encode() if payload else b"")

    async def _connection(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="invalid ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        refused = self._refused()
        if refused:
            await socket.send_json({"type": "disconnect", "reason": refused, "debug_info": {"host": _HOST}})
            await socket.close()
            return socket
        await self._listen(socket)
        return socket

    def _refused(self) -> str:
        if self.disabled:
            return "link_disabled"
        return "too_many_websockets" if len(self._sockets) >= timing.CONNECTIONS.most else ""

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        self._sockets.append(socket)
        await socket.send_json(self._hello())
        self.connected.set()
        self._changed()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._received(message.data)
        finally:
            self._leave(socket)

    def _hello(self) -> Json:
        debug = {
            "host": _HOST,
            "started": datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3],
            "build_number": 1,
            "approximate_connection_time": int(timing.CONNECTION.seconds),
        }
        return {
            "type": "hello",
            "num_connections": len(self._sockets),
            "debug_info": debug,
            "connection_info": {"app_id": self._app_id},
        }

    def _leave(self, socket: web.WebSocketResponse) -> None:
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self.connected.clear()
        self._changed()

    def _received(self, text: str) -> None:
        """What is no acknowledgement is passed over, as by Slack."""
        try:
            acknowledgement = json.loads(text)
        except ValueError:
            return
        named = acknowledgement.get("envelope_id") if isinstance(acknowledgement, dict) else None
        waiting = self._pending.get(str(named))
        if waiting is not None and not waiting.done():
            waiting.set_result(acknowledgement)
