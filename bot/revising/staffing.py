"""What the chat changes from one day to the next: who is in a team."""

from collections.abc import Collection
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.effects import Send
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, PersonId, Role
from bot.program import Program
from bot.program.adjusting import adjusted, file_team, standing
from bot.program.adjustments import Adjustments, PersonSet
from bot.program.named_people import named_in
from bot.program.people import ALWAYS_NAME
from bot.revising.difference import Difference
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell
from bot.revising.pausing import required
from bot.rights import is_lead, owns_program

#: What it is called in the outbox.
MOVED = "colleague_moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeIn:
    """Somebody is to work in a team; what is None stays as it is."""

    email: PersonId
    #: As the chat has it: for whom the program does not know.
    name: str
    team: str
    trained: tuple[str, ...] | None = None
    calendar: str | None = None
    zone: str | None = None


def take_in(latest: Edition | None, wish: TakeIn, by: Person, moment: Moment) -> Entry | None:
    """They are in that team from now on; None where they are already, just so."""
    edition, program = _in_force(latest, moment)
    _require_lead(by, wish.team, program)
    before = program.person(wish.email)
    if before is not None:
        _require_free(before, wish.team, by, program)
    _require_known(wish, program)
    if before is not None and before.team == wish.team and wish.trained is not None:
        _require_trained(before, wish.trained, program)
    over = file_team(program.as_written, wish.email)
    said = standing(program.as_written, edition.adjustments).people.get(wish.email)
    set_ = PersonSet(
        email=wish.email,
        name=wish.name,
        team=wish.team,
        trained=said.trained if said and wish.trained is None else wish.trained,
        calendar=said.calendar if said and wish.calendar is None else wish.calendar,
        zone=said.zone if said and wish.zone is None else wish.zone,
        since=moment.now,
        by=by.email,
        over=over,
    )
    left = edition.adjustments.with_person(set_)
    return _entered(edition, What.TAKEN_IN, wish.email, left, by, moment)


def take_out(latest: Edition | None, email: PersonId, by: Person, moment: Moment) -> Entry | None:
    """They are in no team any more, and in the program neither; None where they are in none already."""
    edition, program = _in_force(latest, moment)
    person = program.person(email)
    if person is None or not person.team:
        return None
    _require_lead(by, person.team, program)
    _require_frontline(person)
    if place := named_in(program, email):
        raise Refusal(Reason.STILL_NAMED, owner=email, where=place)
    _require_others(person, program)
    over = file_team(program.as_written, email)
    set_ = PersonSet(email=email, name=person.name, team="", since=moment.now, by=by.email, over=over)
    left = edition.adjustments.with_person(set_)
    return _entered(edition, What.TAKEN_OUT, email, left, by, moment)


def theirs(by: Person, program: Program) -> tuple[str, ...]:
    """The teams of which they may say who is in them."""
    return tuple(team for team in program.teams if owns_program(by, program) or is_lead(by, team, program))


def require_movable(email: PersonId, by: Person, program: Program) -> Person:
    """Somebody who comes and goes by a word of *by*; refuses where that cannot be."""
    person = program.person(email)
    if person is None or not person.team:
        raise Refusal(Reason.UNKNOWN_CHOICE)
    _require_lead(by, person.team, program)
    _require_frontline(person)
    return person


def movable(team: str, program: Program) -> tuple[Person, ...]:
    """Those of a team who come and go by a word in the chat; others are changed in the program file."""
    return tuple(person for person in program.people_of(team) if person.role is Role.FRONTLINE)


def as_in_file(latest: Edition | None, email: PersonId, by: Person, moment: Moment) -> Entry | None:
    """What the file says of them counts again, or their user group; None where it does."""
    edition, program = _in_force(latest, moment)
    said = edition.adjustments.people.get(email)
    if said is None:
        return None
    left = edition.adjustments.without_person(email)
    then = adjusted(program, left).person(email)
    for team in filter(None, (said.team, then.team if then else "")):
        _require_lead(by, team, program)
    if then is None and (person := program.person(email)) is not None:
        _require_others(person, program)
    return _entered(edition, What.AS_IN_FILE, email, left, by, moment)


def _in_force(latest: Edition | None, moment: Moment) -> tuple[Edition, Program]:
    """As the newest edition has it, which this process may not have heard of."""
    edition = required(latest)
    return edition, adjusted(moment.program, edition.adjustments)


# -- who may, and what keeps them


