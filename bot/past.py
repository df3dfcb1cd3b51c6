"""What a customer told us before, and what we did about it: what a condition may ask of their history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.feedback import Band, Feedback
from bot.ticket import Ticket

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier answers of one customer, the newest first, and tickets of theirs, closed ones too."""

    answers: Sequence[Feedback] = ()
    tickets: Sequence[Ticket] = ()

    def before(self, answer: Feedback) -> "Past":
        """Without *answer* itself, and what they said after it."""
        earlier = [e for e in self.answers if e.id != answer.id and e.submitted_at <= answer.submitted_at]
        return Past(sorted(earlier, key=lambda each: each.submitted_at, reverse=True), self.tickets)

    def history(self, answer: Feedback) -> dict[str, object]:
        """What is true of it when *answer* is given, for conditions; null is what there never was."""
        return self.before(answer)._facts(answer.submitted_at)

    def history_then(self, answer: Feedback) -> dict[str, object]:
        """The same, asked later: what came of *answer*, and whatever happened since, is left out of account."""
        at = answer.submitted_at
        earlier = [t for t in self.tickets if t.feedback != answer.id and t.submitted_at < at]
        contacts = [contact.at for ticket in earlier for contact in ticket.contacts if contact.at <= at]
        ended = (t.resolved_at or t.closed_at for t in earlier if not t.is_live)
        return {
            **Past(self.answers).history(answer),
            "days_since_contact": (at - max(contacts)) // _A_DAY if contacts else None,
            "open_ticket": any(t.is_live for t in earlier) or any(end is not None and end > at for end in ended),
        }

    def _facts(self, now: datetime) -> dict[str, object]:
        scored = next((each for each in self.answers if each.score is not None), None)
        contacts = [contact.at for ticket in self.tickets for contact in ticket.contacts]
        return {
            "previous_score": scored.score if scored else None,
            "previous_band": (scored.band or "") if scored else None,
            "days_since_answer": (now - self.answers[0].submitted_at) // _A_DAY if self.answers else None,
            "days_since_contact": (now - max(contacts)) // _A_DAY if contacts else None,
            "detractions": sum(each.band is Band.DETRACTOR for each in self.answers),
            "open_ticket": any(ticket.is_live for ticket in self.tickets),
        }

    def live(self, since: datetime) -> Ticket | None:
        """The newest live ticket that was opened about something they said at *since* or later."""
        found = [ticket for ticket in self.tickets if ticket.is_live and ticket.submitted_at >= since]
        return max(found, key=lambda ticket: ticket.submitted_at, default=None)

    def latest(self, since: datetime) -> Ticket | None:
        """The newest ticket about something they said at *since* or later, however it ended."""
        found = [t for t in self.tickets if t.merged_into is None and t.submitted_at >= since]
        return max(found, key=lambda ticket: ticket.submitted_at, default=None)
