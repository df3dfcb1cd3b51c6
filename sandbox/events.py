"""The Events API: what happened is told to the app, and told again when it did not answer."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from sandbox import payloads
from sandbox.model import Channel, Message, User
from sandbox.scopes import EVENT_NEEDS
from sandbox.timing import RETRIES
from sandbox.wire import Answer

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]

#: Slack: APIs / Events API, "Error handling": what `x-slack-retry-reason` calls each trouble.
REASONS: Final = {
    "operation_timeout": "http_timeout",
    "connection_failed": "connection_failed",
    "dispatch_failed": "http_error",
    "ssl_error": "ssl_error",
    "too_many_redirects": "too_many_redirects",
}
_KINDS: Final = {"im": "message.im", "groups": "message.groups", "channels": "message.channels"}
#: Seconds of real time between two looks at the clock.
_LOOK: Final = 0.5


@dataclass
class _Waiting:
    envelope: Json
    attempt: int
    first: float
    reason: str

    @property
    def due(self) -> float:
        return self.first + RETRIES[self.attempt - 1].seconds


class Events:
    """Redelivery follows the workspace's clock: `redeliver` sends what has come due."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._waiting: list[_Waiting] = []

    async def tell(self, inner: Json, *, subscription: str = "") -> Answer | None:
        """None when the app has not subscribed to this (by its type, unless said otherwise), or may not know of it."""
        name, app = subscription or inner["type"], self._workspace.app
        needed = EVENT_NEEDS[name]
        if name not in app.events or (needed and needed not in app.scopes):
            return None
        return await self.send(payloads.event(self._workspace, inner))

    async def said(self, channel: Channel, message: Message) -> Answer | None:
        """A person's message; the app hears what is said where it is."""
        if self._workspace.app.bot_user not in channel.members:
            return None
        return await self.tell(payloads.said(self._workspace, channel, message), subscription=_KINDS[channel.kind])

    async def changed(self, user: User) -> Answer | None:
        """Something about somebody is new: a name, an address, an account that was closed."""
        return await self.tell(payloads.user_changed(self._workspace, user))

    async def send(self, envelope: Json) -> Answer:
        """One envelope, as new. The same one twice is what a lost acknowledgement looks like."""
        began = self._workspace.clock()
        answer = await self._workspace.send("events_api", envelope)
        self._plan(_Waiting(envelope, 0, began, ""), answer)
        return answer

    async def verify(self) -> bool:
        """What Slack asks a request URL when it is entered: whether it gives the challenge back."""
        challenge = self._workspace.ids.next("challenge")
        answer = await self._workspace.send("events_api", payloads.url_verification(self._workspace, challenge))
        said = answer.body.decode(errors="replace")
        given = answer.json.get("challenge") or (parse_qs(said).get("challenge") or [said])[0]
        return answer.ok and given == challenge

    async def redeliver(self) -> list[Answer]:
        """The retries that are due now."""
        now = self._workspace.clock()
        due = [waiting for waiting in self._waiting if waiting.due <= now]
        self._waiting = [waiting for waiting in self._waiting if waiting.due > now]
        return [await self._again(waiting) for waiting in due]

    async def run(self) -> None:
        """Redelivers by itself, for as long as it is let."""
        while True:
            await self.redeliver()
            await asyncio.sleep(_LOOK)

    async def _again(self, waiting: _Waiting) -> Answer:
        retry = (waiting.attempt, waiting.reason)
        answer = await self._workspace.send("events_api", waiting.envelope, retry=retry)
        self._plan(waiting, answer)
        return answer

    def _plan(self, tried: _Waiting, answer: Answer) -> None:
        taken = 200 <= answer.status < 300 and answer.error != "operation_timeout"
        if taken or answer.no_retry or tried.attempt >= len(RETRIES):
            return
        reason = self._reason(str(answer.error))
        self._waiting.append(_Waiting(tried.envelope, tried.attempt + 1, tried.first, reason))

    def _reason(self, trouble: str) -> str:
        if self._workspace.is_connected and trouble == "operation_timeout":
            return "timeout"  # Socket Mode's own word
        return REASONS.get(trouble, "unknown_error")
