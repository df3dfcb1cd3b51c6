"""One matter of a ticket as escalation sees it: the steps about it, whom each can tell, and when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.absences import Absence
from bot.escalation import Escalation, TakenOn, Told
from bot.hours import at_a_mark, width_of
from bot.moment import Moment
from bot.people import PersonId
from bot.policies import (
    HELP,
    Wrong,
    comes_at,
    hours_to_tell,
    is_above,
    is_help,
    is_swift,
    matter,
    matter_of,
    named,
    not_before,
    policy_of,
    settle_time,
    slots_of,
    span_of,
    stands_still,
    wrong_with,
)
from bot.program.escalations import After, Whom
from bot.program.steps import EscalationStep
from bot.ticket import Ticket

#: A step's number, and whether it is about the matter itself.
_Place = tuple[int, bool]
_AT_ONCE = datetime.min.replace(tzinfo=UTC)
#: What comes back to somebody who took it on is said at the full hour, with what else comes back then...
_FULL_HOURS = timedelta(hours=1)
#: ... unless it was to be settled sooner than this.
_SOON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Case:
    """A matter at a moment: what was said about it so far, and by which steps it goes on."""

    matter: str
    so_far: Escalation
    #: The whole policy; and those of its steps that follow each other about this.
    steps: tuple[EscalationStep, ...]
    order: tuple[_Place, ...]
    ticket: Ticket
    moment: Moment

    def own_time(self, index: int) -> datetime:
        """When a step's own condition is fulfilled."""
        return comes_at(self.steps[index], self.ticket, self.moment)

    def is_last(self, index: int) -> bool:
        return index == self.order[-1][0]

    @property
    def goes_on_elsewhere(self) -> bool:
        """Whether somebody hears of the same ticket by other steps, about another matter that there is now."""
        own = dict(self.order)
        others = (step for index, step in enumerate(self.steps) if index not in own)
        return any(matter_of(step.after, self.ticket) and set(step.notify) != {Whom.TEAM} for step in others)

    def step_like(self, index: int) -> EscalationStep:
        """Step *index*, or the last one of a policy that has become shorter."""
        return self.steps[min(index, len(self.steps) - 1)]

    def reachable(self, person: PersonId, at: datetime, step: EscalationStep) -> datetime:
        """When they can be told what comes at *at*: in their own hours, together with what else is then to be said."""
        if step.any_hour:
            return at
        hours = hours_to_tell(person, self.ticket, self.moment)
        if is_help(self.matter) or is_swift(step):
            return hours.next_open(at)
        return at_a_mark(hours, at, width_of(span_of(step, self.ticket)))

    def people(self, index: int, at: datetime) -> dict[str, PersonId]:
        """
        Whom a step tells, by its own names for them; those whom nobody can tell are left out.

        Whoever was told stays the one who was; nobody is asked for the help
        that they asked for themselves.
        """
        step = self.steps[index]
        already = {each.slot: each.whom for each in self.so_far.told_at(index)}
        asker = self.ticket.help.by if self.ticket.help and is_help(self.matter) else None
        found: dict[str, PersonId] = {}
        for slot in slots_of(step, self.moment):
            person = already.get(slot)
            if person is None:
                person = self._present(named(slot, self.ticket, self.moment), at, step)
            if person is not None and (person != asker or slot in already):
                found[slot] = person
        return found

    def _present(self, person: PersonId | None, at: datetime, step: EscalationStep) -> PersonId | None:
        """Whoever is there when it can be told: they themselves, whoever stands in for them, or nobody."""
        if not person:
            return person
        for each in (person, self._delegate_of(person, self.reachable(person, at, step))):
            if each is None or self.moment.program.person(each) is None:
                continue
            if self.moment.absences.at(each, self.reachable(each, at, step)) is None:
                return each
        return None

    def _delegate_of(self, person: PersonId, at: datetime) -> PersonId | None:
        absence = self.moment.absences.at(person, at)
        return absence.delegate if absence else None

    def answers_until(self, told: Told, time: timedelta, step: EscalationStep) -> datetime:
        """Whoever goes away meanwhile is awaited no longer than until then."""
        end = self.later(told.whom, told.since, time, step)
        absences = self.moment.absences.of.get(told.whom, ())
        leaves = [each.since for each in absences if each.since < end and _reaches(each, told)]
        return max(told.since, min([end, *leaves]))

    def later(self, person: PersonId, since: datetime, time: timedelta, step: EscalationStep) -> datetime:
        """*time* later in their own hours, or, where they may be told at any hour, by the clock on the wall."""
        return since + time if step.any_hour else self._later_for(person, since, time)

    def _later_for(self, person: PersonId, since: datetime, time: timedelta) -> datetime:
        return hours_to_tell(person, self.ticket, self.moment).add(since, time)

    def comes_back(self, taken_on: TakenOn, step: EscalationStep) -> datetime:
        """
        When whoever took it on hears of it again.

        A later try to reach the customer gives as long again: it is in hand.
        Nobody waits for it at this instant, so it comes together with what else
        comes back.
        """
        tried = [each.at for each in self.ticket.tries if each.at > taken_on.at]
        due = taken_on.due
        if tried:
            due = max(due, self._later_for(taken_on.by, max(tried), settle_time(step)))
        if step.any_hour:
            return due
        span = taken_on.due - taken_on.at
        return at_a_mark(
            hours_to_tell(taken_on.by, self.ticket, self.moment), due, width_of(span) if span < _SOON else _FULL_HOURS
        )


