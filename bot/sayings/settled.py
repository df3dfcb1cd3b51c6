"""What is said of a change of the program that waited for a yes, once it waits no more."""

import json
from dataclasses import replace

from bot.moment import Moment
from bot.notifications.revising import ChangeSettled
from bot.people import PersonId
from bot.revising.difference import from_json
from bot.revising.edition import What
from bot.revising.entry import PROGRAM_WAITS
from bot.revising.settled import SettledChanges
from bot.telling import who

_DECIDED = (What.APPROVED, What.DECLINED)


def settled(revision: str, to: PersonId, changes: SettledChanges, moment: Moment) -> ChangeSettled | None:
    """None while it waits, and of what was never proposed."""
    end = changes.change_settled(revision)
    if end is None:
        return None
    is_decided, program = end.what in _DECIDED, moment.program
    return ChangeSettled(
        what=end.what,
        by=who(end.by, program) if is_decided else None,
        at=end.at,
        zone=program.program.zone,
        own=is_decided and end.by == to,
    )


def settled_anew(
    notification: str, subject: str, to: PersonId, changes: SettledChanges, moment: Moment
) -> ChangeSettled | None:
    """In place of the message that said *subject*: what it was about, and what became of it."""
    about = json.loads(subject)
    said = settled(about.get("revision", ""), to, changes, moment)
    if said is None:
        return None
    return replace(said, yours=notification == PROGRAM_WAITS, differences=from_json(about["differences"]))
