"""Tickets that only somebody trained for them may have: a vulnerable customer, a formal complaint."""

from collections.abc import Sequence

from bot.arriving import Given
from bot.errors import Reason, Refusal
from bot.events import Assigned, Claimed, Event
from bot.moment import Moment
from bot.people import PersonId, Role
from bot.standing_in import StoodIn
from bot.ticket import Ticket


def is_trained(person: PersonId, ticket: Ticket, moment: Moment) -> bool:
    """
    Whether *person* may have it: by the workflow it was opened under, and what they are trained for today.

    An executive who was called in may always: somebody has to.
    """
    workflow = moment.program_of(ticket).workflow(ticket.workflow)
    entry = moment.program.people.get(person)
    if workflow is None or workflow.training is None or entry is None or entry.role is Role.EXECUTIVE:
        return True
    return workflow.training in entry.trained


def open_to(person: PersonId, tickets: Sequence[Ticket], moment: Moment) -> list[Ticket]:
    """Those of *tickets* that *person* may be offered."""
    return [ticket for ticket in tickets if is_trained(person, ticket, moment)]


def require_trained(ticket: Ticket, events: Sequence[Event], moment: Moment) -> None:
    """Refuse what would make it somebody's who is not trained for it; says who is."""
    if all(is_trained(person, ticket, moment) for event in events if (person := _new_owner(event))):
        return
    colleagues = moment.program.people_of(ticket.team)
    able = tuple(each.email for each in colleagues if is_trained(each.email, ticket, moment))
    raise Refusal(Reason.NOT_TRAINED, field="person" if isinstance(events[0], Assigned) else "", people=able)


def _new_owner(event: Event) -> PersonId | None:
    match event:
        case Claimed(by=person) | StoodIn(by=person):
            return person
        case Assigned(to=person) | Given(to=person):
            return person
        case _:
            return None
