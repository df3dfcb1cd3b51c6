"""Who is away, from what the program says and what was said in the chat."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.absences import Absence, Absences, KeptAbsence, Kind
from bot.people import PersonId
from bot.program import Program


def who_is_away(program: Program, kept: Sequence[KeptAbsence]) -> Absences:
    """Everybody's absences; people whom *program* does not name have none."""
    said: dict[PersonId, list[KeptAbsence]] = {}
    for each in kept:
        said.setdefault(each.person, []).append(each)
    found = {email: absences_of(email, program, said.get(email, ())) for email in program.people}
    return Absences({email: absences for email, absences in found.items() if absences})


def absences_of(person: PersonId, program: Program, kept: Sequence[KeptAbsence]) -> tuple[Absence, ...]:
    """One person's absences, in the order in which they begin; *kept* is what was said about them."""
    here = [each for each in kept if each.kind is Kind.HERE]
    planned = [left for absence in planned_of(person, program) if (left := _without(absence, here)) is not None]
    said = [
        Absence(person=person, since=each.since, until=each.until, delegate=each.delegate)
        for each in kept
        if each.kind is not Kind.HERE
    ]
    return tuple(sorted((*planned, *said), key=lambda absence: absence.since))


def planned_of(person: PersonId, program: Program) -> Iterator[Absence]:
    """What the program says: whole days where they are."""
    entry = program.people.get(person)
    zone = zone_of_person(person, program)
    for away in entry.away if entry else ():
        yield Absence(
            person=person,
            since=day_begins(away.first, zone),
            until=day_begins(away.until, zone),
            delegate=away.delegate,
        )


def day_begins(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def zone_of_person(person: PersonId, program: Program) -> str:
    """Where they are: their own zone, that of their hours, of their team's hours, or the program's."""
    entry = program.people.get(person)
    if entry is None:
        return program.program.zone
    team = program.teams.get(entry.team)
    calendars = [program.calendars.get(name) for name in (entry.calendar, team.calendar if team else "")]
    return entry.zone or next((each.zone for each in calendars if each), program.program.zone)


def _without(absence: Absence, here: Sequence[KeptAbsence]) -> Absence | None:
    """What is left of a planned absence that somebody came back from; None where nothing is."""
    back = min((each.since for each in here if absence.holds(each.since)), default=absence.until)
    return replace(absence, until=back) if back is None or back > absence.since else None
