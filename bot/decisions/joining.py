"""Two tickets that are the same matter become one."""

from dataclasses import replace
from typing import assert_never

from bot.apply import apply
from bot.commands import Absorb, Merge
from bot.decisions.going_on import asked_nobody, asleep_until, called_again, help_of_both, matters_of_both
from bot.decisions.states import require_live
from bot.errors import Reason, Refusal
from bot.events import Absorbed, Assigned, Event, Merged
from bot.moment import Moment
from bot.pauses import as_of
from bot.people import PersonId
from bot.rights import is_restricted, may_share, require_team
from bot.ticket import Contact, Target, Ticket
from bot.training import is_trained


def decide(ticket: Ticket, command: Merge | Absorb, moment: Moment) -> tuple[Event, ...]:
    match command:
        case Merge():
            return _merge(ticket, command, moment)
        case Absorb():
            return _absorb(ticket, command, moment)
        case _:
            assert_never(command)


def _merge(ticket: Ticket, command: Merge, moment: Moment) -> tuple[Event, ...]:
    if ticket.merged_into == command.into.number:
        return ()
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    if ticket.number == command.into.number:
        raise Refusal(Reason.SAME_TICKET, field="ticket")
    require_live(command.into)
    if ticket.pending:
        raise Refusal(Reason.TOO_LATE, field="ticket")
    if ticket.customer and command.into.customer and ticket.customer != command.into.customer:
        raise Refusal(Reason.OTHER_CUSTOMER, field="ticket", ticket=command.into.number)
    if is_restricted(ticket.team, moment.program) and command.into.team != ticket.team:
        raise Refusal(Reason.STAYS_THERE, field="ticket")
    return (Merged(by=command.by.email, into=command.into.number),)


def _absorb(ticket: Ticket, command: Absorb, moment: Moment) -> tuple[Event, ...]:
    """
    The older clock stays: of each target, whichever comes first.

    Whoever looked after the other goes on with this one, if nobody has it.
    """
    require_live(ticket)
    require_team(command.by, ticket, moment.program)
    # whoever was called about a ticket may read it
    shares = may_share(ticket.team, command.other.team, moment.program)
    other = command.other if shares else asked_nobody(command.other)
    (first_contact, resolve), (others_first, others_resolve) = as_of(ticket, moment), as_of(other, moment)
    goes_on = other.owner if ticket.owner is None and _may_have(other.owner, ticket, moment) else None
    # first of all: whoever is given a ticket answers the call for help on it, and wakes it
    given = (Assigned(by=command.by.email, to=goes_on),) if goes_on else ()
    before = apply(ticket, given[0], moment.now) if given else ticket
    asked = help_of_both(before, other)
    absorbed = Absorbed(
        by=command.by.email,
        other=other.number,
        others=other.absorbed,
        submitted_at=min(ticket.submitted_at, other.submitted_at),
        first_contact=_earlier(first_contact, others_first),
        resolve=_earlier(resolve, others_resolve),
        contacts=_unseen(other, ticket.version),
        promise=other.promise,
        heard=tuple(replace(heard, version=ticket.version) for heard in other.heard),
        help=asked,
        reached=other.reached,
        snoozed_until=asleep_until(before, other, moment.now),
    )
    matters = matters_of_both(before, other, apply(before, absorbed, moment.now), asked, moment)
    absorbed = replace(absorbed, escalations=matters)
    return (*given, absorbed, *called_again(before, apply(before, absorbed, moment.now), moment))


def _may_have(owner: PersonId | None, ticket: Ticket, moment: Moment) -> bool:
    """Whether they work in its team, and are trained for it where that is asked."""
    theirs = owner in {person.email for person in moment.program.people_of(ticket.team)}
    return owner is not None and theirs and is_trained(owner, ticket, moment)


def _unseen(other: Ticket, version: int) -> tuple[Contact, ...]:
    """The other's contacts, counted by this ticket's versions: nobody who looks at it has seen them."""
    return tuple(replace(contact, version=version + 1) for contact in other.contacts)


def _earlier(one: Target, other: Target) -> Target:
    return min(one, other, key=lambda target: target.due)
