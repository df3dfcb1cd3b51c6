"""What is said when a ticket is given to somebody at once, and of one that came beyond its workflow's cap."""

from dataclasses import replace

from bot.arriving import Given
from bot.effects import Effect, Priority, Send, to_person, to_thread
from bot.history import Recorded
from bot.moment import Moment
from bot.reactions.about import about
from bot.ticket import Ticket

#: The first event of every ticket, of which nothing is said.
_OPENING = 1


def given(ticket: Ticket, event: Given, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (about(ticket, recorded, "given", to_person(event.to), Priority.POST),)


def is_only_listed(ticket: Ticket) -> bool:
    """Whether it stands in the day's list, or in a known issue: it has no card that anything could be said under."""
    return ticket.in_issue or (ticket.overflow and ticket.owner is None)


def is_shown_at_last(ticket: Ticket) -> bool:
    """Whether somebody took it from the list."""
    return ticket.overflow and ticket.owner is not None


def shown_at_last(ticket: Ticket, recorded: Recorded, card: Send) -> tuple[Effect, ...]:
    """Whoever takes it from the list gets the card it had not; said once, by its key."""
    before = recorded.version - 1
    if before <= _OPENING:
        return (card,)
    told = about(ticket, recorded, "so_far", to_thread(ticket.team), Priority.THREAD)
    return (card, replace(told, key=f"ticket {ticket.number} / so_far from the list", version=before))
