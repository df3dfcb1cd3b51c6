"""When an escalation step comes, to whom, and what follows if nobody answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.case import Case, case_of, cases
from bot.escalation import Escalation, TakenOn, Told
from bot.hours import at_a_mark, hours_of, width_of
from bot.moment import Moment
from bot.on_its_way import wait_for_it
from bot.people import PersonId
from bot.policies import LONG_ENOUGH, settle_time, span_of
from bot.program.steps import EscalationStep
from bot.program.targets import Clock
from bot.ticket import Ticket

_AT_ONCE = timedelta()


@dataclass(frozen=True, slots=True)
class Telling:
    """Step `step` tells somebody about a matter; `whom` is empty for the team's conversation."""

    at: datetime
    matter: str
    step: int
    slot: str
    whom: PersonId


@dataclass(frozen=True, slots=True)
class NobodyLeft:
    """Nobody who was told has answered in time, and there is nobody else to tell."""

    at: datetime
    matter: str


@dataclass(frozen=True, slots=True)
class _Link:
    """One step of a case: when it comes, and whom it tells today."""

    index: int
    step: EscalationStep
    #: When its own condition is fulfilled; None where it comes only because nobody answered.
    own: datetime | None
    at: datetime
    #: Who it tells, by the step's own name for them; those whom nobody can tell are left out.
    people: dict[str, PersonId]


def tellings(ticket: Ticket, moment: Moment) -> Iterator[Telling | NobodyLeft]:
    """
    What escalation has still to say about *ticket* as it stands.

    Each matter has a chain of steps. A step comes when its own time has come, or
    earlier: when somebody whom the step before it told has not answered in the
    time they had, or when all of those are away.
    """
    there_are = cases(ticket, moment)
    for wrong in there_are:
        yield from tellings_of(there_are.case(wrong))


def tellings_of(case: Case) -> Iterator[Telling | NobodyLeft]:
    """What is still to be said about one matter."""
    not_before = wait_for_it(case.matter, case.ticket)
    if (taken_on := case.so_far.taken_on) is not None:
        back = _back_to(taken_on, case, not_before)
        if case.moment.absences.at(taken_on.by, back.at) is None:
            yield back
            return
        # whoever took it on is not there to hear of it: the others are
        not_before = back.at
    before: _Link | None = None
    waited_until: datetime | None = None
    for index, is_about_it in case.order:
        step = case.steps[index]
        own = case.own_time(index) if is_about_it else None
        if before is not None and _comes_after(own, step, before, case):
            continue
        times = [each for each in (_in_turn(own, step, before, case), waited_until) if each]
        if not times:
            return
        at = max(min(times), not_before or min(times))
        before = _Link(index, step, own, at, case.people(index, at))
        yield from _first(before, case)
        yield from _again(before, case, not_before)
        waited_until = _answer_by(before, case)
    if before is not None and waited_until is not None and case.so_far.unanswered_since is None:
        owner = hours_of(case.moment.program.program.owner, case.moment.program)
        waited_until = max([waited_until, not_before or waited_until, *_still_have_time(case)])
        yield NobodyLeft(at_a_mark(owner, waited_until, width_of(span_of(before.step, case.ticket))), case.matter)


def _still_have_time(case: Case) -> Iterator[datetime]:
    """Until when each of those who were told may answer, also where it came back to them after the last step."""
    for told in case.so_far.told:
        step = case.step_like(told.step)
        if told.whom:
            yield case.answers_until(told, step.acknowledge or LONG_ENOUGH, step)


def _comes_after(own: datetime | None, step: EscalationStep, before: _Link, case: Case) -> bool:
    """Whether those whom the step before it has still to tell hear of it first: then it is not worked out yet."""
    if step.any_hour or not before.people or case.so_far.told_at(before.index):
        return False
    return own is None or before.own is None or own > before.own


def _in_turn(own: datetime | None, step: EscalationStep, before: _Link | None, case: Case) -> datetime | None:
    """
    A step's own time, as long after the step before it as the policy says.

    Whoever could only be told late, because it was night or the bot was down,
    still has that time before somebody above them hears of it.
    """
    if own is None or before is None or before.own is None or step.any_hour or not before.people:
        return own
    told = [each.since for each in case.so_far.told_at(before.index)]
    told = told or [case.reachable(person, before.at, before.step) for person in before.people.values()]
    if step.clock is Clock.CUSTOMER:
        return max(own, min(told) + (own - before.own))
    calendar = case.moment.program.calendar_of(case.ticket.team)
    return max(own, calendar.add(min(told), max(calendar.between(before.own, own), _AT_ONCE)))


