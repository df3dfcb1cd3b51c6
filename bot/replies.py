"""A customer answers a mail: their ticket hears it, wherever that went on."""

from dataclasses import dataclass
from datetime import datetime

from bot.customer_words import HearCustomer
from bot.decide import decide
from bot.feedback import is_only_stop
from bot.ports import Needs, UnitOfWork
from bot.service import heed_opting_out, record, require, where_it_goes_on
from bot.ticket import Ticket
from bot.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class HearReply:
    """
    A reply to a mail that left about ticket `number`; the ticket that heard it, as it stands then.

    Where STOP is all that it says, they want no more of us, as in an answer to a survey.
    """

    number: int
    words: Words
    #: When they pressed send.
    at: datetime

    @property
    def says_stop(self) -> bool:
        return is_only_stop(self.words.said or "")

    def needs(self) -> Needs:
        return Needs(tickets=(self.number,))

    def run(self, desk: UnitOfWork) -> Ticket:
        ticket = where_it_goes_on(desk, require(desk, self.number))
        if self.says_stop:
            heed_opting_out(desk, ticket)
            return require(desk, ticket.number)
        return record(desk, ticket, decide(ticket, HearCustomer(words=self.words, at=self.at), desk.moment))
