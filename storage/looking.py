"""What a piece of work looks up only where its program speaks of it; what the group decided before it included."""

from collections.abc import Sequence
from datetime import datetime

from bot.feedback import CustomerId
from bot.past import Past
from bot.ticket import Ticket
from storage import lines, pasts
from storage.reading import Reading


class Looking(Reading):
    """See `bot.ports.UnitOfWork`."""

    def past_of(self, customer: CustomerId) -> Past:
        self._read_tickets(pasts.tickets(self.connection, customer))
        ours = {f.feedback.id: f.feedback for f in self._feedback.values() if f and f.customer == customer}
        theirs = [ticket for ticket in self._tickets.values() if ticket and ticket.customer == customer]
        return Past(tuple({**pasts.answers(self.connection, customer), **ours}.values()), theirs)

    def begun(self, workflow: str, since: datetime, until: datetime) -> int:
        kept = pasts.begun(self.connection, workflow, since, until)
        ours = {n for n, f in self._facts.items() if f.workflow == workflow and since <= f.submitted_at < until}
        together = {n for n, ticket in self._tickets.items() if ticket and ticket.in_issue}
        return len((kept | ours) - together)

    def line(self, team: str) -> tuple[Sequence[Ticket], frozenset[int]]:
        self._read_tickets(lines.waiting(self.connection, team))
        theirs = [t for t in self._tickets.values() if t and t.team == team and _is_free(t)]
        return theirs, lines.unwanted(self.connection, [ticket.number for ticket in theirs])


def _is_free(ticket: Ticket) -> bool:
    return ticket.is_live and ticket.owner is None and not ticket.in_issue
