"""Messages to customers that did not arrive, or could not leave when they should have."""

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import MailFailure
from bot.people import PersonId
from bot.words import WordsId


class KeptBack(StrEnum):
    """Why a message was not sent after all. Each has its sentences in `blocks/`."""

    #: The customer asked to be left in peace before it could leave.
    OPTED_OUT = "opted_out"
    #: The ticket was settled before it could leave.
    OVER = "over"
    #: For a day it could not leave: what it says may no longer be so.
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFailure:
    """
    The message never arrived; `why` is the server's code, never its text.

    `unknown`: nobody can say whether it arrived, and it is not sent again.
    """

    message: WordsId
    why: str
    unknown: bool = False
    failure: MailFailure = MailFailure.REFUSED


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDelay:
    """The message was tried again, and has not left yet."""

    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepBack:
    """The message would leave now; if it must not any more, it never will."""

    message: WordsId
    do_not_contact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFailed:
    """
    A message never arrived: refused by the mail server, or sent back by the customer's.

    `unknown`: the mail server never said whether it took it, so it may have
    arrived. It is no contact until somebody knows.
    """

    message: WordsId
    by: PersonId
    why: str
    unknown: bool = False
    failure: MailFailure = MailFailure.REFUSED


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDelayed:
    """It should have left an hour ago, and nobody took it yet: it can be taken back again."""

    by: PersonId
    message: WordsId


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageKeptBack:
    """It never left, and never will by itself; its writer has the text."""

    by: PersonId
    message: WordsId
    because: KeptBack
