"""The web server in the bot's own event loop: a signal ends it once every request is answered."""

import asyncio
import errno
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address

import uvicorn
from starlette.applications import Starlette
from uvicorn.loops.auto import auto_loop_factory

from handlers.settings import SettingsError

#: Seconds a request may still take when the bot is told to stop.
_PATIENCE = 10
_NOT_OURS = "HOST: {} is no address of this machine; 127.0.0.1 is itself, 0.0.0.0 every one it has"
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def run(main: Coroutine[object, object, None]) -> None:
    """Runs *main* on uvloop, where there is one."""
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(main)


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens; raises `SettingsError` where it cannot."""
    family = socket.AF_INET6 if _is_version_6(host) else socket.AF_INET
    _must_be_ours(host)
    try:
        listener = socket.create_server((host, port), family=family)
    except OSError as trouble:
        raise SettingsError(_cannot_listen(host, port, trouble)) from None
    # what is accepted inherits it; without it an answer in two pieces waits 40 ms for the other side
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _must_be_ours(host: str) -> None:
    try:
        socket.getaddrinfo(host, None)
    except (socket.gaierror, UnicodeError):
        raise SettingsError(_NOT_OURS.format(host)) from None


def _cannot_listen(host: str, port: int, trouble: OSError) -> str:
    if trouble.errno == errno.EADDRNOTAVAIL:
        return _NOT_OURS.format(host)
    return f"PORT: {host}:{port} cannot be listened on ({trouble.strerror}); choose another with --port"


def address_of(listener: socket.socket) -> str:
    """The address to reach it at from this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _is_version_6(host: str) -> bool:
    try:
        return isinstance(ip_address(host), IPv6Address)
    except ValueError:  # a name
        return False


class WebServer(uvicorn.Server):
    """Serves *app* until a signal comes; *ready* is called once it can be reached."""

    def __init__(self, app: Starlette, listener: socket.socket, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="httptools",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_PATIENCE,
            )
        )
        self._listener = listener
        self._ready = ready

    async def serve_until_told(self) -> None:
        await self.serve(sockets=[self._listener])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """As uvicorn's, but the signal ends here: raised again, it would end the process before the bot has stopped."""
        before = {each: signal.signal(each, self.handle_exit) for each in _SIGNALS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
