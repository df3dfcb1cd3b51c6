"""Who is in which team now, and who said so: for whoever asks in the chat."""

from collections.abc import Sequence

from bot.moment import Moment
from bot.notifications import Who
from bot.notifications import daily as d
from bot.people import Person
from bot.program import Program
from bot.program.adjusting import by_file_and_groups, standing
from bot.program.adjustments import PersonSet
from bot.revising.staffing import theirs
from bot.telling import team_name, who


def people_shown(by: Person, teams: Sequence[str], moment: Moment) -> d.People:
    program = moment.program
    set_ = standing(program.as_written, program.adjustments).people
    otherwise = by_file_and_groups(program)
    gone = ((each, otherwise.person(each.email)) for each in set_.values() if not each.team)
    return d.People(
        teams=tuple(_team(team, program) for team in teams),
        out=tuple(_out(said, each, program) for said, each in gone if each is not None and each.team in teams),
        theirs=tuple(team for team in teams if team in theirs(by, program)),
        zone=program.program.zone,
        now=moment.now,
    )


def _team(team: str, program: Program) -> d.TeamPeople:
    return d.TeamPeople(
        team=team,
        team_name=team_name(team, program),
        rows=tuple(_row(person, program) for person in program.people_of(team)),
        groups=program.teams[team].members,
    )


def _row(person: Person, program: Program) -> d.PersonRow:
    said = standing(program.as_written, program.adjustments).people.get(person.email)
    return d.PersonRow(
        who=Who(person.email, person.name),
        role=person.role,
        trained=program.people[person.email].trained,
        by=who(said.by, program) if said else None,
        since=said.since if said else None,
    )


def _out(said: PersonSet, otherwise: Person, program: Program) -> d.PersonRow:
    written = program.as_written.people.get(said.email)
    return d.PersonRow(
        who=Who(said.email, otherwise.name),
        role=otherwise.role,
        trained=written.trained if written else (),
        by=who(said.by, program),
        since=said.since,
    )
