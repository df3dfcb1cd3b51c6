"""When whoever has a ticket is reminded of it, and of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.hours import at_a_mark, hours_of, last_mark, reachable, width_of
from bot.known_issues import issue_of, reminded
from bot.moment import Moment
from bot.people import PersonId
from bot.presence import when_here
from bot.reminders import has_heard_of_promise
from bot.shares import after_share
from bot.ticket import Due, Ticket

#: A promise is remembered this long before its time, so that it can still be kept.
_BEFORE_A_PROMISE = timedelta(hours=2)
#: Of what has one moment only.
_WHOLE = 1.0


@dataclass(frozen=True, slots=True)
class Nudge:
    """A reminder: of which deadline, after which share of its time, and whom, when they can be reached."""

    of: Due
    share: float
    at: datetime
    to: PersonId


def nudges(ticket: Ticket, moment: Moment) -> Iterator[Nudge]:
    """
    The next reminder of each thing that is due next, or the latest that was missed.

    In the owner's own hours, at marks they share with other reminders. What came before they had the
    ticket is nobody's fault, and what would come after the deadline is too late
    to help.
    """
    if not (ticket.is_live or ticket.owes):
        return
    yield from _of_promise(ticket, moment)
    owner = _reminded_of(ticket, moment)
    if owner is None or moment.program.person(owner) is None:
        return
    for of in _due_next(ticket):
        coming = [nudge for nudge in _all(ticket, of, owner, moment) if not ticket.was_nudged(nudge.of, nudge.share)]
        late = [nudge for nudge in coming if nudge.at <= moment.now]
        yield from late[-1:] or _last_of_a_mark(coming)


def _reminded_of(ticket: Ticket, moment: Moment) -> PersonId | None:
    """Whoever has it and wants to be reminded; of all that wait in a known issue, whoever answers for that."""
    issue = issue_of(ticket.known_issue, moment.program) if ticket.in_issue and ticket.is_live else None
    return reminded(issue, moment) if issue else None if ticket.quiet else ticket.owner


def in_their_stead(ticket: Ticket, moment: Moment) -> tuple[PersonId, ...]:
    """
    Who is reminded of a promise where its owner is not, the first first.

    What is said to a restricted team is told to nobody who may not read it.
    """
    team = moment.program.teams.get(ticket.team)
    others = (team.lead.lower(),) if team else ()
    if team is None or not team.restricted:
        others = (*others, moment.program.program.owner.lower())
    return tuple(each for each in dict.fromkeys(others) if each != ticket.owner)


def is_for(person: PersonId, of: Due, ticket: Ticket, moment: Moment) -> bool:
    """Whether *person* is still to hear of it: whoever has the ticket, or of a promise that they cannot, the others."""
    if person == _reminded_of(ticket, moment):
        return True
    if of != "promise" or person not in in_their_stead(ticket, moment):
        return False
    return not [nudge for each in _owner_of(ticket) for nudge in _before_it_is_due(ticket, each, moment)]


def _of_promise(ticket: Ticket, moment: Moment) -> Iterator[Nudge]:
    """
    Once, to the first who is there before it is due.

    That is its owner, where there is one who wants to be reminded and works
    until then; else their lead, who can see to it, or the program's owner.
    Whoever has it after them hears of it, too.
    """
    if ticket.promise is None or (ticket.owner and has_heard_of_promise(ticket.owner, ticket)):
        return
    others = in_their_stead(ticket, moment)
    found = [nudge for each in _owner_of(ticket) for nudge in _of_promise_to(each, ticket, moment)]
    if not found and not any(has_heard_of_promise(each, ticket) for each in others):
        found = [nudge for each in others for nudge in _of_promise_to(each, ticket, moment)]
    yield from found[:1]


def _of_promise_to(person: PersonId, ticket: Ticket, moment: Moment) -> Iterator[Nudge]:
    return iter(()) if moment.program.person(person) is None else _before_it_is_due(ticket, person, moment)


def _owner_of(ticket: Ticket) -> tuple[PersonId, ...]:
    return () if ticket.owner is None or ticket.quiet else (ticket.owner,)


def _last_of_a_mark(coming: list[Nudge]) -> list[Nudge]:
    """What waits for the same hour is one reminder: the latest."""
    return [nudge for nudge in coming if nudge.at == coming[0].at][-1:]


def _due_next(ticket: Ticket) -> Iterator[Due]:
    """Besides what was promised; of what is put aside, or closed, nothing."""
    if ticket.paused_since is not None or not ticket.is_live:
        return
    if not ticket.answered:
        yield "first_contact"
    elif ticket.reply is not None:
        yield "reply"
    elif ticket.promise is None:
        yield "resolve"


def _all(ticket: Ticket, of: Due, owner: PersonId, moment: Moment) -> Iterator[Nudge]:
    hours = hours_of(owner, moment.program)
    target = {"first_contact": ticket.first_contact, "reply": ticket.reply}.get(of) or ticket.resolve
    for share in _shares(ticket, moment):
        passed = after_share(target, share, ticket, moment)
        width = width_of(timedelta(seconds=target.within_seconds))
        mark = reachable(hours, at_a_mark(hours, passed, width), moment.now, width)
        at = when_here(owner, mark, moment, width)
        if at is not None and passed > _since(of, ticket, passed) and at < target.due:
            yield Nudge(of, share, at, owner)


def _since(of: Due, ticket: Ticket, passed: datetime) -> datetime:
    """Whoever has just done something about the solution need not hear that half of its time is over by now."""
    had = ticket.submitted_at if ticket.in_issue else ticket.owned_since or passed
    return max(had, ticket.touched_at or had) if of == "resolve" else had


def _shares(ticket: Ticket, moment: Moment) -> tuple[float, ...]:
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return tuple(sorted(program.sla_of(workflow).nudge)) if workflow else ()


def _before_it_is_due(ticket: Ticket, person: PersonId, moment: Moment) -> Iterator[Nudge]:
    """When they can be reminded of the promise, also where that is the evening before; nothing, where they cannot."""
    if ticket.promise is None:
        return
    hours = hours_of(person, moment.program)
    since = _known_since(ticket, person)
    width = width_of(ticket.promise.due - since)
    # whoever has it only since shortly before has read of it just now: half of what is left may pass
    halfway = since + (ticket.promise.due - since) / 2
    marks = [last_mark(hours, before, width) for before in (ticket.promise.due - _BEFORE_A_PROMISE, halfway)]
    at = next((mark for mark in marks if mark > since), None) or at_a_mark(hours, since, width)
    here = when_here(person, reachable(hours, at, moment.now, width), moment, width)
    if here is not None and since < here < ticket.promise.due:
        yield Nudge("promise", _WHOLE, here, person)


def _known_since(ticket: Ticket, person: PersonId) -> datetime:
    """Since when it could be said to them: since it was made, and since they have it, or nobody has."""
    made = max([ticket.submitted_at, *(c.at for c in ticket.contacts), *(t.at for t in ticket.tries)])
    hands = ticket.owned_since if person == ticket.owner else ticket.free_since
    return max(made, hands or made)
