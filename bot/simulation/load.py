"""How many tickets fall to a team and to each of its people, day by day, beside what they can do."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from bot.people import PersonId
from bot.simulation.queue import Seen
from bot.simulation.staff import Staff

_A_DAY = timedelta(days=1)
_BUSY = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of a team."""

    day: date
    #: Tickets whose customers pressed send on that day.
    came: int
    #: Tickets that want doing on that day: those that came while somebody was there to see them, or since the last.
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
    #: First contacts that fall due when nobody is there; of these, those before whose time nobody works at all.
    due_off_duty: int
    without_a_minute: int
    #: The weekdays (0 is Monday) on which those fall due.
    without_a_minute_weekdays: tuple[tuple[int, int], ...]
    #: Customers who would be reached too late, if everybody took what they can.
    late: int
    #: User groups that its people come from, and of which nobody is known here.
    unread: tuple[str, ...] = ()
    untrained: tuple[Untrained, ...] = ()

    @property
    def working_days(self) -> int:
        return sum(day.can_do > 0 for day in self.days)

    @property
    def a_working_day(self) -> float:
        """Tickets to do on a working day, on average; where nobody takes any, on any day."""
        return self.tickets / (self.working_days or len(self.days))

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
    days = tuple(_days(staff, seen, first, last))
    off = [each for each in seen if not staff.is_there(each.due)]
    empty = [each for each in off if not staff.has_a_minute(each.submitted_at, each.due)]
    weekdays = Counter(each.due.astimezone(staff.zone).weekday() for each in empty)
    return TeamLoad(
        team=staff.team,
        name=name,
        tickets=len(seen),
        days=days,
        people=tuple(_people(staff, days)),
        due_off_duty=len(off),
        without_a_minute=len(empty),
        without_a_minute_weekdays=tuple(sorted(weekdays.items())),
        late=sum(each.is_late for each in seen),
        unread=staff.unread,
        untrained=tuple(_untrained(staff, seen)),
    )


def _untrained(staff: Staff, seen: Sequence[Seen]) -> Iterable[Untrained]:
    asked = Counter(each.workflow.training for each in seen if each.workflow.training)
    for training, tickets in asked.items() if staff.colleagues else ():
        if training is not None and not any(each.may_take(training) for each in staff.colleagues):
            left_to = tuple(each.person.name for each in staff.who_may_take(training))
            yield Untrained(training=training, tickets=tickets, left_to=left_to)


def _days(staff: Staff, seen: Sequence[Seen], first: date, last: date) -> Iterable[Day]:
    came = Counter(each.submitted_at.astimezone(staff.zone).date() for each in seen)
    falls = Counter(staff.next_there(each.submitted_at).astimezone(staff.zone).date() for each in seen)
    waits = 0.0
    for n in range((max([last, *falls]) - first).days + 1):
        day = first + n * _A_DAY
        can_do = sum(staff.on(day).values())
        waits = max(waits + falls[day] - can_do, 0.0)
        yield Day(day=day, came=came[day], falls=falls[day], can_do=can_do, waits=waits)


def _people(staff: Staff, days: Sequence[Day]) -> Iterable[PersonLoad]:
    there = {day.day: staff.on(day.day) for day in days}
    for colleague in staff.colleagues:
        email = colleague.person.email
        theirs = [(day.falls * there[day.day][email] / day.can_do, day.day) for day in days if email in there[day.day]]
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