def _require_lead(by: Person, team: str, program: Program) -> None:
    if team not in program.teams:
        raise Refusal(Reason.UNKNOWN_TEAM, team=team, teams=tuple(program.teams))
    if not owns_program(by, program) and not is_lead(by, team, program):
        raise Refusal(Reason.NOT_ALLOWED, team=team)


def _require_free(person: Person, team: str, by: Person, program: Program) -> None:
    """Nobody is drawn out of another lead's team; whoever leads both, or owns the program, may move them."""
    _require_frontline(person)
    other = person.team
    if other in ("", team) or other not in program.teams:
        return
    if not owns_program(by, program) and not is_lead(by, other, program):
        name, lead = program.teams[other].name or other, program.teams[other].lead
        raise Refusal(Reason.IN_ANOTHER_TEAM, owner=person.email, team=name, lead=lead)
    _require_others(person, program)


def _require_frontline(person: Person) -> None:
    if person.role is not Role.FRONTLINE:
        raise Refusal(Reason.NOT_FROM_CHAT, owner=person.email)


def _require_others(person: Person, program: Program) -> None:
    """Somebody is left in their team, and somebody trained for each workflow that asks for it."""
    name = program.teams[person.team].name or person.team if person.team in program.teams else person.team
    others = [each for each in program.people_of(person.team) if each.email != person.email]
    if not others:
        raise Refusal(Reason.LAST_IN_TEAM, owner=person.email, team=name)
    _require_trained(person, (), program)


def _require_trained(person: Person, left: Collection[str], program: Program) -> None:
    """The same, where *left* is what they will be trained for there."""
    for workflow in program.workflows:
        asked = workflow.training if person.team in program.teams_of(workflow) else None
        works_there = (each.email for each in program.people_of(person.team))
        able = [each for each in works_there if asked and asked in program.people[each].trained]
        if able == [person.email] and asked not in left:
            raise Refusal(Reason.LAST_TRAINED, owner=person.email, workflow=workflow.name)


def _require_known(wish: TakeIn, program: Program) -> None:
    calendars = (ALWAYS_NAME, *program.calendars)
    if wish.calendar and wish.calendar not in calendars:
        raise Refusal(Reason.NOT_IN_PROGRAM, what="calendar", words=wish.calendar, known=calendars)
    known = trainings(program)
    for training in wish.trained or ():
        if training not in known:
            raise Refusal(Reason.NOT_IN_PROGRAM, what="training", words=training, known=known)
    try:
        ZoneInfo(wish.zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refusal(Reason.NOT_IN_PROGRAM, what="time zone", words=wish.zone) from None


def trainings(program: Program) -> tuple[str, ...]:
    """Everything that somebody is trained for, or some workflow asks for."""
    asked = (workflow.training for workflow in program.workflows if workflow.training)
    had = (training for entry in program.people.values() for training in entry.trained)
    return tuple(dict.fromkeys([*asked, *had]))


# -- what comes of it


def _entered(
    edition: Edition, what: What, email: PersonId, left: Adjustments, by: Person, moment: Moment
) -> Entry | None:
    before, now = adjusted(moment.program, edition.adjustments), adjusted(moment.program, left)
    was, is_ = before.people.get(email), now.people.get(email)
    if was == is_:
        return None
    return after(
        edition,
        what,
        email,
        by=by.email,
        adjustments=left,
        differences=tuple(_differences(email, was.team if was else "", is_.team if is_ else "")),
        tell=tuple(_told(edition, email, before, now, by)),
    )


def _differences(email: PersonId, was: str, is_: str) -> list[Difference]:
    found = []
    if was and was != is_:
        found.append(Difference(section="teams", name=was, key="people", removed=(email,)))
    if is_ and is_ != was:
        found.append(Difference(section="teams", name=is_, key="people", added=(email,)))
    return found or [Difference(section="people", name=email, before="", after="other hours or training")]


def _told(edition: Edition, email: PersonId, before: Program, now: Program, by: Person) -> list[Send]:
    """A word to whoever it is about, to those who lead the teams, and to the program's owner."""
    was, is_ = before.person(email), now.person(email)
    person = is_ or was
    if person is None or (was and was.team) == (is_ and is_.team):
        return []
    left, joined = (each.team if each else "" for each in (was, is_))
    asked = [email, now.program.owner, *(now.teams[team].lead for team in (left, joined) if team in now.teams)]
    about: dict[str, object] = {"person": email, "name": person.name, "joined": joined, "left": left, "by": by.email}
    return [tell(edition, MOVED, to, (), **about) for to in dict.fromkeys(asked) if to != by.email]
