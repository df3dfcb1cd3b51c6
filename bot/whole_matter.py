"""Everything that a customer answered about one matter."""

from collections.abc import Iterator

from bot.feedback import Feedback
from bot.ports import UnitOfWork
from bot.ticket import Ticket


def answers_about(desk: UnitOfWork, ticket: Ticket) -> Iterator[Feedback]:
    """The answer that *ticket* was opened for, and those that became part of it."""
    absorbed = (desk.ticket(number) for number in ticket.absorbed)
    for answer in (ticket.feedback, *ticket.also, *(other.feedback for other in absorbed if other)):
        filed = desk.feedback(answer)
        if filed is not None:
            yield filed.feedback
