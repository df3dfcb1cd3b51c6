"""How many direct messages people would get: tickets lived through by the bot's own rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.people import PersonId
from bot.program import Program
from bot.simulation.life import Told, life
from bot.simulation.queue import Seen
from bot.who_is_away import who_is_away, zone_of_person

#: So many tickets are lived through: enough to see what is usual, and a matter of seconds.
MOST = 600
#: What would reach somebody within ten minutes is one message with a list.
_TOGETHER = timedelta(minutes=10)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMessages:
    person: PersonId
    name: str
    messages: int
    #: On a day with any, on average: days without are not counted; and on the worst.
    a_day: float
    worst: int
    worst_day: date
    #: By the hour of their own clock.
    hours: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """What people would hear from the bot itself, in the days that were lived through."""

    first: date
    last: date
    tickets: int
    #: Whether there were more tickets than that.
    part: bool
    people: tuple[PersonMessages, ...]


def messages(program: Program, seen: Sequence[Seen], most: int = MOST) -> Messages | None:
    """
    The direct messages of the last tickets of *seen*, which is in order; None without any.

    It assumes that each ticket goes as *seen* says; and that who is called in
    meanwhile leaves it to them.
    """
    lived = _last_days(seen, most, ZoneInfo(program.program.zone))
    if not lived:
        return None
    zone = ZoneInfo(program.program.zone)
    absences = who_is_away(program, ())
    told = {told for each in lived for told in life(program, absences, each)} | set(_mornings(lived))
    together = {Told(person, at - (at - _EPOCH) % _TOGETHER) for person, at in told}
    return Messages(
        first=lived[0].submitted_at.astimezone(zone).date(),
        last=lived[-1].submitted_at.astimezone(zone).date(),
        tickets=len(lived),
        part=len(lived) < len(seen),
        people=tuple(_by_person(program, together)),
    )


def _last_days(seen: Sequence[Seen], most: int, zone: ZoneInfo) -> list[Seen]:
    """The tickets of the last whole days, together no more than *most*; of a single day, its first ones."""
    if len(seen) <= most:
        return list(seen)
    first = seen[-most].submitted_at.astimezone(zone).date()
    later = [each for each in seen[-most:] if each.submitted_at.astimezone(zone).date() > first]
    return later or list(seen[-most:])


def _mornings(lived: Iterable[Seen]) -> Iterator[Told]:
    """Whoever has something to do that day is greeted; the tickets they begin with say on which days that is."""
    first: dict[tuple[PersonId, date], datetime] = {}
    for each in lived:
        if each.by and each.begun:
            day = (each.by, each.begun.date())
            first[day] = min(first.get(day, each.begun), each.begun)
    yield from (Told(person, at) for (person, _), at in first.items())


def _by_person(program: Program, told: Iterable[Told]) -> Iterator[PersonMessages]:
    theirs: dict[PersonId, list[datetime]] = {}
    for person, at in told:
        theirs.setdefault(person, []).append(at.astimezone(ZoneInfo(zone_of_person(person, program))))
    for email, entry in program.people.items():
        if not (times := theirs.get(email)):
            continue
        days, hours = Counter(at.date() for at in times), Counter(at.hour for at in times)
        worst_day, worst = max(days.items(), key=lambda each: (each[1], -each[0].toordinal()))
        yield PersonMessages(
            person=email,
            name=entry.name,
            messages=len(times),
            a_day=len(times) / len(days),
            worst=worst,
            worst_day=worst_day,
            hours=tuple(hours[hour] for hour in range(24)),
        )
