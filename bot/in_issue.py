"""A ticket and the known issue that it is part of: what is asked for, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.people import Person, PersonId
from bot.program.known_issues import KnownIssue


class Apart(StrEnum):
    """Why a ticket goes its own way again, other than by what somebody did with it."""

    #: No mail may go to its customer, or none can.
    NO_MAIL = "no_mail"
    #: What its customer said besides is no matter of all of them.
    MORE = "more"
    #: The issue ended before its customer had heard from anybody.
    NOT_ANSWERED = "not_answered"
    #: Somebody said so.
    TAKEN_OUT = "taken_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinIssue:
    """It is about *issue*; who said so, if anybody did."""

    issue: str
    by: PersonId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveIssue:
    """It gets a card of its own."""

    why: Apart
    by: PersonId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PutInIssue:
    """A colleague says that it is about *issue*; `apart` is whether it asks for more than a word to everybody."""

    by: Person
    issue: str
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOutOfIssue:
    """A colleague says that it is to be looked at alone."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleWithIssue:
    """*issue* has ended: whoever has heard from us is settled with it; nobody else is."""

    issue: KnownIssue


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedIssue:
    """From here on it is answered together with all others of the issue."""

    issue: str
    by: PersonId = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftIssue:
    """It has a card of its own again, and the clocks that it always had."""

    issue: str
    why: Apart
    by: PersonId = ""


IssueCommand = JoinIssue | LeaveIssue | PutInIssue | TakeOutOfIssue | SettleWithIssue