@dataclass(frozen=True, slots=True)
class Cases:
    """Every matter that there is about a ticket, and some step of its policy speaks of; each is a case when asked."""

    ticket: Ticket
    moment: Moment
    steps: tuple[EscalationStep, ...]
    #: What each of the steps is about.
    wrongs: tuple[Wrong | None, ...]

    def __iter__(self) -> Iterator[Wrong]:
        homeless = self.ticket.team not in self.moment.program.teams
        for wrong in dict.fromkeys(self.wrongs):
            # the program's owner knows of a ticket whose team is gone, and it is in their hands
            if wrong is not None and not (homeless and not is_help(matter(wrong))):
                yield wrong

    def case(self, wrong: Wrong) -> Case:
        return _case(matter(wrong), [each == wrong for each in self.wrongs], self.steps, self.ticket, self.moment)

    def not_before(self, wrong: Wrong) -> datetime:
        """Nobody can be told of it earlier than this; where somebody was told, it has to be worked out."""
        so_far = self.ticket.escalation(matter(wrong)) if self.ticket.escalations else None
        if so_far is not None and so_far.told:
            return _AT_ONCE
        about_it = (step for step, each in zip(self.steps, self.wrongs, strict=True) if each == wrong)
        return min(not_before(step, self.ticket, self.moment) for step in about_it)


def cases(ticket: Ticket, moment: Moment) -> Cases:
    steps = policy_of(ticket, moment)
    return Cases(ticket, moment, steps, tuple(_wrong(step.after, ticket) for step in steps))


def _wrong(after: After, ticket: Ticket) -> Wrong | None:
    """What a step is about, unless a pause holds it back."""
    wrong = wrong_with(after, ticket)
    return None if wrong is None or stands_still(after, ticket) else wrong


def case_of(so_far: Escalation, ticket: Ticket, moment: Moment) -> Case:
    """The case of a matter that somebody was told about."""
    steps = policy_of(ticket, moment)
    about_it = [matter_of(step.after, ticket) == so_far.matter for step in steps]
    return _case(so_far.matter, about_it, steps, ticket, moment)


def _case(
    matter: str, about_it: Sequence[bool], steps: tuple[EscalationStep, ...], ticket: Ticket, moment: Moment
) -> Case:
    so_far = ticket.escalation(matter) or Escalation(matter=matter)
    return Case(matter, so_far, steps, _order(matter, about_it, steps), ticket, moment)


def _order(matter: str, about_it: Sequence[bool], steps: tuple[EscalationStep, ...]) -> tuple[_Place, ...]:
    """
    The steps that follow each other about a matter, and whether each is about it itself.

    A call for help that nobody answers goes on along the whole policy, to
    whoever stands above those that were asked.
    """
    own = tuple((index, True) for index, is_about_it in enumerate(about_it) if is_about_it)
    if not is_help(matter) or not own:
        return own
    last = own[-1][0]
    later = -1 if steps[last] is HELP else last
    above = ((i, False) for i, step in enumerate(steps) if i > later and not about_it[i] and is_above(step))
    return (*own, *above)


def _reaches(absence: Absence, told: Told) -> bool:
    return absence.until is None or absence.until > told.since
