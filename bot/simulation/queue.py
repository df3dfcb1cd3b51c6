"""Who would see to which ticket, and when: whoever is free takes what presses most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import NamedTuple

from bot.people import PersonId
from bot.program import Workflow
from bot.simulation.fates import Fate
from bot.simulation.staff import Colleague, Staff


class Waiting(NamedTuple):
    """One ticket before anybody has begun with it."""

    fate: Fate
    workflow: Workflow
    #: When the first contact is due; and when it would be, if every clock ran day and night: who waits by that.
    due: datetime
    presses: datetime

    @property
    def submitted_at(self) -> datetime:
        return self.fate.feedback.submitted_at


@dataclass(frozen=True, slots=True)
class Seen:
    """One ticket: when it would be due, who would take it when, and when the customer would be reached."""

    fate: Fate
    workflow: Workflow
    due: datetime
    #: Nobody, in a team of which nobody takes tickets.
    by: PersonId | None = None
    begun: datetime | None = None
    reached: datetime | None = None

    @property
    def submitted_at(self) -> datetime:
        return self.fate.feedback.submitted_at

    @property
    def is_late(self) -> bool:
        return self.reached is None or self.reached > self.due


@dataclass(slots=True)
class _Hand:
    colleague: Colleague
    #: How much of their time one ticket takes.
    each: timedelta
    free: datetime

    def could_begin(self, at: datetime) -> datetime:
        return self.colleague.hours.next_open(max(at, self.free))

    def see(self, ticket: Waiting, begun: datetime) -> Seen:
        hours = self.colleague.hours
        self.free = hours.add(begun, self.each)
        # nobody goes home in the middle of a call: what is begun today reaches the customer today
        reached = min(begun + self.each, hours.next_closing(begun))
        return Seen(ticket.fate, ticket.workflow, ticket.due, self.colleague.person.email, begun, reached)


def seen_by(staff: Staff, tickets: Sequence[Waiting], first: date) -> Iterator[Seen]:
    """
    *tickets* of one team, which come in order from the *first* day on, as they are begun.

    As in `bot.urgency`, what presses most is first; of several who could begin
    at once, the one who has rested longest does.
    """
    begins = datetime.combine(first, time(), staff.zone).astimezone(UTC)
    hands = [_Hand(each, each.a_ticket, begins) for each in staff.colleagues]
    if not hands:
        yield from (Seen(each.fate, each.workflow, each.due) for each in tickets)
        return
    waiting: list[tuple[datetime, int]] = []
    come, now = 0, begins
    while waiting or come < len(tickets):
        if not waiting:
            now = max(now, tickets[come].submitted_at)
        now, _, place = min((hand.could_begin(now), hand.free, n) for n, hand in enumerate(hands))
        while come < len(tickets) and tickets[come].submitted_at <= now:
            heappush(waiting, (tickets[come].presses, come))
            come += 1
        yield hands[place].see(tickets[heappop(waiting)[1]], now)
