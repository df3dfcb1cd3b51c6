"""What a customer wrote after their feedback, and by when it is to be answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.program.targets import Clock
from bot.words import Kept


@dataclass(frozen=True, slots=True)
class Target:
    """A deadline as it was set when it began to run; `within_seconds` is what it allowed."""

    due: datetime
    clock: Clock
    within_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """
    One time that the customer wrote again: when they pressed send, and when we heard of it.

    Whoever saw the ticket at `version` or later knew of it. `reply` is by when
    they hear from us: the first answer's time once more, from the moment they wrote.
    """

    at: datetime
    heard_at: datetime
    version: int
    reply: Target
    words: Kept | None = None


class Reaching(Protocol):
    """A contact, as far as it is asked here: when it was made, and what its author knew."""

    @property
    def at(self) -> datetime: ...

    @property
    def version(self) -> int: ...


def unanswered(heard: Sequence[Heard], contacts: Sequence[Reaching]) -> Heard | None:
    """
    The first of *heard* that nobody answered since.

    A mail that was on its way when the customer wrote knew nothing of it, and
    is no answer.
    """
    return next((each for each in heard if not any(_answers(contact, each) for contact in contacts)), None)


def _answers(contact: Reaching, heard: Heard) -> bool:
    return contact.version > heard.version and contact.at >= heard.heard_at


def moved(heard: Iterable[Heard], *, at: datetime | None, reply: Target) -> tuple[Heard, ...]:
    """*heard*, with another deadline for what was written at *at*."""
    return tuple(
        Heard(at=each.at, heard_at=each.heard_at, version=each.version, reply=reply, words=each.words)
        if each.at == at
        else each
        for each in heard
    )
