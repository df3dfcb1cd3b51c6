"""When an escalation step comes, to whom, and what follows if nobody answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.absences import Absence
from bot.calling_hours import present, reachable
from bot.escalation import Escalation, TakenOn, Told
from bot.hours import at_a_mark, hours_of, width_of
from bot.moment import Moment
from bot.people import PersonId
from bot.policies import (
    HELP,
    LONG_ENOUGH,
    comes_at,
    hours_to_tell,
    is_above,
    is_help,
    matter_of,
    named,
    policy_of,
    slots_of,
    span_of,
    stands_still,
)
from bot.program.steps import EscalationStep
from bot.program.targets import Clock
from bot.ticket import Ticket

#: A step's number, and whether it is about the matter itself.
_Place = tuple[int, bool]
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
    """One step of a matter's chain: when it comes, and whom it tells today."""

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
    steps = policy_of(ticket, moment)
    matters = [None if stands_still(step.after, ticket) else matter_of(step.after, ticket) for step in steps]
    homeless = ticket.team not in moment.program.teams
    for matter in dict.fromkeys(matters):
        # the program's owner knows of a ticket whose team is gone, and it is in their hands
        if matter is not None and not (homeless and not is_help(matter)):
            yield from _of_matter(matter, _chain(matter, matters, steps), steps, ticket, moment)


def _of_matter(
    matter: str, links: Sequence[_Place], steps: tuple[EscalationStep, ...], ticket: Ticket, moment: Moment
) -> Iterator[Telling | NobodyLeft]:
    so_far = ticket.escalation(matter) or Escalation(matter=matter)
    not_before: datetime | None = None
    if (taken_on := so_far.taken_on) is not None:
        back = _back_to(so_far, taken_on, steps, ticket, moment)
        if moment.absences.at(taken_on.by, back.at) is None:
            yield back
            return
        # whoever took it on is not there to hear of it: the others are
        not_before = back.at
    before: _Link | None = None
    waited_until: datetime | None = None
    for index, is_about_it in links:
        step = steps[index]
        own = comes_at(step, ticket, moment) if is_about_it else None
        if before is not None and _comes_after(own, step, before, so_far):
            continue
        times = [each for each in (_in_turn(own, step, before, so_far, ticket, moment), waited_until) if each]
        if not times:
            return
        at = max(min(times), not_before or min(times))
        people = _people(step, at, so_far, index, ticket, moment)
        before = _Link(index, step, own, at, people)
        yield from _first(before, so_far, ticket, moment)
        yield from _again(before, so_far, ticket, moment)
        waited_until = _answer_by(before, so_far, index == links[-1][0], ticket, moment)
    if before is not None and waited_until is not None and so_far.unanswered_since is None:
        owner = hours_of(moment.program.program.owner, moment.program)
        waited_until = max([waited_until, *_still_have_time(so_far, steps, ticket, moment)])
        yield NobodyLeft(at_a_mark(owner, waited_until, width_of(span_of(before.step, ticket))), matter)


def _still_have_time(
    so_far: Escalation, steps: tuple[EscalationStep, ...], ticket: Ticket, moment: Moment
) -> Iterator[datetime]:
    """Until when each of those who were told may answer, also where it came back to them after the last step."""
    for told in so_far.told:
        step = steps[min(told.step, len(steps) - 1)]
        if told.whom:
            yield _until(told, step.acknowledge or LONG_ENOUGH, step, ticket, moment)


def _comes_after(own: datetime | None, step: EscalationStep, before: _Link, so_far: Escalation) -> bool:
    """Whether those whom the step before it has still to tell hear of it first: then it is not worked out yet."""
    if step.any_hour or not before.people or so_far.told_at(before.index):
        return False
    return own is None or before.own is None or own > before.own


def _chain(matter: str, matters: Sequence[str | None], steps: tuple[EscalationStep, ...]) -> list[_Place]:
    """
    The steps that follow each other about a matter, and whether each is about it itself.

    A call for help that nobody answers goes on along the whole policy, to
    whoever stands above those that were asked.
    """
    own = [(index, True) for index, each in enumerate(matters) if each == matter]
    if not is_help(matter):
        return own
    last = own[-1][0]
    later = -1 if steps[last] is HELP else last
    above = [(i, False) for i, step in enumerate(steps) if i > later and matters[i] != matter and is_above(step)]
    return [*own, *above]


def _in_turn(
    own: datetime | None, step: EscalationStep, before: _Link | None, so_far: Escalation, ticket: Ticket, moment: Moment
) -> datetime | None:
    """
    A step's own time, as long after the step before it as the policy says.

    Whoever could only be told late, because it was night or the bot was down,
    still has that time before somebody above them hears of it.
    """
    if own is None or before is None or before.own is None or step.any_hour or not before.people:
        return own
    told = [each.since for each in so_far.told_at(before.index)]
    told = told or [
        reachable(person, before.at, before.step, so_far.matter, ticket, moment) for person in before.people.values()
    ]
    if step.clock is Clock.CUSTOMER:
        return max(own, min(told) + (own - before.own))
    calendar = moment.program.calendar_of(ticket.team)
    return max(own, calendar.add(min(told), max(calendar.between(before.own, own), _AT_ONCE)))


