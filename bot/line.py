"""A team whose tickets are taken one after the other: nobody picks the easy ones."""

from collections.abc import Sequence

from bot.errors import Reason, Refusal
from bot.events import Claimed, Event
from bot.moment import Moment
from bot.people import Person, PersonId, Role
from bot.ports import UnitOfWork
from bot.program.people import Assign
from bot.ticket import Ticket
from bot.training import is_trained, open_to
from bot.urgency import by_urgency, is_asleep


def stands_in_line(ticket: Ticket, person: Person, moment: Moment) -> bool:
    """
    Whether *person* may take it only when it comes next.

    A lead, and an executive whom it reached, choose: they are called because of
    one ticket. Whoever had it before need not wait for it again.
    """
    team = moment.program.teams.get(ticket.team)
    is_free = ticket.is_live and ticket.owner is None and not any(each.by == person.email for each in ticket.contacts)
    return is_free and team is not None and team.assign is Assign.QUEUE and person.role is Role.FRONTLINE


def first_in_line(
    waiting: Sequence[Ticket], unwanted: frozenset[int], moment: Moment, person: PersonId = ""
) -> Ticket | None:
    """The most urgent of those that nobody put off; for *person*, of those that they may have."""
    found = by_urgency(open_to(person, waiting, moment) if person else waiting, moment.now, unwanted)
    return next((ticket for ticket in found if not is_asleep(ticket, moment.now)), None)


def require_turn(desk: UnitOfWork, ticket: Ticket, events: Sequence[Event]) -> None:
    """Refuse to claim, by whichever way, what does not come next."""
    claimed = next((event for event in events if isinstance(event, Claimed)), None)
    person = desk.moment.program.person(claimed.by) if claimed else None
    if person is None or not stands_in_line(ticket, person, desk.moment):
        return
    if not is_trained(person.email, ticket, desk.moment):
        return  # that it is not for them says more than that it is not its turn
    first = first_in_line(*desk.line(ticket.team), desk.moment, person.email)
    if first is not None and first.number != ticket.number:
        raise Refusal(Reason.NOT_NEXT, ticket=first.number)
