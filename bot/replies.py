"""A customer answers a mail: their ticket hears it, wherever that went on."""

from dataclasses import dataclass
from datetime import datetime

from bot.customer_words import HearCustomer
from bot.decide import decide
from bot.ports import Needs, UnitOfWork
from bot.service import record, require, where_it_goes_on
from bot.ticket import Ticket
from bot.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HearReply:
    """A reply to a mail that left about ticket `number`; the ticket that heard it, as it stands then."""

    number: int
    words: Words
    #: When they pressed send.
    at: datetime

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> Ticket:
        ticket = where_it_goes_on(desk, require(desk, self.number))
        return record(desk, ticket, decide(ticket, HearCustomer(words=self.words, at=self.at), desk.moment))
