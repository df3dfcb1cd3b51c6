"""A customer writes again: what is asked of their ticket, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.heard import Target
from bot.people import PersonId
from bot.words import Kept, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HearCustomer:
    """The customer wrote something that is about this ticket: a reply, or another answer to a survey."""

    words: Words
    #: When they pressed send, where that is known.
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellOwner:
    """Whoever has the ticket, or had it then, is told what the customer did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveToTeam:
    """The answer cannot wait until its owner is back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerWrote:
    """The customer wrote again; `reply` is by when they hear from us."""

    words: Kept
    at: datetime
    reply: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerTold:
    """Whoever had the ticket when the customer wrote was told so."""

    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftToTeam:
    """The answer could not wait until its owner was back: it is free again."""

    owner: PersonId
