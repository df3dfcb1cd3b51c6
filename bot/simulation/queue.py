"""Who would see to which ticket, and when: whoever is free takes what presses most."""

from collections.abc import Iterable, Iterator, Sequence
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
    #: Nobody, where nobody takes tickets, or nobody who takes any is trained for it.
    by: PersonId | None = None
    begun: datetime | None = None
    reached: datetime | None = None

    @property
    def submitted_at(self) -> datetime:
        return self.fate.feedback.submitted_at

    @property
    def is_late(self) -> bool:
        return self.reached is None or self.reached > self.due


@dataclass(slots=True, eq=False)
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
    at once, the one who has rested longest does. What asks for a training waits
    for those who have it, and for nobody where there are none.
    """
    begins = datetime.combine(first, time(), staff.zone).astimezone(UTC)
    hands = _Hands(staff, begins, {each.workflow.training for each in tickets})
    theirs: list[Waiting] = []
    for each in tickets:
        if hands.of(each):
            theirs.append(each)
        else:
            yield Seen(each.fate, each.workflow, each.due)
    yield from _as_begun(hands, theirs, begins)


def _as_begun(hands: "_Hands", tickets: Sequence[Waiting], now: datetime) -> Iterator[Seen]:
    #: What waits, by the training it asks for, what presses most first.
    waiting: dict[str | None, list[tuple[datetime, int]]] = {}
    come = 0
    while waiting or come < len(tickets):
        if not waiting:
            now = max(now, tickets[come].submitted_at)
            come = _comes(waiting, tickets, come)
        begun, hand = hands.next(waiting, now)
        while come < len(tickets) and tickets[come].submitted_at <= begun:
            asks = tickets[come].workflow.training
            is_known = asks in waiting
            come = _comes(waiting, tickets, come)
            if not is_known:  # others may begin with it, and sooner
                now = max(now, tickets[come - 1].submitted_at)
                begun, hand = hands.next(waiting, now)
        now = begun
        asks = min((asks for asks in waiting if hand in hands.by_training[asks]), key=lambda asks: waiting[asks][0])
        yield hand.see(tickets[heappop(waiting[asks])[1]], now)
        if not waiting[asks]:
            del waiting[asks]


def _comes(waiting: dict[str | None, list[tuple[datetime, int]]], tickets: Sequence[Waiting], place: int) -> int:
    """The ticket at *place* waits from now on; returns the next one's place."""
    ticket = tickets[place]
    heappush(waiting.setdefault(ticket.workflow.training, []), (ticket.presses, place))
    return place + 1


class _Hands:
    """Those who see to tickets, by the training that these ask for."""

    def __init__(self, staff: Staff, begins: datetime, trainings: Iterable[str | None]) -> None:
        able = {training: staff.who_may_take(training) for training in trainings}
        used = {each.person.email for people in able.values() for each in people}
        hands = {
            each.person.email: _Hand(each, each.a_ticket, begins)
            for each in (*staff.colleagues, *staff.others)
            if each.person.email in used
        }
        self._places = {person: place for place, person in enumerate(hands)}
        self.by_training = {
            training: [hands[each.person.email] for each in people] for training, people in able.items()
        }

    def of(self, ticket: Waiting) -> list[_Hand]:
        return self.by_training[ticket.workflow.training]

    def next(self, waiting: Iterable[str | None], now: datetime) -> tuple[datetime, _Hand]:
        """When the first of those who may take something of what waits could begin, and who that is."""
        able = {hand.colleague.person.email: hand for asks in waiting for hand in self.by_training[asks]}
        begun, _, _, person = min(
            (hand.could_begin(now), hand.free, self._places[person], person) for person, hand in able.items()
        )
        return begun, able[person]
