"""How many tickets fall to a team and to each of its people, day by day, beside what they can do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bot.people import PersonId
from bot.simulation.kept import Kept, kept, without_a_minute
from bot.simulation.queue import Seen
from bot.simulation.sharing_out import shared_out
from bot.simulation.staff import Staff

_A_DAY = timedelta(days=1)
_BUSY = 0.9
#: How many tickets fall on which day, by the training that they ask for.
_Falls = dict[date, Counter[str | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a team."""

    day: date
    #: Tickets whose customers pressed send on that day.
    came: int
    #: Tickets that want doing on that day by those who take them: what came while somebody was there to see it, or
    #: since the last day on which somebody was.
    falls: int
    #: What those who are there can do: on a short day less.
    can_do: float
    #: What is left over in the evening.
    waits: float

    @property
    def is_too_full(self) -> bool:
        return self.falls > self.can_do


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLoad:
    """What falls to one person on a working day, if it is shared out fairly."""

    person: PersonId
    name: str
    can_take: int
    usual: float
    busy: float
    worst: float
    worst_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Untrained:
    """Tickets for which none of those who take a team's tickets is trained."""

    training: str
    tickets: int
    #: The names of who has them instead; none where nobody does.
    left_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLoad:
    team: str
    name: str
    tickets: int
    days: tuple[Day, ...]
    people: tuple[PersonLoad, ...]
    #: First contacts that fall due when nobody is there.
    due_off_duty: int
    #: As in `bot.simulation.kept`.
    without_a_minute: int
    #: The weekdays (0 is Monday) on which those fall due.
    without_a_minute_weekdays: tuple[tuple[int, int], ...]
    #: Customers who would be reached too late, if everybody took what they can.
    late: int
    #: User groups that its people come from, and of which nobody is known here.
    unread: tuple[str, ...] = ()
    untrained: tuple[Untrained, ...] = ()
    #: How the targets of its workflows are kept.
    kept: tuple[Kept, ...] = ()

    @property
    def theirs(self) -> int:
        """Tickets without those that none of them is trained for."""
        return self.tickets - sum(each.tickets for each in self.untrained)

    @property
    def working_days(self) -> int:
        return sum(day.can_do > 0 for day in self.days)

    @property
    def a_working_day(self) -> float:
        """What is theirs to do on a working day, on average; where nobody takes any, on any day."""
        return self.theirs / (self.working_days or len(self.days))

    @property
    def can_do(self) -> float:
        """What can be done on a working day, on average."""
        return sum(day.can_do for day in self.days) / max(self.working_days, 1)

    @property
    def overfull(self) -> int:
        """Working days on which more falls to the team than it can do."""
        return sum(day.is_too_full and day.can_do > 0 for day in self.days)

    @property
    def most_waiting(self) -> Day | None:
        return max(self.days, key=lambda day: day.waits, default=None)


def load(staff: Staff, name: str, seen: Sequence[Seen], first: date, last: date) -> TeamLoad:
    """What *seen* means for a team, from the *first* day to the *last* and on until what came then was to be done."""
    falls = _falls(staff, seen)
    days = tuple(_days(staff, seen, falls, first, last))
    empty = [each for each in seen if without_a_minute(staff, each)]
    weekdays = Counter(each.due.astimezone(staff.zone).weekday() for each in empty)
    return TeamLoad(
        team=staff.team,
        name=name,
        tickets=len(seen),
        days=days,
        people=tuple(_people(staff, days, falls)),
        due_off_duty=sum(not staff.is_there(each.due) for each in seen),
        without_a_minute=len(empty),
        without_a_minute_weekdays=tuple(sorted(weekdays.items())),
        late=sum(each.is_late for each in seen),
        unread=staff.unread,
        untrained=tuple(_untrained(staff, seen)),
        kept=kept(staff, seen),
    )


def _untrained(staff: Staff, seen: Sequence[Seen]) -> Iterable[Untrained]:
    asked = Counter(each.workflow.training for each in seen if each.workflow.training)
    for training, tickets in asked.items():
        if training is not None and not staff.is_theirs(training):
            left_to = tuple(each.person.name for each in staff.who_may_take(training))
            yield Untrained(training=training, tickets=tickets, left_to=left_to)


def _falls(staff: Staff, seen: Sequence[Seen]) -> _Falls:
    calendars = {each: staff.calendars(each) for each in {each.workflow.training for each in seen}}
    falls: _Falls = {}
    for each in seen:
        training = each.workflow.training
        if staff.is_theirs(training):
            there = min(calendar.next_open(each.submitted_at) for calendar in calendars[training])
            falls.setdefault(there.astimezone(staff.zone).date(), Counter())[training] += 1
    return falls


def _days(staff: Staff, seen: Sequence[Seen], falls: _Falls, first: date, last: date) -> Iterable[Day]:
    came = Counter(each.submitted_at.astimezone(staff.zone).date() for each in seen)
    waits = 0.0
    for n in range((max([last, *falls]) - first).days + 1):
        day = first + n * _A_DAY
        can_do, fall = sum(staff.on(day).values()), falls[day].total() if day in falls else 0
        waits = max(waits + fall - can_do, 0.0)
        yield Day(day=day, came=came[day], falls=fall, can_do=can_do, waits=waits)


def _people(staff: Staff, days: Sequence[Day], falls: _Falls) -> Iterable[PersonLoad]:
    trainings = {training for fall in falls.values() for training in fall}
    able = {each: [one.person.email for one in staff.who_may_take(each)] for each in trainings}
    shares = {day.day: shared_out(falls.get(day.day, {}), able, staff.on(day.day)) for day in days}
    for colleague in staff.colleagues:
        email = colleague.person.email
        theirs = [(there[email], day) for day, there in shares.items() if email in there]
        each = sorted(share for share, _ in theirs)
        worst = max(theirs, key=lambda found: found[0], default=(0.0, None))
        yield PersonLoad(
            person=colleague.person.email,
            name=colleague.person.name,
            can_take=colleague.can_take,
            usual=median(each) if each else 0.0,
            busy=each[int(len(each) * _BUSY)] if each else 0.0,
            worst=worst[0],
            worst_day=worst[1],
        )
