"""How a ticket begins, and how its feedback changes afterwards."""

from dataclasses import dataclass
from datetime import datetime

from bot.feedback import CustomerId, FeedbackId
from bot.people import PersonId
from bot.ticket import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Feedback called for a follow-up."""

    team: str
    workflow: str
    revision: str
    feedback: FeedbackId
    customer: CustomerId | None
    submitted_at: datetime
    first_contact: Target
    resolve: Target
    notify: tuple[PersonId, ...] = ()
    #: Beyond its workflow's cap of the day.
    overflow: bool = False
    #: The known issue that it is about, if it is about one.
    known_issue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackChanged:
    """The source completed, corrected or withdrew the answer."""

    feedback: FeedbackId


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerouted:
    """Completed feedback matched another workflow before anybody had claimed the ticket."""

    team: str
    sent_from: str = ""
    workflow: str
    revision: str = ""
    first_contact: Target
    resolve: Target
    notify: tuple[PersonId, ...] = ()
