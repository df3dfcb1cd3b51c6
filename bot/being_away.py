"""Putting somebody down as away, or back: in one transaction with what becomes of their tickets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot import effects
from bot.absences import Absence, Absences, KeptAbsence, Kind
from bot.decide import decide
from bot.effects import Priority
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.ports import NOTHING, Change, Needs, UnitOfWork
from bot.program import Program
from bot.reactions.about import mark
from bot.rights import is_lead, owns_program
from bot.service import next_look, record
from bot.standing_in import ReturnToTeam
from bot.ticket import Ticket
from bot.while_away import absence_that_takes, offering
from bot.who_is_away import planned_of, zone_of_person

#: Whoever is gone for longer has left.
LONGEST_ABSENCE = timedelta(days=366)


class AbsenceBook(Protocol):
    """Who is away, at hand for every decision."""

    def under(self, program: Program) -> Absences:
        """Everybody's absences, with those that *program* names."""
        ...

    def said_of(self, person: PersonId) -> Sequence[KeptAbsence]: ...

    def reload(self) -> frozenset[PersonId]:
        """Read what other processes have kept; about whom something else is known than before."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What somebody leaves behind: what others take on, of how much whoever stands in is `asked`, how much waits."""

    absence: Absence
    passed_on: tuple[Ticket, ...] = ()
    waiting: int
    asked: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAway:
    """Somebody is away: they say so themselves, or their lead does."""

    person: PersonId
    since: datetime
    until: datetime
    delegate: PersonId | None
    by: Person

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> Left:
        require_right(self.by, self.person, desk.moment.program)
        self._check(desk.moment)
        now = desk.moment.now
        said = KeptAbsence(
            person=self.person,
            kind=Kind.AWAY,
            since=self.since,
            until=self.until,
            delegate=self.delegate,
            set_by=self.by.email,
            at=now,
        )
        before = [left for each in _current(desk, self.person) if (left := self._left_of(each)) is not None]
        desk.keep_absences(self.person, (*(each for each in before if not each.is_over(now)), said))
        look_again(desk, self.person)
        if self.by.email != self.person:
            _say(desk, "put_away", self.person, self.person, self.by.email)
        return left_behind(desk.owned(self.person), self._absence(), desk.moment)

    def _check(self, moment: Moment) -> None:
        if self.until <= moment.now:
            raise Refusal(Reason.IN_THE_PAST, field="away")
        if self.until <= self.since:
            raise Refusal(Reason.BACKWARDS, field="away")
        if self.until > moment.now + LONGEST_ABSENCE:
            raise Refusal(Reason.TOO_LATE, field="away")
        if self.delegate == self.person:
            raise Refusal(Reason.SAME_PERSON, field="delegate")
        too = moment.absences.at(self.delegate, self.since) if self.delegate else None
        if too is not None:
            zone = zone_of_person(too.person, moment.program)
            raise Refusal(Reason.AWAY, field="delegate", owner=too.person, until=too.until, zone=zone)

    def _left_of(self, other: KeptAbsence) -> KeptAbsence | None:
        """
        Said anew about the same time: of what was said before, only what comes before this still counts.

        A closed account stays closed, and whoever came back from days that the
        program names stays back from those.
        """
        if other.kind is not Kind.AWAY or other.since >= self.until:
            return other
        if other.until is not None and other.until <= self.since:
            return other
        return replace(other, until=self.since) if other.since < self.since else None

    def _absence(self) -> Absence:
        return Absence(person=self.person, since=self.since, until=self.until, delegate=self.delegate)


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """
    Somebody is here again, or will not be away after all: they say so themselves, or their lead does.

    What is on ends, or else what is planned next: where `since` is given, only
    what begins then. The answer is what ended, and how many tickets they have;
    None where there is no such absence.
    """

    person: PersonId
    by: Person
    since: datetime | None = None

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> Left | None:
        require_right(self.by, self.person, desk.moment.program)
        ends = self._ends(desk.moment)
        if not ends:
            return None
        said = _current(desk, self.person)
        if any(each.kind is Kind.GONE for each in said):
            raise Refusal(Reason.ACCOUNT_CLOSED, owner=self.person)
        kept = [each for each in said if each.kind is not Kind.AWAY or not _among(each, ends)]
        desk.keep_absences(self.person, (*kept, *self._here(ends, desk.moment)))
        look_again(desk, self.person)
        if self.by.email != self.person:
            _say(desk, "called_back", self.person, self.person, self.by.email)
        return Left(absence=ends[0], waiting=len(desk.owned(self.person)))

    def _ends(self, moment: Moment) -> Sequence[Absence]:
        ahead = moment.absences.ahead(self.person, moment.now)
        if on := [each for each in ahead if each.holds(moment.now)]:
            return on
        return [each for each in ahead if self.since in (None, each.since)][:1]

    def _here(self, ends: Sequence[Absence], moment: Moment) -> Iterable[KeptAbsence]:
        """What the program plans stays in it; they are here all the same."""
        for planned in planned_of(self.person, moment.program):
            if any(planned.since == each.since for each in ends):
                yield KeptAbsence(
                    person=self.person,
                    kind=Kind.HERE,
                    since=max(planned.since, moment.now),
                    until=planned.until,
                    set_by=self.by.email,
                    at=moment.now,
                )


