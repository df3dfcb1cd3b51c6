"""How far everybody has read: what is unread is marked."""

from collections.abc import Iterable

from sandbox.model import Message


class Reading:
    """Kept for as long as the page is served; whoever has never looked into a channel has read nothing of it."""

    def __init__(self) -> None:
        self._until: dict[tuple[str, str], str] = {}

    def has_read(self, user: str, channel: str, shown: Iterable[Message]) -> None:
        newest = max((message.ts for message in shown), default="")
        self._until[user, channel] = max(newest, self._until.get((user, channel), ""))

    def unread(self, user: str, channel: str, there: Iterable[Message]) -> int:
        """How many of them they have not seen; their own count as seen."""
        until = self._until.get((user, channel), "")
        return sum(message.ts > until and message.user != user for message in there)
