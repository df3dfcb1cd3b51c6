"""Those who are called in: leads, the executive, the program's owner."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.calling_in import CarryOn, HandTo, TakeOver
from bot.escalation import Escalation
from bot.ticket import Ticket
from tests.company.desk import least_busy
from tests.company.frontline import Frontline

_NOT_YET = timedelta(minutes=10)
#: So many of what reached them at once they answer one by one.
_AT_MOST = 4
#: A ticket, what it is about, and when they were last told.
_Seen = tuple[int, str, datetime]


class CalledIn(Frontline):
    """Answers what reached them, one after the other; sees to what they took themselves."""

    #: How often they look, how long an answer takes, in minutes, and how much of it they leave unanswered.
    looks, takes, ignores = (15, 45), (2, 5), 0.05
    #: How much they see to themselves.
    takes_over = 0.05

    def with_team(self, colleagues: Sequence[Frontline]) -> "CalledIn":
        self._colleagues = colleagues
        self._seen: set[_Seen] = set()
        return self

    def turn(self) -> datetime:
        if not self.is_here(self.now):
            return self.next_here(self.now)
        if (number := self.next_meant()) is not None:
            self.see_to(self.world.ticket(number))
            return self.now + self.minutes(5, 10)
        if (ticket := self._waits_for_them()) is not None:
            self._answer(ticket)
            return self.now + self.minutes(*self.takes)
        return self.now + self.minutes(*self.looks)

    def _waits_for_them(self) -> Ticket | None:
        """The longest waiting that they mean to answer: of a long list a few, the rest is the team's work."""
        waiting = [ticket for ticket in self.world.bot.views.escalated() if self._news(ticket)]
        leaves = max(self.ignores, 1 - _AT_MOST / max(len(waiting), 1))
        for ticket in waiting:
            news = self._news(ticket)
            self._seen |= news
            if not self.happens(leaves):
                return ticket
        return None

    def _news(self, ticket: Ticket) -> set[_Seen]:
        """What they were told about it since they last looked at it, and nobody has answered."""
        if any(each.taken_on for each in ticket.escalations) or self._is_with_somebody_else_called_in(ticket):
            return set()
        asked = [each for each in ticket.escalations if self._is_asked(each)]
        return {(ticket.number, e.matter, max(told.last for told in e.told)) for e in asked} - self._seen

    def _is_with_somebody_else_called_in(self, ticket: Ticket) -> bool:
        return ticket.owner not in (None, self.email, *(each.email for each in self._colleagues))

    def _is_asked(self, escalation: Escalation) -> bool:
        return any(told.whom == self.email and told.last <= self.now - _NOT_YET for told in escalation.told)

    def _answer(self, ticket: Ticket) -> None:
        if self.happens(self.takes_over) and ticket.is_live:
            if self.do(ticket.number, TakeOver(by=self.person)):
                self.mean(ticket.number, after=self.minutes(15, 90))
        elif ticket.owner is not None and ticket.owner != self.email and self.happens(0.75):
            self.do(ticket.number, CarryOn(by=self.person, note=self.write("Offer them a credit of 20 pounds.")))
        else:
            self._hand_on(ticket)

    def _hand_on(self, ticket: Ticket) -> None:
        team = [each for each in self._colleagues if each.person.team == ticket.team]
        to = least_busy(team, self.now)
        words = self.write("Please ring them first.")
        if to and self.do(ticket.number, HandTo(by=self.person, to=to.email, note=words)):
            to.mean(ticket.number, after=self.minutes(5, 60))


class Executive(CalledIn):
    looks, takes, ignores, takes_over = (20, 50), (3, 8), 0.1, 0.15


class ProgramOwner(CalledIn):
    """Takes on what nobody answered."""

    looks, ignores = (60, 120), 0.0

    def _is_asked(self, escalation: Escalation) -> bool:
        return escalation.unanswered_since is not None or super()._is_asked(escalation)
