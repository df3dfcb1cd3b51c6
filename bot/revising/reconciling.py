"""A file that changed after the chat had: which of the two counts, and who is told."""

from collections.abc import Iterator, Mapping

from bot.moment import Moment
from bot.program import Program
from bot.program.adjusting import file_team, standing
from bot.program.adjustments import Adjustments
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell

#: What it is called in the outbox.
OVERTAKEN = "overtaken_by_file"
Row = Mapping[str, str]


def is_overtaken(program: Program) -> bool:
    """Whether the file says something new about what the chat had changed."""
    return standing(program.as_written, program.adjustments) != program.adjustments


def reconcile(latest: Edition | None, moment: Moment) -> Entry | None:
    """
    What the file has overtaken is over: its author wrote later.

    Where the file says what the chat had said, nobody needs to hear of it; where
    it says something else, its owner does, and so does whoever had changed it.
    """
    written = moment.program.as_written
    if latest is None or latest.revision != written.revision:
        return None
    left = standing(written, latest.adjustments)
    if left == latest.adjustments:
        return None
    rows = tuple(_rows(latest.adjustments, left, written))
    asked = dict.fromkeys((moment.program.program.owner, *(row["by"] for row in rows)))
    told = [to for to in asked if rows and moment.program.person(to) is not None]
    about = latest.revision
    return after(
        latest,
        What.OVERTAKEN,
        about,
        adjustments=left,
        tell=tuple(tell(latest, OVERTAKEN, to, rows=[dict(row) for row in rows]) for to in told),
    )


def _rows(before: Adjustments, left: Adjustments, written: Program) -> Iterator[Row]:
    """What was said in the chat, and what the file says instead; without what is the same."""
    for name, cap in before.caps.items():
        workflow = written.workflow(name)
        if name not in left.caps and (workflow is None or workflow.cap != cap.a_day):
            chat, file = _cap(cap.a_day), _cap(workflow.cap) if workflow else ""
            yield {"what": "cap", "name": name, "chat": chat, "file": file, "by": cap.by}
    for email, person in before.people.items():
        team = file_team(written, email)
        if email not in left.people and (team or "") != person.team:
            name = entry.name if (entry := written.people.get(email)) else person.name
            chat, file = _team(person.team, written), "" if team is None else _team(team, written)
            yield {"what": "person", "name": name, "chat": chat, "file": file, "by": person.by}


def _team(team: str, written: Program) -> str:
    named = written.teams.get(team)
    return (named.name if named else None) or team or "in no team"


def _cap(a_day: int | None) -> str:
    return "none" if a_day is None else str(a_day)
