"""What a chat platform can do for delivery; each has its own in `handlers/<platform>/chat.py`."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from blocks.card import Card
from bot.ports import MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """One message: its card, where it goes, and the key by which it can be found again."""

    card: Card
    key: str
    ticket: int
    conversation: str
    #: The message it stands under, if it does.
    thread: str = ""


class Chat(Protocol):
    """
    One platform's way out.

    Raises `TemporaryFailure`, `PermanentFailure`, or `UnknownOutcome` where the
    message may stand there although no answer came.
    """

    platform: str
    #: Whether it is known yet who is who there, and what we may read.
    ready: bool
    #: The longest that posting takes: with less of a turn left, nothing may be begun.
    longest: timedelta

    async def post(self, message: Outgoing) -> MessageRef: ...

    async def update(self, ref: MessageRef, message: Outgoing) -> None: ...

    async def find(self, message: Outgoing) -> MessageRef | None:
        """
        The message, if it already stands there.

        None also where we have no right to read: then it is sent again, and
        a double can be found by its key.
        """
        ...

    async def direct_conversation(self, user: str) -> str:
        """The conversation of the bot with *user*."""
        ...
