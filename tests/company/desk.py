"""One person's desk: when they are there, what they mean to do when, and how a deed is done."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from random import Random

from bot import commands as c
from bot.errors import Refusal
from bot.hours import hours_of
from bot.ports import Work
from bot.service import Handle
from bot.words import Words
from tests.company.people import LONDON, Troubles, address
from tests.world import World

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


class Desk:
    """Whoever sits there acts by a rule of their own, in `turn`, which says when they look up again."""

    def __init__(self, name: str, world: World, troubles: Troubles) -> None:
        self.name = name
        self.email = address(name)
        self.world = world
        self.chance = Random(name)
        self.refused: dict[str, int] = {}
        self._troubles = troubles
        self._hours = hours_of(self.email, world.program)
        self._todo: list[tuple[datetime, int]] = []
        self._written = 0
        person = world.program.person(self.email)
        assert person is not None
        self.person = person

    def turn(self) -> datetime:
        raise NotImplementedError

    @property
    def now(self) -> datetime:
        return self.world.clock()

    # -- when they are there

    def is_here(self, at: datetime) -> bool:
        return self.next_here(at) == at

    def next_here(self, at: datetime) -> datetime:
        """The first moment from *at* on at which they work."""
        while True:
            there = self._hours.next_open(at)
            back = self.world.bot.records.moment().absences.back(self.email, there)
            assert back is not None
            if back == there and not self._is_idle(there):
                return there
            at = max(back, self._next_morning(there) if self._is_idle(there) else back)

    def _is_idle(self, at: datetime) -> bool:
        return any(who in ("", self.name) and day == at.astimezone(LONDON).date() for who, day in self._troubles.idle)

    def _next_morning(self, at: datetime) -> datetime:
        return datetime.combine(at.astimezone(LONDON).date() + _DAY, time(), LONDON)

    # -- what they mean to do

    def mean(self, ticket: int, *, after: timedelta) -> None:
        """They will see to it then, or as soon as they are there."""
        heappush(self._todo, (self.next_here(self.now + after), ticket))

    def next_meant(self) -> int | None:
        """What they meant to do by now, the earliest first."""
        return heappop(self._todo)[1] if self._todo and self._todo[0][0] <= self.now else None

    @property
    def load(self) -> int:
        return len(self._todo)

    # -- doing it

    def do(self, number: int, command: c.Command) -> bool:
        """Whether it was granted."""
        return self.work(Handle(number, command))

    def work(self, *works: Work[object]) -> bool:
        try:
            self.world.run(self._done(works))
        except Refusal as refusal:
            self.refused[refusal.reason] = self.refused.get(refusal.reason, 0) + 1
            return False
        self.world.settle()
        return True

    async def _done(self, works: Sequence[Work[object]]) -> None:
        for each in works:
            await self.world.bot.writer.do(each)

    def write(self, said: str) -> Words:
        self._written += 1
        return Words(f"{self.name} {self._written}", said)

    def minutes(self, least: int, most: int) -> timedelta:
        return timedelta(minutes=self.chance.randint(least, most))

    def happens(self, share: float) -> bool:
        return self.chance.random() < share

    def in_working_time(self, days: int) -> datetime:
        """A time to name to a customer: some days on, in the middle of a working hour."""
        day = (self.now + days * _DAY).astimezone(LONDON).date()
        wall = time(self.chance.randint(9, 16), 30)
        return self.next_here(datetime.combine(day, wall, LONDON)) + _HOUR / 2


def least_busy(desks: Sequence[Desk], at: datetime) -> Desk | None:
    """Of those who are there."""
    return min((desk for desk in desks if desk.is_here(at)), key=lambda desk: (desk.load, desk.name), default=None)
