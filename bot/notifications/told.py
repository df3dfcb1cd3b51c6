"""What one person is told about a ticket."""

from dataclasses import dataclass
from datetime import datetime

from bot.arriving import Because
from bot.errors import MailFailure
from bot.held_mail import KeptBack
from bot.notifications.ticket import TicketShown, Who
from bot.ticket import HelpReason


@dataclass(frozen=True, kw_only=True)
class HelpAskedFor:
    """To a lead: somebody of theirs needs help with a customer."""

    about: TicketShown
    by: Who
    reason: HelpReason
    note: str


@dataclass(frozen=True, kw_only=True)
class AssignedToYou:
    """`settle_by`: whoever gave it was called in about it, and named a time; `note` is their line."""

    about: TicketShown
    by: Who
    settle_by: datetime | None = None
    #: That time has passed by now: it waited for their hours.
    past: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class GivenToYou:
    """Nobody claimed it and no lead gave it: it is theirs from the beginning."""

    about: TicketShown
    because: Because


@dataclass(frozen=True, kw_only=True)
class TellOnce:
    """To whoever the workflow names: a customer of theirs is unhappy. Nothing is asked of them alone."""

    about: TicketShown
    #: It is for their own team to answer.
    own_team: bool = False


@dataclass(frozen=True, kw_only=True)
class MessageCameBack:
    """To the owner: the customer did not get what was written."""

    about: TicketShown
    #: The mail server's code, where it gave one.
    why: str
    #: What was written, handed back.
    text: str
    #: Nobody can say whether it left: the mail server took it without a word.
    unknown: bool = False
    failure: MailFailure = MailFailure.REFUSED


@dataclass(frozen=True, kw_only=True)
class MailDelayed:
    """To its writer: what they wrote to the customer should have left an hour ago, and waits."""

    about: TicketShown
    message: str


@dataclass(frozen=True, kw_only=True)
class MailKeptBack:
    """To its writer: what they wrote to the customer was not sent after all."""

    about: TicketShown
    because: KeptBack
    #: What was written, handed back.
    text: str


@dataclass(frozen=True, kw_only=True)
class SnoozeOver:
    about: TicketShown


@dataclass(frozen=True, kw_only=True)
class Advice:
    """To whoever has the ticket: what a lead wrote to help them on."""

    about: TicketShown
    by: Who
    words: str


@dataclass(frozen=True, kw_only=True)
class TeamGone:
    """To the program's owner: a ticket's team is no longer in the program, so nobody looks after it."""

    about: TicketShown
