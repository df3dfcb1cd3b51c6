"""What is kept about customers: who they are on file, their answers, and what was written to and about them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.feedback import Customer, CustomerId, Feedback
from bot.people import PersonId
from bot.words import WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerOnFile:
    """A customer as they stand in our files."""

    id: CustomerId
    customer: Customer
    #: Since when they do not want to hear from us.
    do_not_contact: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledFeedback:
    """An answer as it stands, whose it is, and what came of it."""

    feedback: Feedback
    customer: CustomerId | None
    received_at: datetime
    #: The ticket it led to, if any.
    ticket: int | None = None
    #: True for past feedback: it is counted, and nothing comes of it.
    history: bool = False
    #: The paused workflow that would have opened a ticket; empty where none held it back.
    held_by: str = ""


class MessageKind(StrEnum):
    """What a kept message is."""

    #: Previewed, and not sent: handed back when the form is opened again.
    DRAFT = "draft"
    MAIL = "mail"
    #: Something a colleague wrote down: a note, a promise, a reason.
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMessage:
    """
    Something that was written, kept once.

    For mail: exactly what was previewed (`text`, `html`) with its `Message-ID`.
    """

    id: WordsId
    ticket: int
    kind: MessageKind
    by: PersonId
    at: datetime
    text: str
    customer: CustomerId | None = None
    channel: str = ""
    #: Where it goes: the customer's address as it was previewed.
    address: str = ""
    template: str = ""
    subject: str = ""
    html: str = ""
    message_id: str = ""
    #: The form's raw fields, so that a draft can be handed back as it was.
    promise: str = ""
    promise_due: datetime | None = None
    #: The ticket's version that its author had seen.
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class OtherTicket:
    """Another open ticket of the same customer."""

    number: int
    team: str
    owner: PersonId | None
    due: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What the same customer scored before, newest first."""

    at: datetime
    score: float | None
    low: bool
