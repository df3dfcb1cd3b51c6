"""Everything on file about tickets: as few reads for a list of them as for one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, select

from bot.dossier import Dossier, Joined
from bot.feedback import Band, CustomerId, Feedback, FeedbackId
from bot.history import Recorded
from bot.kept import CustomerOnFile, KeptMessage
from bot.ticket import LIVE, Ticket
from storage import codec, rows

_TICKETS = rows.table(rows.TicketRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_CUSTOMERS = rows.table(rows.CustomerRow)
_MESSAGES = rows.table(rows.MessageRow)
_EVENTS = rows.table(rows.EventRow)


def dossiers(connection: Connection, tickets: Sequence[Ticket], *, history: bool) -> Iterator[Dossier]:
    """Of each of *tickets*, in their order; a statement takes some hundreds of them."""
    if not tickets:
        return
    files = _Files(connection, tickets)
    answers, customers, messages = files.answers(), files.customers(), files.messages()
    others, joined, low_scores = files.others(), files.joined(), files.low_scores()
    told = files.history() if history else {}
    for ticket in tickets:
        whose = ticket.customer or ""
        whole = (ticket.number, *ticket.absorbed)
        yield Dossier(
            ticket=ticket,
            feedback=answers[ticket.feedback],
            customer=customers.get(whose),
            messages={kept.id: kept for number in whole for kept in messages[number]},
            others=tuple(other for other in others[whose] if other.number != ticket.number),
            joined=tuple(Joined(number, joined[number]) for number in sorted(ticket.absorbed)),
            further=tuple(answers[id] for id in ticket.also if id in answers),
            low_scores_before=sum(at < ticket.submitted_at for at in low_scores[whose]),
            history=tuple(told.get(ticket.number, ())),
        )


@dataclass(frozen=True, slots=True)
class _Files:
    """One question for all of the tickets each; none where no answer is possible."""

    connection: Connection
    tickets: Sequence[Ticket]

    def answers(self) -> Mapping[FeedbackId, Feedback]:
        ids = [id for each in self.tickets for id in (each.feedback, *each.also)]
        found = self._found(select(_FEEDBACK).where(_FEEDBACK.c.id.in_(ids)))
        return {filed.feedback.id: filed.feedback for filed in map(codec.feedback, found)}

    def customers(self) -> Mapping[CustomerId, CustomerOnFile]:
        if not self._customers:
            return {}
        found = self._found(select(_CUSTOMERS).where(_CUSTOMERS.c.id.in_(self._customers)))
        return {row["id"]: codec.customer(row) for row in found}

    def messages(self) -> Mapping[int, list[KeptMessage]]:
        numbers = [number for each in self.tickets for number in (each.number, *each.absorbed)]
        said: defaultdict[int, list[KeptMessage]] = defaultdict(list)
        for row in self._found(select(_MESSAGES).where(_MESSAGES.c.ticket.in_(numbers))):
            said[row["ticket"]].append(codec.message(row))
        return said

    def others(self) -> Mapping[CustomerId, list[Ticket]]:
        """All that is live of the same customers, the newest first."""
        live: defaultdict[CustomerId, list[Ticket]] = defaultdict(list)
        if self._customers:
            theirs = and_(_TICKETS.c.customer.in_(self._customers), _TICKETS.c.status.in_(LIVE))
            for row in self._found(select(_TICKETS).where(theirs).order_by(_TICKETS.c.number.desc())):
                live[row["customer"]].append(codec.ticket(row))
        return live

    def joined(self) -> Mapping[int, Feedback]:
        absorbed = [number for each in self.tickets for number in each.absorbed]
        if not absorbed:
            return {}
        both = select(_TICKETS.c.number, _FEEDBACK).join_from(
            _TICKETS, _FEEDBACK, _FEEDBACK.c.id == _TICKETS.c.feedback
        )
        found = self._found(both.where(_TICKETS.c.number.in_(absorbed)))
        return {row["number"]: codec.feedback(row).feedback for row in found}

    def low_scores(self) -> Mapping[CustomerId, list[datetime]]:
        """When the same customers gave answers in the detractor band, before the last of the tickets."""
        low: defaultdict[CustomerId, list[datetime]] = defaultdict(list)
        if self._customers:
            last = max(each.submitted_at for each in self.tickets)
            earlier = and_(_FEEDBACK.c.customer.in_(self._customers), _FEEDBACK.c.submitted_at < last)
            for filed in map(codec.feedback, self._found(select(_FEEDBACK).where(earlier))):
                if filed.feedback.band is Band.DETRACTOR:
                    low[filed.customer or ""].append(filed.feedback.submitted_at)
        return low

    def history(self) -> Mapping[int, list[Recorded]]:
        told: defaultdict[int, list[Recorded]] = defaultdict(list)
        numbers = [each.number for each in self.tickets]
        events = select(_EVENTS).where(_EVENTS.c.ticket.in_(numbers)).order_by(_EVENTS.c.ticket, _EVENTS.c.version)
        for row in self._found(events):
            told[row["ticket"]].append(codec.event(row))
        return told

    @property
    def _customers(self) -> list[CustomerId]:
        return sorted({each.customer for each in self.tickets if each.customer})

    def _found(self, statement: Select[Any]) -> Any:
        return self.connection.execute(statement).mappings()
