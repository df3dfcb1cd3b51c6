"""The workspace on a loopback port: the Web API, Socket Mode and the page to look at."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from types import TracebackType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from sandbox.hang_up import ReachableProtocol
from sandbox.page import Page
from sandbox.socket_mode import SocketMode
from sandbox.web_api import WebApi
from sandbox.workspace import Workspace


def application(workspace: Workspace) -> Starlette:
    """Everything but Socket Mode, as ASGI. Other host names are refused: a web page must not reach in by DNS."""
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", "sandbox.test"])
    return Starlette(routes=[*WebApi(workspace).routes(), *Page(workspace).routes()], middleware=[hosts])


class _Uvicorn(uvicorn.Server):
    """Runs inside somebody else's event loop: leaves signals alone, and stops when told to."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.told_to_stop = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def main_loop(self) -> None:
        await self.on_tick(0)
        self.ready.set()
        await self.told_to_stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, without its pause where nothing is in flight: tests start and stop hundreds of these."""
        if self.server_state.tasks:
            await super().shutdown(sockets)
            return
        for listener in (*self.servers, *(sockets or ())):
            listener.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()


class SandboxServer:
    """
    `async with SandboxServer(workspace) as server:` serves it at `server.url`.

    Port 0 takes a free one. The bot's `SLACK_API_URL` is `server.api_url`.
    *by_itself*, events that were not taken are sent again when it is time.
    """

    def __init__(self, workspace: Workspace, port: int = 0, *, by_itself: bool = False) -> None:
        self.workspace = workspace
        self._by_itself = by_itself
        self._redelivering: asyncio.Task[None] | None = None
        self.sockets = SocketMode(workspace.app.app_id, changed=workspace.feed.changed)
        self._port = port
        self._running: asyncio.Task[None] | None = None
        config = uvicorn.Config(
            application(workspace),
            http=ReachableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
        self._uvicorn = _Uvicorn(config)

    @property
    def url(self) -> str:
        return self.workspace.base_url

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    async def start(self) -> None:
        self.workspace.feed.closed = False
        await self.sockets.start()
        listener = socket.create_server(("127.0.0.1", self._port))
        # asyncio does so only for sockets of its own; without it every answer waits 40 ms for an acknowledgement
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.workspace.base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self.workspace.sockets = self.sockets
        self._running = asyncio.create_task(self._uvicorn.serve(sockets=[listener]))
        await self._uvicorn.ready.wait()
        if self._by_itself:
            self._redelivering = asyncio.create_task(self.workspace.events.run())

    async def stop(self) -> None:
        """Ends open streams first, then waits for requests in flight."""
        if self._redelivering is not None:
            self._redelivering.cancel()
            await asyncio.wait([self._redelivering])
        self.workspace.feed.close()
        self.workspace.sockets = None
        await self.sockets.stop()
        self._uvicorn.told_to_stop.set()
        if self._running is not None:
            await self._running

    async def __aenter__(self) -> "SandboxServer":
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()
