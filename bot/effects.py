"""What an event makes us do, as data: messages to send, cards to redraw, timers to set."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.feedback import CustomerId
from bot.people import PersonId
from bot.words import WordsId


class Priority(IntEnum):
    """What leaves first where several wait for one conversation."""

    ESCALATION = 0
    POST = 1
    EDIT = 2
    THREAD = 3


class Place(StrEnum):
    """What kind of place a message goes to."""

    TEAM = "team"
    PERSON = "person"
    #: Under the ticket's card in a team's conversation.
    THREAD = "thread"
    MAIL = "mail"
    #: Where a team is reached while its own conversation cannot be posted to.
    FALLBACK = "fallback"
    #: Where whoever runs the bot is told what they have to put right.
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes, in our words: which conversation that is today is found out when it is sent."""

    place: Place
    name: str

    @property
    def lane(self) -> str:
        """What must keep its order and its pace: a conversation, however it is written to."""
        return f"{Place.TEAM if self.place is Place.THREAD else self.place}:{self.name}"


def to_team(team: str) -> Address:
    return Address(Place.TEAM, team)


def to_person(person: PersonId) -> Address:
    return Address(Place.PERSON, person)


def to_thread(team: str) -> Address:
    return Address(Place.THREAD, team)


def to_fallback(team: str) -> Address:
    return Address(Place.FALLBACK, team)


def to_operator() -> Address:
    return Address(Place.OPERATOR, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """
    One message, keyed by its meaning, so that it is sent once.

    It holds intent (which notification about which ticket), not words: the
    sentence is built from the newest state when it leaves. `version` names the
    event it is about, where it is about one.
    """

    key: str
    notification: str
    to: Address
    priority: Priority
    version: int | None = None
    #: For mail to a customer: the kept, previewed message.
    message: WordsId | None = None
    #: What a message about no ticket is about, as its saying reads it (`bot.sayings.beyond_tickets`): ids only.
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Redraw:
    """Every card of the ticket shows an older state than the newest."""


@dataclass(frozen=True, slots=True)
class RedrawOthers:
    """The cards of the customer's live tickets name each other: all of them show an older state than the newest."""

    customer: CustomerId


@dataclass(frozen=True, slots=True)
class RedrawIssue:
    """The card of a known issue counts who waits in it: it shows an older state."""

    issue: str


@dataclass(frozen=True, slots=True)
class SetTimer:
    """Look at this ticket again at `due`; it is the ticket's only timer, and `name` says what for."""

    name: str
    due: datetime


@dataclass(frozen=True, slots=True)
class CancelTimer:
    """Nothing more is to come."""


Effect = Send | Redraw | RedrawOthers | RedrawIssue | SetTimer | CancelTimer
