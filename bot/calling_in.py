"""Calling somebody in: what an escalation asks for, and what came of it."""

from dataclasses import dataclass
from datetime import datetime

from bot.escalation import Answered
from bot.people import Person, PersonId
from bot.words import Kept, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIn:
    """A step of the policy has come: somebody is told, or the team."""

    matter: str
    step: int
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveUpWaiting:
    """Nobody who was told has answered, and nobody is left to tell."""

    matter: str


@dataclass(frozen=True, slots=True)
class Unheard:
    """A step of a matter that has called somebody whom nothing reaches at present."""

    matter: str
    step: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteArrival:
    """What event `version` says to somebody has reached them only now."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOver:
    """I'll call: whoever was told sees to the customer themselves."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOn:
    """Whoever has it goes on, with a line of advice, until `due`; None: as long as whoever says so had to answer."""

    by: Person
    note: Words | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandTo:
    """Somebody of the team has it now, until `due`, as above."""

    by: Person
    to: PersonId
    note: Words | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledIn:
    """A step of the policy told somebody; `again`, for another time. Steps are counted from 0."""

    matter: str
    step: int
    slot: str
    to: PersonId
    #: Whether time told a lead or somebody above: what the figure `escalated` counts.
    above: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamCalled:
    """A step of the policy told the team's conversation."""

    matter: str
    step: int
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedLate:
    """The call of event `version` could not reach whom it was for until now: they have as long as ever from now on."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOn:
    """Somebody who was told has answered: how, and by when it is settled."""

    by: PersonId
    how: Answered
    due: datetime
    step: int = 0
    #: Who goes on with it, and who had it until then.
    to: PersonId | None = None
    former: PersonId | None = None
    note: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyAnswered:
    """Nobody who was told answered in time, and nobody was left to tell: it is the program owner's now."""

    matter: str
