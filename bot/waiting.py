"""Waiting for a customer who has the next word: what it leaves behind, and what ends it."""

from dataclasses import dataclass
from datetime import datetime

from bot.people import PersonId
from bot.words import WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """
    The staff's clock stood still for no other reason than that these messages had arrived.

    Where all of them came back, it should not have.
    """

    since: datetime
    until: datetime
    messages: tuple[WordsId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopWaiting:
    """The customer had time enough to answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StayedSilent:
    """The customer did not answer: the ticket is open again, and its owner, if it has one, is told."""

    to: PersonId | None = None
