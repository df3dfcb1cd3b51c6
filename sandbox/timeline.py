"""Messages, in every channel and direct message, and those only one person sees."""

from collections import deque
from dataclasses import replace
from typing import Final

from sandbox.model import Message

#: So many edits back a screen may be.
_REMEMBERED: Final = 20


class Timeline:
    """Messages are never changed in place: an edit puts a new object where the old one stood."""

    def __init__(self) -> None:
        self._posted: dict[tuple[str, str], Message] = {}
        self._ephemeral: dict[tuple[str, str], Message] = {}
        self._earlier: dict[tuple[str, str], deque[Message]] = {}

    def find(self, channel: str, ts: str) -> Message | None:
        return self._posted.get((channel, ts)) or self._ephemeral.get((channel, ts))

    def add(self, message: Message) -> None:
        if message.visible_to is not None:
            self._ephemeral[message.channel, message.ts] = message
            return
        self._posted[message.channel, message.ts] = message
        if message.thread_ts is not None:
            self._count_reply(message)

    def put(self, message: Message) -> None:
        """An edited message, in the place of the one with its `ts`."""
        where = self._posted if message.visible_to is None else self._ephemeral
        name = message.channel, message.ts
        if name in where:
            self._earlier.setdefault(name, deque(maxlen=_REMEMBERED)).appendleft(where[name])
        where[name] = message

    def versions(self, message: Message) -> list[Message]:
        """As it stands and as it stood before, the newest first: somebody's screen may be a little behind."""
        return [message, *self._earlier.get((message.channel, message.ts), ())]

    def remove(self, message: Message) -> None:
        self._posted.pop((message.channel, message.ts), None)
        self._ephemeral.pop((message.channel, message.ts), None)

    def top(self, channel: str) -> list[Message]:
        """What stands in the channel itself, oldest first."""
        return [m for m in self._posted.values() if m.channel == channel and m.thread_ts is None]

    def thread(self, channel: str, ts: str) -> list[Message]:
        """The replies under a message, oldest first."""
        return [m for m in self._posted.values() if m.channel == channel and m.thread_ts == ts]

    def ephemerals(self, user: str) -> list[Message]:
        return [m for m in self._ephemeral.values() if m.visible_to == user]

    def _count_reply(self, reply: Message) -> None:
        parent = self._posted.get((reply.channel, str(reply.thread_ts)))
        if parent is not None:
            users = dict.fromkeys((*parent.reply_users, reply.user))
            self.put(replace(parent, replies=(*parent.replies, reply.ts), reply_users=tuple(users)))