def _people(
    step: EscalationStep, at: datetime, so_far: Escalation, index: int, ticket: Ticket, moment: Moment
) -> dict[str, PersonId]:
    """Whoever was told stays the one who was; nobody is asked for the help that they asked for themselves."""
    already = {each.slot: each.whom for each in so_far.told_at(index)}
    asker = ticket.help.by if ticket.help and is_help(so_far.matter) else None
    found: dict[str, PersonId] = {}
    for slot in slots_of(step, moment):
        person = already.get(slot)
        if person is None:
            person = present(named(slot, ticket, moment), at, step, so_far.matter, ticket, moment)
        if person is not None and (person != asker or slot in already):
            found[slot] = person
    return found


def _first(link: _Link, so_far: Escalation, ticket: Ticket, moment: Moment) -> Iterator[Telling]:
    done = {told.slot for told in so_far.told_at(link.index)}
    reached = {told.whom for told in so_far.told_at(link.index)}
    for slot, person in link.people.items():
        # somebody who stands for two of them is told once
        if slot in done or (person in reached and person):
            continue
        reached.add(person)
        yield Telling(
            reachable(person, link.at, link.step, so_far.matter, ticket, moment),
            so_far.matter,
            link.index,
            slot,
            person,
        )


def _again(link: _Link, so_far: Escalation, ticket: Ticket, moment: Moment) -> Iterator[Telling]:
    repeat = link.step.repeat
    if repeat is None or so_far.unanswered_since is not None:
        return
    for told in so_far.told_at(link.index):
        if told.times <= repeat.times:
            at = hours_to_tell(told.whom, ticket, moment).add(told.last, repeat.every)
            at = reachable(told.whom, at, link.step, so_far.matter, ticket, moment)
            if moment.absences.at(told.whom, at) is None:
                yield Telling(at, so_far.matter, link.index, told.slot, told.whom)


def _answer_by(link: _Link, so_far: Escalation, is_last: bool, ticket: Ticket, moment: Moment) -> datetime | None:
    """
    Until when those whom it told may answer; None where nobody in particular is awaited, or not all are told yet.

    In their own hours. Whoever went away since is awaited no longer; where
    nobody is there at all, the next step comes at once.
    """
    if not link.people:
        return link.at
    told = {each.slot: each for each in so_far.told_at(link.index)}
    people = [slot for slot, person in link.people.items() if person]
    if not people or any(
        slot not in told for slot, person in link.people.items() if _distinct(slot, person, link, told)
    ):
        return None
    time = link.step.acknowledge or (LONG_ENOUGH if is_last else None)
    if time is None:
        return None
    # somebody whom it did not name may have taken it on: it is theirs to answer, too
    answers = [each for each in so_far.told_at(link.index) if each.whom]
    return max(_until(each, time, link.step, ticket, moment) for each in answers)


def _distinct(slot: str, person: PersonId, link: _Link, told: dict[str, Told]) -> bool:
    """Whether that is not somebody who was told by another name."""
    return slot in told or not person or person not in {each.whom for each in told.values()}


def _until(told: Told, time: timedelta, step: EscalationStep, ticket: Ticket, moment: Moment) -> datetime:
    """Whoever goes away meanwhile is awaited no longer than until then."""
    end = told.since + time if step.any_hour else hours_to_tell(told.whom, ticket, moment).add(told.since, time)
    leaves = [each.since for each in moment.absences.of.get(told.whom, ()) if each.since < end and _reaches(each, told)]
    return max(told.since, min([end, *leaves]))


def _reaches(absence: Absence, told: Told) -> bool:
    return absence.until is None or absence.until > told.since


def _back_to(
    so_far: Escalation, taken_on: TakenOn, steps: tuple[EscalationStep, ...], ticket: Ticket, moment: Moment
) -> Telling:
    """Whoever took it on is told when their time for it is over and it is not settled."""
    # of several matters that they took on at once each goes on from its own step
    theirs = [told.step for told in so_far.told if told.whom == taken_on.by]
    index = max(theirs or [told.step for told in so_far.told], default=taken_on.step)
    step = steps[min(index, len(steps) - 1)]
    slot = next((told.slot for told in so_far.told if told.whom == taken_on.by), taken_on.by)
    # nobody waits for it at this instant, so it comes together with what else is then to be said
    hours, width = hours_to_tell(taken_on.by, ticket, moment), width_of(2 * span_of(step, ticket))
    at = taken_on.due if step.any_hour else at_a_mark(hours, taken_on.due, width)
    return Telling(at, so_far.matter, index, slot, taken_on.by)


def answer_until(ticket: Ticket, so_far: Escalation, step: int, moment: Moment) -> datetime | None:
    """Until when those whom *step* told may answer before somebody else hears of it; None where nobody waits."""
    steps = policy_of(ticket, moment)
    links = _chain(so_far.matter, [matter_of(each.after, ticket) for each in steps], steps)
    if step not in dict(links):
        return None
    people = _people(steps[step], moment.now, so_far, step, ticket, moment)
    link = _Link(step, steps[step], None, moment.now, people)
    return _answer_by(link, so_far, step == links[-1][0], ticket, moment)


def settle_by(by: PersonId, step: EscalationStep | None, moment: Moment) -> datetime:
    """By when somebody who takes it on has settled it, if they do not say: as long again as they had to answer."""
    time = (step.acknowledge if step else None) or LONG_ENOUGH
    return hours_of(by, moment.program).add(moment.now, time)
