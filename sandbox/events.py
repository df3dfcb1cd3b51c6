"""The Events API: what happened is told to the app, and told again when it did not answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sandbox import payloads
from sandbox.wire import Answer

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]

#: Seconds after the first attempt: nearly at once, a minute, five (docs.slack.dev/apis/events-api).
RETRY_AFTER: Final = (0.0, 60.0, 300.0)


@dataclass
class _Waiting:
    envelope: Json
    attempt: int
    due: float
    reason: str


class Events:
    """Redelivery follows the workspace's clock: `redeliver` sends what has come due."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._waiting: list[_Waiting] = []

    async def tell(self, inner: Json) -> Answer | None:
        """None when the app has not subscribed to this type."""
        if inner["type"] not in self._workspace.app.events:
            return None
        return await self.send(payloads.event(self._workspace, inner))

    async def send(self, envelope: Json) -> Answer:
        """One envelope, as new. The same one twice is what a lost acknowledgement looks like."""
        answer = await self._workspace.send("events_api", envelope)
        self._plan(envelope, 0, self._workspace.clock(), answer)
        return answer

    async def redeliver(self) -> list[Answer]:
        """The retries that are due now."""
        now = self._workspace.clock()
        due = [waiting for waiting in self._waiting if waiting.due <= now]
        self._waiting = [waiting for waiting in self._waiting if waiting.due > now]
        return [await self._again(waiting) for waiting in due]

    async def _again(self, waiting: _Waiting) -> Answer:
        retry = (waiting.attempt, waiting.reason)
        answer = await self._workspace.send("events_api", waiting.envelope, retry=retry)
        first = waiting.due - RETRY_AFTER[waiting.attempt - 1]
        self._plan(waiting.envelope, waiting.attempt, first, answer)
        return answer

    def _plan(self, envelope: Json, attempt: int, first: float, answer: Answer) -> None:
        if 200 <= answer.status < 300 or attempt >= len(RETRY_AFTER):
            return
        reason = {"operation_timeout": "http_timeout", "connection_failed": "connection_failed"}
        self._waiting.append(
            _Waiting(envelope, attempt + 1, first + RETRY_AFTER[attempt], reason.get(str(answer.error), "http_error"))
        )
