"""Closing a connection without an answer, after the work was done."""

from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_TRANSPORT = "sandbox.transport"


class HangUp(Response):
    """In place of an answer. Needs `ReachableProtocol`; in process, it is a `ConnectionResetError`."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = scope.get(_TRANSPORT)
        if transport is None:
            raise ConnectionResetError("the sandbox hung up")
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


class ReachableProtocol(HttpToolsProtocol):
    """Lets the application reach its own connection."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope: dict[str, Any] = self.scope  # type: ignore[assignment]  # uvicorn's own type has no room for extras
        scope[_TRANSPORT] = self.transport
