"""What is said about somebody's being away, beyond any one ticket."""

from collections.abc import Sequence

from bot import notifications as n
from bot.absences import Absence
from bot.back_again import about
from bot.being_away import Left, left_behind, may_say
from bot.dashboards import teams_of
from bot.listing import rows
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.ports import Views
from bot.program import Program
from bot.rights import owns_program
from bot.sayings.say import Say
from bot.telling import maybe_who, team_name, who, zone_of
from bot.ticket import Ticket
from bot.urgency import by_urgency
from bot.who_is_away import zone_of_person

#: So many are named.
_NAMED = 5


def away_set(left: Left, by: PersonId, own: bool, views: Views, moment: Moment) -> n.AwaySet:
    absence, program = left.absence, moment.program
    person = program.person(absence.person)
    return n.AwaySet(
        person=who(absence.person, program),
        by=who(by, program),
        own=own,
        since=absence.since,
        until=absence.until,
        delegate=maybe_who(absence.delegate, program),
        team_name=team_name(person.team, program) if person and person.team else "",
        passed_on=len(left.passed_on),
        rows=rows(_most_urgent(left.passed_on, views, moment), views, moment),
        asked=left.asked,
        waiting=left.waiting,
        ends=about(absence),
        zone=zone_of_person(absence.person, program),
        now=moment.now,
    )


def _most_urgent(passed_on: Sequence[Ticket], views: Views, moment: Moment) -> Sequence[Ticket]:
    return by_urgency(passed_on, moment.now, views.unwanted(passed_on))[:_NAMED]


def back_set(person: PersonId, left: Left | None, by: PersonId, own: bool, views: Views, moment: Moment) -> n.BackSet:
    free = _left_free(person, left.absence, views, moment) if left is not None and own else ()
    return n.BackSet(
        person=who(person, moment.program),
        by=who(by, moment.program),
        own=own,
        was_away=left is not None and left.absence.since <= moment.now,
        planned=left is not None,
        tickets=left.waiting if left else 0,
        free=rows(free[:_NAMED], views, moment),
        free_in_all=len(free),
        zone=zone_of_person(person, moment.program),
        now=moment.now,
    )


def _left_free(person: PersonId, absence: Absence, views: Views, moment: Moment) -> Sequence[Ticket]:
    """What they can have again with one press, the most urgent first."""
    known = moment.program.person(person)
    teams = teams_of(known, moment.program) if known else ()
    free = views.returned(person, tuple(teams), absence.since) if teams else ()
    return by_urgency(free, moment.now, views.unwanted(free))


def who_is_away(person: Person, moment: Moment) -> n.WhoIsAway:
    """Who of somebody's team is away now; of themselves also what is planned."""
    absences, program = moment.absences, moment.program
    mine = next(iter(absences.ahead(person.email, moment.now)), None)
    teams = {person.team, *program.leads(person.email)} - {""}
    colleagues = [each for team in sorted(teams) for each in program.people_of(team) if each.email != person.email]
    found = [absence for each in colleagues if (absence := absences.at(each.email, moment.now)) is not None]
    return n.WhoIsAway(
        me=_row(mine, person, moment) if mine else None,
        others=tuple(_row(absence, person, moment) for absence in found),
        lead=owns_program(person, program) or bool(program.leads(person.email)),
        now=moment.now,
    )


def _row(absence: Absence, reader: Person, moment: Moment) -> n.AwayRow:
    program = moment.program
    of = program.person(absence.person)
    return n.AwayRow(
        who=who(absence.person, program),
        since=absence.since,
        until=moment.absences.back(absence.person, absence.since),
        delegate=maybe_who(absence.delegate, program),
        zone=zone_of_person(absence.person, program),
        ends=about(absence) if of is not None and may_say(reader, of, program) else "",
    )


def _put_away(subject: str, to: str, views: Views, moment: Moment) -> n.AwaySet | None:
    """Nothing, where they are back already."""
    absence = next(iter(moment.absences.ahead(to, moment.now)), None)
    if absence is None:
        return None
    return away_set(left_behind(views.live(owner=to), absence, moment), subject, True, views, moment)


def _called_back(subject: str, to: str, views: Views, moment: Moment) -> n.BackSet | None:
    absence = Absence(person=to, since=moment.now)
    return back_set(to, Left(absence=absence, waiting=len(views.live(owner=to))), subject, True, views, moment)


def _gone(subject: str, to: str, views: Views, moment: Moment) -> n.ColleagueGone:
    person, *numbers = subject.split()
    files = views.dossiers([int(number) for number in numbers])
    dossiers = [files.get(int(number)) for number in numbers]
    tickets: list[Ticket] = [dossier.ticket for dossier in dossiers if dossier is not None]
    return n.ColleagueGone(
        person=who(person, moment.program),
        rows=rows(tickets, views, moment),
        zone=_zone(person, moment.program),
        now=moment.now,
    )


def _zone(person: PersonId, program: Program) -> str:
    known = program.person(person)
    return zone_of(known.team if known else "", program)


SAY: dict[str, Say] = {"put_away": _put_away, "called_back": _called_back, "colleague_gone": _gone}
