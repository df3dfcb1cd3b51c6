"""What feedback makes of a ticket besides opening it: it joins one, and a ticket is given to somebody at once."""

from dataclasses import dataclass
from enum import StrEnum

from bot.feedback import FeedbackId
from bot.people import PersonId
from bot.words import Kept, Words


class Because(StrEnum):
    """Why somebody is given a ticket that nobody claimed."""

    #: The team's tickets go round.
    TURN = "turn"
    #: The customer's data names them.
    NAMED = "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAnswer:
    """Another answer of the same customer within the workflow's quiet time: it opens no ticket of its own."""

    feedback: FeedbackId
    score: float | None = None
    #: The highest score of its scale.
    out_of: int | None = None
    #: What they wrote, where nobody else hears of it.
    words: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Give:
    """The ticket goes to *to* at once."""

    to: PersonId
    because: Because


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredAgain:
    """The customer answered another survey; that is part of this ticket."""

    feedback: FeedbackId
    score: float | None = None
    out_of: int | None = None
    words: Kept | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Nobody had to claim it: it is somebody's from the beginning."""

    to: PersonId
    because: Because
