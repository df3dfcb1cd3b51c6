"""Which program is in force now, and what the chat has changed of it."""

from collections.abc import Iterator
from datetime import datetime

from bot.moment import Moment
from bot.notifications import daily as d
from bot.program import Program
from bot.program.adjusting import standing
from bot.program.adjustments import Adjustments
from bot.revising.approving import approvers
from bot.revising.edition import Edition
from bot.telling import team_name, who


def in_force(latest: Edition | None, moment: Moment, *, is_file_bad: bool = False) -> d.InForce:
    program = moment.program
    waiting = latest.waiting.revision if latest and latest.waiting else ""
    return d.InForce(
        revision=program.revision,
        owner=who(program.program.owner, program),
        waiting=waiting,
        approvers=tuple(who(each, program) for each in approvers(moment)) if waiting else (),
        is_file_bad=is_file_bad,
        adjusted=tuple(adjusted_rows(program.as_written, program.adjustments, moment.now)),
        zone=program.program.zone,
        now=moment.now,
    )


def adjusted_rows(written: Program, chat: Adjustments, now: datetime) -> Iterator[d.Adjusted]:
    """Of *chat* all that holds beside the file, as far as the file has not overtaken it."""
    holds = standing(written, chat)
    for name, pause in holds.pauses.items():
        if pause.holds(now) and written.workflow(name) is not None:
            by = who(pause.by, written)
            yield d.Adjusted(what="pause", name=name, said="", by=by, since=pause.since, until=pause.until)
    for name, cap in holds.caps.items():
        said, file = (str(each) if each else "" for each in (cap.a_day, cap.over))
        yield d.Adjusted(what="cap", name=name, said=said, file=file, by=who(cap.by, written), since=cap.since)
    for email, person in holds.people.items():
        entry = written.people.get(email)
        said, file = (team_name(each or "", written) for each in (person.team, person.over))
        by, name = who(person.by, written), entry.name if entry else person.name
        yield d.Adjusted(what="person", name=name, said=said, file=file, by=by, since=person.since)
    for name, group in holds.groups.items():
        yield d.Adjusted(what="group", name=name, said=str(len(group.people)), by=None, since=group.since)
