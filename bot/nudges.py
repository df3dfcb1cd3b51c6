"""When whoever has a ticket is reminded of it, and of what."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from bot.hours import at_a_mark, hours_of, last_mark, reachable, width_of
from bot.known_issues import issue_of, leader
from bot.moment import Moment
from bot.people import PersonId
from bot.presence import when_here
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
    owner = _reminded_of(ticket, moment)
    if owner is None or not (ticket.is_live or ticket.owes):
        return
    if ticket.owes or (ticket.quiet and owner == ticket.owner):
        yield from _in_time(ticket, moment)
        return
    if moment.program.person(owner) is None:
        return
    for of in _due_next(ticket):
        coming = [nudge for nudge in _all(ticket, of, owner, moment) if not ticket.was_nudged(nudge.of, nudge.share)]
        late = [nudge for nudge in coming if nudge.at <= moment.now]
        yield from late[-1:] or _last_of_a_mark(coming)


def _reminded_of(ticket: Ticket, moment: Moment) -> PersonId | None:
    """Whoever has it; of all that wait in a known issue, whoever leads that."""
    issue = issue_of(ticket.known_issue, moment.program) if ticket.in_issue and ticket.is_live else None
    return leader(issue, moment.program) if issue else ticket.owner


def reminded(ticket: Ticket, moment: Moment) -> tuple[PersonId, ...]:
    """
    Whom a reminder may be for, the first of them who is there in time.

    A resolved ticket goes back to nobody when its owner is away, and an owner
    may want no more reminders: of what was promised to the customer, their lead
    is reminded in their stead, or else the program's owner.
    """
    own = () if ticket.owner is None or ticket.quiet else (ticket.owner,)
    return (*own, *in_their_stead(ticket, moment)) if ticket.owes or ticket.quiet else own


def in_their_stead(ticket: Ticket, moment: Moment) -> tuple[PersonId, ...]:
    """Who is reminded of a promise where its owner is not, the first first."""
    team = moment.program.teams.get(ticket.team)
    others = (*((team.lead,) if team else ()), moment.program.program.owner)
    return tuple(each for each in dict.fromkeys(others) if each != ticket.owner)


def _in_time(ticket: Ticket, moment: Moment) -> Iterator[Nudge]:
    """Of the promise, to the first of them who is there before it is due."""
    if ticket.was_nudged("promise", _WHOLE):
        return
    known = (each for each in reminded(ticket, moment) if moment.program.person(each) is not None)
    found = (nudge for each in known for nudge in _of_promise(ticket, each, moment))
    yield from islice(found, 1)


def _last_of_a_mark(coming: list[Nudge]) -> list[Nudge]:
    """What waits for the same hour is one reminder: the latest."""
    return [nudge for nudge in coming if nudge.at == coming[0].at][-1:]


def _due_next(ticket: Ticket) -> Iterator[Due]:
    """Of what is put aside, or closed, only what was promised."""
    if ticket.paused_since is not None or not ticket.is_live:
        pass
    elif not ticket.answered:
        yield "first_contact"
    elif ticket.reply is not None:
        yield "reply"
    elif ticket.promise is None:
        yield "resolve"
    if ticket.promise is not None:
        yield "promise"


def _all(ticket: Ticket, of: Due, owner: PersonId, moment: Moment) -> Iterator[Nudge]:
    if of == "promise":
        yield from _of_promise(ticket, owner, moment)
        return
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
    had = ticket.owned_since or passed
    return max(had, ticket.touched_at or had) if of == "resolve" else had


def _shares(ticket: Ticket, moment: Moment) -> tuple[float, ...]:
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return tuple(sorted(program.sla_of(workflow).nudge)) if workflow else ()


def _of_promise(ticket: Ticket, person: PersonId, moment: Moment) -> Iterator[Nudge]:
    """Before it is due, also where that is the evening before; once, however soon it is due."""
    if ticket.promise is None:
        return
    hours = hours_of(person, moment.program)
    made = max([ticket.submitted_at, *(c.at for c in ticket.contacts), *(t.at for t in ticket.tries)])
    width = width_of(ticket.promise.due - made)
    at = last_mark(hours, ticket.promise.due - _BEFORE_A_PROMISE, width)
    if at <= made:
        at = at_a_mark(hours, made, width)
    here = when_here(person, reachable(hours, at, moment.now, width), moment, width)
    if here is not None and made < here < ticket.promise.due:
        yield Nudge("promise", _WHOLE, here, person)