def _first(link: _Link, case: Case) -> Iterator[Telling]:
    done = {told.slot for told in case.so_far.told_at(link.index)}
    reached = {told.whom for told in case.so_far.told_at(link.index)}
    for slot, person in link.people.items():
        # somebody who stands for two of them is told once
        if slot in done or (person in reached and person):
            continue
        reached.add(person)
        yield Telling(case.reachable(person, link.at, link.step), case.matter, link.index, slot, person)


def _again(link: _Link, case: Case, not_before: datetime | None) -> Iterator[Telling]:
    repeat = link.step.repeat
    if repeat is None or case.so_far.unanswered_since is not None:
        return
    for told in case.so_far.told_at(link.index):
        if told.times <= repeat.times:
            at = case.later(told.whom, told.last, repeat.every, link.step)
            at = case.reachable(told.whom, max(at, not_before or at), link.step)
            if case.moment.absences.at(told.whom, at) is None:
                yield Telling(at, case.matter, link.index, told.slot, told.whom)


def _answer_by(link: _Link, case: Case) -> datetime | None:
    """
    Until when those whom it told may answer; None where nobody in particular is awaited, or not all are told yet.

    In their own hours. Whoever went away since is awaited no longer; where
    nobody is there at all, the next step comes at once.
    """
    if not link.people:
        return link.at
    told = {each.slot: each for each in case.so_far.told_at(link.index)}
    if any(slot not in told for slot, person in link.people.items() if _distinct(slot, person, told)):
        return None
    if not any(link.people.values()):
        return _team_by(link, case)
    time = link.step.acknowledge or (LONG_ENOUGH if case.is_last(link.index) else None)
    if time is None:
        return None
    # somebody whom it did not name may have taken it on: it is theirs to answer, too
    answers = [each for each in case.so_far.told_at(link.index) if each.whom]
    return max(case.answers_until(each, time, link.step) for each in answers)


def _team_by(link: _Link, case: Case) -> datetime | None:
    """A team has no time of its own to answer in, unless nobody at all would hear of the ticket after it."""
    told = case.so_far.told_at(link.index)
    if not told or not case.is_last(link.index) or case.goes_on_elsewhere:
        return None
    return max(case.answers_until(each, link.step.acknowledge or LONG_ENOUGH, link.step) for each in told)


def _distinct(slot: str, person: PersonId, told: dict[str, Told]) -> bool:
    """Whether that is not somebody who was told by another name."""
    return slot in told or not person or person not in {each.whom for each in told.values()}


def _back_to(taken_on: TakenOn, case: Case, not_before: datetime | None) -> Telling:
    """Whoever took it on is told when their time for it is over and it is not settled."""
    told = case.so_far.told
    # of several matters that they took on at once each goes on from its own step
    theirs = [each.step for each in told if each.whom == taken_on.by]
    index = max(theirs or [each.step for each in told], default=taken_on.step)
    slot = next((each.slot for each in told if each.whom == taken_on.by), taken_on.by)
    step = case.step_like(index)
    at = case.comes_back(taken_on, step)
    if not_before is not None and at < not_before:
        at = case.reachable(taken_on.by, not_before, step)
    return Telling(at, case.matter, index, slot, taken_on.by)


def answer_until(ticket: Ticket, so_far: Escalation, step: int, moment: Moment) -> datetime | None:
    """Until when those whom *step* told may answer before somebody else hears of it; None where nobody waits."""
    case = case_of(so_far, ticket, moment)
    if step not in dict(case.order):
        return None
    return _answer_by(_Link(step, case.steps[step], None, moment.now, case.people(step, moment.now)), case)


def settle_by(by: PersonId, step: EscalationStep | None, moment: Moment) -> datetime:
    """By when somebody who takes it on has settled it, if they do not say."""
    return hours_of(by, moment.program).add(moment.now, settle_time(step))
