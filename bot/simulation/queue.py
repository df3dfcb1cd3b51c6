"""Who would see to which ticket, and when: whoever is free takes what presses most."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    #: How much time its target gives.
    within: timedelta

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


#: From beginning with a ticket until its customer is on the line or has a message; and until that talk is over.
REACHED_AFTER = timedelta(minutes=5)
TALK = timedelta(minutes=10)
#: A target as short as this lets nobody finish something else first.
_AT_ONCE = timedelta(hours=1)


class _Kind(NamedTuple):
    """What tickets wait for: somebody with a training, and with room for one more unless it has to be at once."""

    training: str | None
    at_once: bool


class _Hand:
    """
    One person, who begins with what presses most and goes on with the rest of their tickets in between.

    They have no more in hand at once than they take in a day. Nobody whom they
    talk to is left in the middle of it; everything else is put aside for what
    has to be done at once.
    """

    def __init__(self, colleague: Colleague, place: int, begins: datetime) -> None:
        self.colleague = colleague
        #: Where they stand among the others.
        self.place = place
        #: How much of their time one ticket takes.
        self.each = colleague.a_ticket
        #: When they are through with each of the last tickets that they have begun, and with the last talk.
        self._through = deque([begins] * colleague.can_take, colleague.can_take)
        self._talked = begins

    @property
    def free(self) -> datetime:
        """When they are through with all that they have begun."""
        return self._through[-1]

    def could_begin(self, kind: _Kind, at: datetime) -> datetime:
        can = self._talked if kind.at_once else max(self._talked, self._through[0])
        return self.colleague.hours.next_open(max(at, can))

    def see(self, ticket: Waiting, begun: datetime) -> Seen:
        hours = self.colleague.hours
        self._through.append(hours.add(max(self.free, begun), self.each))
        self._talked = begun + min(TALK, self.each)
        # nobody goes home in the middle of a call: what is begun today reaches the customer today
        reached = min(begun + min(REACHED_AFTER, self.each), hours.next_closing(begun))
        return Seen(ticket.fate, ticket.workflow, ticket.due, self.colleague.person.email, begun, reached)


def seen_by(staff: Staff, tickets: Sequence[Waiting], first: date) -> Iterator[Seen]:
    """
    *tickets* of one team, which come in order from the *first* day on, as they are begun.

    As in `bot.urgency`, what presses most is first; of several who could begin
    at once, the one who is through with their work first does. What asks for a
    training waits for those who have it, and for nobody where there are none.
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
    #: What waits, by its kind, what presses most first.
    waiting: dict[_Kind, list[tuple[datetime, int]]] = {}
    come = 0

    def comes() -> bool:
        """The next ticket waits from now on; returns whether none of its kind did."""
        nonlocal come
        kind = hands.kind_of(tickets[come])
        is_new = kind not in waiting
        heappush(waiting.setdefault(kind, []), (tickets[come].presses, come))
        come += 1
        return is_new

    while waiting or come < len(tickets):
        if not waiting:
            now = max(now, tickets[come].submitted_at)
            comes()
        begun, hand = hands.next(waiting, now)
        while come < len(tickets) and tickets[come].submitted_at <= begun:
            if comes():  # others may begin with it, and sooner
                now = max(now, tickets[come - 1].submitted_at)
                begun, hand = hands.next(waiting, now)
        now = begun
        kind = hands.first_of(waiting, hand, now)
        yield hand.see(tickets[heappop(waiting[kind])[1]], now)
        if not waiting[kind]:
            del waiting[kind]


class _Hands:
    """Those who see to tickets, by the training that these ask for."""

    def __init__(self, staff: Staff, begins: datetime, trainings: Iterable[str | None]) -> None:
        able = {training: staff.who_may_take(training) for training in trainings}
        used = {each.person.email for theirs in able.values() for each in theirs}
        people = [each for each in (*staff.colleagues, *staff.others) if each.person.email in used]
        self._hands = [_Hand(each, place, begins) for place, each in enumerate(people)]
        hands = {hand.colleague.person.email: hand for hand in self._hands}
        self.by_training = {
            training: [hands[each.person.email] for each in theirs] for training, theirs in able.items()
        }

    def of(self, ticket: Waiting) -> list[_Hand]:
        return self.by_training[ticket.workflow.training]

    def kind_of(self, ticket: Waiting) -> _Kind:
        return _Kind(ticket.workflow.training, ticket.within <= _AT_ONCE)

    def first_of(self, waiting: Mapping[_Kind, list[tuple[datetime, int]]], hand: _Hand, at: datetime) -> _Kind:
        """Of what *hand* could begin with then, what has to be done at once, else what presses most."""
        if len(waiting) == 1:
            return next(iter(waiting))
        could = (
            kind for kind in waiting if hand in self.by_training[kind.training] and hand.could_begin(kind, at) <= at
        )
        return min(could, key=lambda kind: (not kind.at_once, waiting[kind][0]))

    def next(self, waiting: Iterable[_Kind], now: datetime) -> tuple[datetime, _Hand]:
        """When the first of those who may take something of what waits could begin, and who that is."""
        begun, _, place = min(
            (hand.could_begin(kind, now), hand.free, hand.place)
            for kind in waiting
            for hand in self.by_training[kind.training]
        )
        return begun, self._hands[place]
