"""Who would see to which ticket, and when: a team that takes what waits longest, one after the other."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.people import PersonId
from bot.program import Workflow
from bot.simulation.fates import Fate
from bot.simulation.staff import Colleague, Staff


@dataclass(frozen=True, slots=True)
class Seen:
    """One ticket: when it would be due, who would take it when, and when the customer would be reached."""

    fate: Fate
    workflow: Workflow
    #: When the first contact is due.
    due: datetime
    #: Nobody, in a team of which nobody takes tickets.
    by: PersonId | None
    begun: datetime | None
    reached: datetime | None

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


class Queue:
    """The tickets of one team in the order in which they come; whoever is free first takes the next one."""

    def __init__(self, staff: Staff, first: date) -> None:
        begins = datetime.combine(first, time(), staff.zone).astimezone(UTC)
        self._hands = [_Hand(each, each.a_ticket, begins) for each in staff.colleagues]

    def take(self, fate: Fate, workflow: Workflow, due: datetime) -> Seen:
        if not self._hands:
            return Seen(fate, workflow, due, None, None, None)
        at = fate.feedback.submitted_at
        # of several who could begin at once, the one who has rested longest
        begun, _, place = min((hand.could_begin(at), hand.free, n) for n, hand in enumerate(self._hands))
        hand = self._hands[place]
        hand.free = hand.colleague.hours.add(begun, hand.each)
        # nobody goes home in the middle of a call: what is begun today reaches the customer today
        reached = min(begun + hand.each, hand.colleague.hours.next_closing(begun))
        return Seen(fate, workflow, due, hand.colleague.person.email, begun, reached)
