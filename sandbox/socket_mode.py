"""Socket Mode: the app connects out, envelopes go down, acknowledgements come back."""

import asyncio
import json
import secrets
from typing import Any, Final
from urllib.parse import urlencode

from aiohttp import WSMsgType, web

from sandbox.wire import ACKNOWLEDGE_SECONDS, Answer

Json = dict[str, Any]

MOST_CONNECTIONS: Final = 10


class SocketMode:
    """
    The wire to an app that has connected by WebSocket.

    An app whose handler failed sends no acknowledgement at all, so that costs
    `acknowledge_within` seconds of real time.
    """

    def __init__(self, app_id: str, *, acknowledge_within: float = ACKNOWLEDGE_SECONDS) -> None:
        self.acknowledge_within = acknowledge_within
        self.connected = asyncio.Event()
        self._app_id = app_id
        self._address = ""
        self._tickets: set[str] = set()
        self._sockets: list[web.WebSocketResponse] = []
        self._pending: dict[str, asyncio.Future[Json]] = {}
        self._runner: web.AppRunner | None = None

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
        for socket in list(self._sockets):
            await socket.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def ticket(self) -> str:
        """An address for one connection."""
        ticket = secrets.token_hex(8)
        self._tickets.add(ticket)
        return f"{self._address}?{urlencode({'ticket': ticket, 'app_id': self._app_id})}"

    async def send(self, kind: str, payload: Json, *, retry: tuple[int, str] | None = None) -> Answer:
        """To any one connection, as Slack does; here, the newest."""
        if not self._sockets:
            return Answer(0, error="connection_failed")
        name = secrets.token_hex(8)
        envelope: Json = {"envelope_id": name, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if retry is not None:
            envelope |= {"retry_attempt": retry[0], "retry_reason": retry[1]}
        return await self._acknowledged(name, envelope)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """Ask every connected app to connect anew."""
        for socket in list(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}})

    async def _acknowledged(self, name: str, envelope: Json) -> Answer:
        self._pending[name] = asyncio.get_running_loop().create_future()
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
        return Answer(200, json.dumps(payload).encode() if payload else b"")

    async def _connection(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401, text="invalid ticket")
        self._tickets.remove(ticket)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self._sockets) >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        await self._listen(socket)
        return socket

    async def _listen(self, socket: web.WebSocketResponse) -> None:
        self._sockets.append(socket)
        connections = {"num_connections": len(self._sockets), "connection_info": {"app_id": self._app_id}}
        await socket.send_json({"type": "hello", **connections, "debug_info": {"host": "sandbox"}})
        self.connected.set()
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._received(json.loads(message.data))
        finally:
            self._sockets.remove(socket)
            if not self._sockets:
                self.connected.clear()

    def _received(self, acknowledgement: Json) -> None:
        waiting = self._pending.get(str(acknowledgement.get("envelope_id")))
        if waiting is not None and not waiting.done():
            waiting.set_result(acknowledgement)
