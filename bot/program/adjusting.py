"""From a program file, and what the chat has changed since, to the program as it is in force."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.people import PersonId, Role
from bot.program import user_groups
from bot.program.adjustments import Adjustments, CapSet, GroupMember, PersonSet
from bot.program.model import Program
from bot.program.named_people import named_in
from bot.program.people import ALWAYS_NAME, PersonEntry
from bot.program.workflows import Workflow

#: Roles whose people work in a team.
_IN_A_TEAM = (Role.FRONTLINE, Role.LEAD)


def adjusted(program: Program, adjustments: Adjustments) -> Program:
    """*program*'s file with those of *adjustments* that still stand; what was adjusted in it before is forgotten."""
    written = program.as_written
    return written.adjusted(adjustments, dict(_parts(written, standing(written, adjustments))))


def by_file_and_groups(program: Program) -> Program:
    """*program* as it would be, had the chat said nothing of single people."""
    return adjusted(program, program.adjustments.model_copy(update={"people": {}}))


def standing(written: Program, adjustments: Adjustments) -> Adjustments:
    """
    Those that the file has not overtaken.

    Whoever changed something in the chat changed what the file said then. Once it
    says something else about the same thing, that is the newer word.
    """
    caps = {name: cap for name, cap in adjustments.caps.items() if _cap_stands(written, cap)}
    named = user_groups.named(written.teams)
    groups = {name: group for name, group in adjustments.groups.items() if name in named}
    people = {email: each for email, each in adjustments.people.items() if _person_stands(written, each)}
    return adjustments.model_copy(update={"caps": caps, "groups": groups, "people": people})


def file_team(written: Program, email: PersonId) -> str | None:
    """Their team in the file; None where it does not name them."""
    entry = written.people.get(email)
    return None if entry is None else entry.team


def _person_stands(written: Program, person: PersonSet) -> bool:
    if file_team(written, person.email) != person.over:
        return False
    if not person.team:
        return not named_in(written, person.email)
    return person.team in written.teams and person.calendar in (None, "", ALWAYS_NAME, *written.calendars)


def _cap_stands(written: Program, cap: CapSet) -> bool:
    workflow = written.workflow(cap.workflow)
    return workflow is not None and workflow.cap == cap.over


def _parts(written: Program, adjustments: Adjustments) -> Iterator[tuple[str, Any]]:
    """What stands in place of a part of the file."""
    if adjustments.caps:
        yield "workflows", tuple(_capped(workflow, adjustments) for workflow in written.workflows)
    if adjustments.groups or adjustments.people:
        people = _with_groups(written.people, written, adjustments)
        yield "people", _as_set(people, adjustments)


def _capped(workflow: Workflow, adjustments: Adjustments) -> Workflow:
    cap = adjustments.caps.get(workflow.name)
    return workflow if cap is None else workflow.model_copy(update={"cap": cap.a_day})


def _with_groups(
    people: Mapping[PersonId, PersonEntry], written: Program, adjustments: Adjustments
) -> dict[PersonId, PersonEntry]:
    """
    Whoever is in a team's user group is in that team.

    Of somebody in *people*, what stands there counts, their team, too; who works
    in several groups is in the team that comes first.
    """
    found = dict(people)
    for team, member in _members(written, adjustments):
        entry = found.get(member.email)
        if entry is None:
            found[member.email] = PersonEntry(name=member.name, role=Role.FRONTLINE, team=team)
        elif not entry.team and entry.role in _IN_A_TEAM:
            found[member.email] = entry.model_copy(update={"team": team})
    return found


def _as_set(people: Mapping[PersonId, PersonEntry], adjustments: Adjustments) -> dict[PersonId, PersonEntry]:
    """What was said of one person comes after what a group says."""
    found = {email: entry for email, entry in people.items() if email not in adjustments.people}
    taken_in = {email: each for email, each in adjustments.people.items() if each.team}
    return found | {email: _entry(each, people.get(email)) for email, each in taken_in.items()}


def _entry(person: PersonSet, before: PersonEntry | None) -> PersonEntry:
    entry = before or PersonEntry(name=person.name, role=Role.FRONTLINE)
    said = {"trained": person.trained, "calendar": person.calendar, "zone": person.zone}
    return entry.model_copy(
        update={"team": person.team, **{key: each for key, each in said.items() if each is not None}}
    )


def _members(written: Program, adjustments: Adjustments) -> Iterator[tuple[str, GroupMember]]:
    for name, team in written.teams.items():
        for group in team.members:
            read = adjustments.groups.get(group)
            yield from ((name, member) for member in (read.people if read else ()))


def unread_groups(program: Program, team: str) -> tuple[str, ...]:
    """User groups of *team* of which nobody is known: the chat was never asked, as on a command line."""
    return tuple(group for group in program.teams[team].members if group not in program.adjustments.groups)