@dataclass(frozen=True, slots=True)
class MarkGone:
    """The chat no longer knows somebody: their tickets go back to their teams at once, and their lead hears of it."""

    person: PersonId

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        said = _current(desk, self.person)
        if any(each.kind is Kind.GONE for each in said):
            return
        gone = KeptAbsence(person=self.person, kind=Kind.GONE, since=desk.moment.now, until=None, at=desk.moment.now)
        desk.keep_absences(self.person, (*said, gone))
        theirs = sorted(desk.owned(self.person), key=lambda ticket: (ticket.due, ticket.number))
        for ticket in theirs:
            record(desk, ticket, decide(ticket, ReturnToTeam(gone=True), desk.moment))
        subject = " ".join([self.person, *(str(ticket.number) for ticket in theirs)])
        # two processes may see it at once, with no ticket on which they meet: the same list is told once a day
        once = f"{desk.moment.now.date().isoformat()} / {mark(subject)}"
        _say(desk, "colleague_gone", self.person, _who_hears(self.person, desk.moment), subject, once=once)


@dataclass(frozen=True, slots=True)
class MarkKnown:
    """The chat knows them again: they are no longer away on that account."""

    person: PersonId

    def needs(self) -> Needs:
        return NOTHING

    def run(self, desk: UnitOfWork) -> None:
        said = _current(desk, self.person)
        kept = [each for each in said if each.kind is not Kind.GONE]
        if len(kept) < len(said):
            desk.keep_absences(self.person, kept)
            look_again(desk, self.person)


@dataclass(frozen=True, slots=True)
class LookAgainAt:
    """Another program, or other absences: what time does to *tickets* is worked out anew."""

    tickets: tuple[int, ...]

    def needs(self) -> Needs:
        return Needs(tickets=self.tickets)

    def run(self, desk: UnitOfWork) -> None:
        for number in self.tickets:
            if (ticket := desk.ticket(number)) is not None:
                desk.record(Change(ticket, effects=[next_look(ticket, desk.moment)]))


def look_again(desk: UnitOfWork, person: PersonId) -> None:
    for ticket in desk.owned(person):
        desk.record(Change(ticket, effects=[next_look(ticket, desk.moment)]))


def require_right(by: Person, person: PersonId, program: Program) -> None:
    """Refuse whoever is neither that person, nor leads their team, nor owns the program."""
    of = program.person(person)
    if of is None:
        raise Refusal(Reason.NOT_ALLOWED)
    if not may_say(by, of, program):
        raise Refusal(Reason.NOT_ALLOWED, team=of.team)


def may_say(by: Person, of: Person, program: Program) -> bool:
    """Whether *by* may say that *of* is away, or back."""
    return by.email == of.email or owns_program(by, program) or bool(of.team and is_lead(by, of.team, program))


def left_behind(tickets: Sequence[Ticket], absence: Absence, moment: Moment) -> Left:
    passed_on = tuple(ticket for ticket in tickets if absence_that_takes(ticket, moment) is not None)
    asked = sum(offering(ticket, moment) is not None for ticket in tickets)
    return Left(absence=absence, passed_on=passed_on, waiting=len(tickets) - len(passed_on), asked=asked)


def _current(desk: UnitOfWork, person: PersonId) -> list[KeptAbsence]:
    return [each for each in desk.said_of(person) if not each.is_over(desk.moment.now)]


def _among(kept: KeptAbsence, ends: Sequence[Absence]) -> bool:
    return any((kept.since, kept.until) == (each.since, each.until) for each in ends)


def _who_hears(person: PersonId, moment: Moment) -> PersonId:
    """Their team's lead, or whoever stands in for the lead; of a lead, the program's owner."""
    of = moment.program.person(person)
    team = moment.program.teams.get(of.team) if of else None
    owner = moment.program.program.owner
    lead = team.lead if team and team.lead != person else owner
    return moment.stands_in(lead) or owner


def _say(desk: UnitOfWork, notification: str, about: PersonId, to: PersonId, subject: str, *, once: str = "") -> None:
    # the key goes to the platform: of a person it holds a mark, not the address
    key = f"{notification} {mark(about)} / {once or desk.moment.now.isoformat()}"
    send = effects.Send(
        key=key, notification=notification, to=effects.to_person(to), priority=Priority.POST, subject=subject
    )
    desk.say(send)
