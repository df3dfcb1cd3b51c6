"""A colleague who answers customers."""

from datetime import datetime, timedelta

from bot import commands as c
from bot.drafting import Letter, SaveDraft, SendDraft
from bot.promises import KeepPromise
from bot.standing_in import StandIn
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome, Status, Ticket
from bot.urgency import by_urgency
from tests.company.desk import Desk

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
#: Who tried twice writes instead.
_TRIES = 2
_CALLS = {
    CallOutcome.REACHED: 55,
    CallOutcome.VOICEMAIL: 33,
    CallOutcome.CALL_BACK: 8,
    CallOutcome.WRONG_NUMBER: 4,
}
_REASONS = (HelpReason.NEEDS_RESEARCH, HelpReason.OTHER, HelpReason.OUT_OF_SCOPE, HelpReason.PUBLIC_RISK)


class Frontline(Desk):
    """What they meant to do comes first; then the most urgent that nobody has."""

    def turn(self) -> datetime:
        if not self.is_here(self.now):
            return self.next_here(self.now)
        if self._stands_in():
            return self.now + self.minutes(2, 5)
        if (number := self.next_meant()) is not None:
            self.see_to(self.world.ticket(number))
            return self.now + self.minutes(6, 20)
        if self._takes_one():
            return self.now + self.minutes(2, 6)
        return self.now + self.minutes(10, 25)

    def _stands_in(self) -> bool:
        """Most of what is offered to them they take, one after the other."""
        offered = [t for t in self.world.bot.views.live(teams=(self.person.team,)) if t.offer]
        theirs = [t for t in offered if t.offer and t.offer.to == self.email]
        if not theirs or self.happens(0.3) or not self.do(theirs[0].number, StandIn(by=self.person)):
            return False
        self.mean(theirs[0].number, after=self.minutes(10, 120))
        return True

    def _takes_one(self) -> bool:
        free = self.world.bot.views.live(teams=(self.person.team,), unclaimed=True)
        first = next(iter(by_urgency(free, self.now)), None)
        if first is None or not self.do(first.number, c.Claim(by=self.person)):
            return False
        # now and then something gets forgotten
        self.mean(first.number, after=2 * _DAY if self.happens(0.03) else self.minutes(3, 40))
        return True

    # -- one ticket

    def see_to(self, ticket: Ticket) -> None:
        """The next thing to do, whoever had it since."""
        if ticket.status is Status.RESOLVED and ticket.owner == self.email:
            self._reopen(ticket)
        elif ticket.owner != self.email or not ticket.is_live:
            return
        elif ticket.pending:
            self.mean(ticket.number, after=_DAY)
        elif self.world.bot.views.unwanted([ticket]):
            self.do(ticket.number, c.Close(by=self.person, outcome=Outcome.OPTED_OUT))
        elif not ticket.answered or ticket.wrote_at is not None:
            self._reach(ticket)
        elif ticket.promise is not None:
            self._keep_promise(ticket)
        else:
            self._close(ticket)

    def _reach(self, ticket: Ticket) -> None:
        if ticket.help is None and self.happens(0.04):
            self._ask_for_help(ticket)
        elif ticket.team == "care" and ticket.help is None and not ticket.tries and self.happens(0.05):
            words = self.write("It is about a visit.")
            self.do(ticket.number, c.NotToday(by=self.person, team="field-ops", note=words))
        elif len(ticket.tries) >= _TRIES or self.happens(0.3):
            self._mail(ticket)
        else:
            self._call(ticket)

    def _call(self, ticket: Ticket) -> None:
        outcome = self.chance.choices(list(_CALLS), list(_CALLS.values()))[0]
        promises = outcome is CallOutcome.CALL_BACK or (outcome is CallOutcome.REACHED and self.happens(0.25))
        due = self.in_working_time(self.chance.randint(1, 4)) if promises else None
        promise = self.write("News about the line.") if promises else None
        if not self.do(ticket.number, c.LogCall(by=self.person, outcome=outcome, promise=promise, promise_due=due)):
            return
        if due is not None:
            late = self.happens(0.08)
            lead = -self.minutes(60, 600) if late else self.minutes(15, 180)
            self.mean(ticket.number, after=max(due - lead - self.now, _HOUR / 4))
        elif outcome is not CallOutcome.REACHED:
            self.mean(ticket.number, after=timedelta(hours=self.chance.randint(18, 26)))
        elif self.happens(0.04):
            self.do(ticket.number, c.Snooze(by=self.person, until=self.in_working_time(3)))
            self.mean(ticket.number, after=4 * _DAY)
        else:
            self.mean(ticket.number, after=self.minutes(5, 20) if self.happens(0.5) else self.minutes(1440, 4320))

    def _mail(self, ticket: Ticket) -> None:
        letter = self._letter(ticket)
        save = SaveDraft(ticket.number, self.person, letter, seen=ticket.version)
        if self.work(save, SendDraft(ticket.number, letter.id, self.person)):
            self.mean(ticket.number, after=self.minutes(1440, 4320))

    def _letter(self, ticket: Ticket) -> Letter:
        words = self.write("I have looked into it: the second charge is refunded.")
        return Letter(
            id=words.id,
            channel=Channel.EMAIL,
            address=f"ticket{ticket.number}@example.com",
            template="",
            subject="About your broadband",
            text=words.said or "",
            html="",
            message_id=f"<{ticket.number}.{words.id.replace(' ', '.')}@contoso.example>",
            promise="",
            promise_due=None,
        )

    def _ask_for_help(self, ticket: Ticket) -> None:
        reason = self.chance.choices(_REASONS, (5, 3, 2, 1))[0]
        if self.do(ticket.number, c.Escalate(by=self.person, reason=reason, note=self.write("What may I offer?"))):
            self.mean(ticket.number, after=self.minutes(60, 240))

    def _keep_promise(self, ticket: Ticket) -> None:
        self.do(ticket.number, KeepPromise(by=self.person))
        self.mean(ticket.number, after=self.minutes(5, 1440))

    def _close(self, ticket: Ticket) -> None:
        cause = self.chance.choice(("billing/double-charge", "installation/missed-visit", "speed-and-faults/drops-out"))
        outcome = Outcome.SOLVED if self.happens(0.85) else Outcome.PARTLY
        done = c.Close(by=self.person, cause=cause, outcome=outcome, actions=self.write("Put right."))
        if self.do(ticket.number, done) and self.happens(0.02):
            self.mean(ticket.number, after=self.minutes(1440, 4320))

    def _reopen(self, ticket: Ticket) -> None:
        """The customer rang: it is not solved."""
        if self.do(ticket.number, c.Reopen(by=self.person)):
            self.mean(ticket.number, after=self.minutes(10, 60))
