"""What is to be written down as the next edition, and whom it makes us tell."""

import json
from dataclasses import dataclass
from typing import Any

from bot.effects import Address, Priority, Send, to_person
from bot.issue_works import IssueWork
from bot.people import PersonId
from bot.program.adjustments import NO_ADJUSTMENTS, Adjustments
from bot.reactions.about import mark
from bot.revising.difference import Differences, to_json
from bot.revising.edition import Edition, Waiting, What

APPROVAL_ASKED = "approval_asked"
PROGRAM_WAITS = "program_waits"
#: What is only worth saying while the same revision waits for a yes.
TOLD_OF_WAITING = (APPROVAL_ASKED, PROGRAM_WAITS)
#: More than anybody reads in a message; the edition has all of them.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Text:
    """A revision of the program as it was written, to be kept."""

    revision: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An edition that is still to get its number and its time."""

    what: What
    by: PersonId = ""
    about: str
    revision: str
    adjustments: Adjustments = NO_ADJUSTMENTS
    waiting: Waiting | None = None
    differences: Differences = ()
    keep: Text | None = None
    tell: tuple[Send, ...] = ()
    #: What follows for the tickets of a known issue: whoever dies behind it leaves that to the next.
    begins: tuple[IssueWork, ...] = ()


def first(keep: Text) -> Entry:
    """Nothing was in force before."""
    return Entry(what=What.TOOK_EFFECT, about=keep.revision, revision=keep.revision, keep=keep)


def after(latest: Edition, what: What, about: str, **changes: Any) -> Entry:
    """As *latest*, but for *changes*."""
    as_before = {"revision": latest.revision, "adjustments": latest.adjustments, "waiting": latest.waiting}
    return Entry(what=what, about=about, **{**as_before, **changes})


def tell(latest: Edition, notification: str, to: PersonId, differences: Differences = (), **more: object) -> Send:
    """A direct message about the edition that follows *latest*: said once, in the hours of whoever it is for."""
    subject = json.dumps({"differences": to_json(differences[:_MOST]), **more})
    # the key goes to the platform: of a person it holds a mark, not the address
    key = f"{notification} / edition {latest.number + 1} / {mark(to)}"
    return say(key, notification, to_person(to), subject)


def say(key: str, notification: str, to: Address, subject: str) -> Send:
    return Send(key=key, notification=notification, to=to, priority=Priority.POST, subject=subject)
