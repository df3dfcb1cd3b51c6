"""The demo's clock by itself, and whoever moves it."""

import asyncio
from datetime import datetime, timedelta

import pytest

from handlers.demo.clock import DemoClock
from handlers.demo.timekeeper import StillMoving, Timekeeper
from tests.clocks import MONDAY, Clock


def test_it_runs_with_the_machines_and_faster_and_never_back():
    machine = Clock()
    clock = DemoClock(machine, start=MONDAY + timedelta(days=3))

    machine.pass_(minutes=1)
    assert clock() == MONDAY + timedelta(days=3, minutes=1)

    clock.run(60)
    machine.pass_(minutes=1)
    assert clock() == MONDAY + timedelta(days=3, hours=1, minutes=1)

    clock.stand(MONDAY)
    machine.pass_(hours=1)
    assert clock() == MONDAY + timedelta(days=3, hours=1, minutes=1)

    machine.pass_(hours=-2)
    clock.run(1)
    assert clock() == MONDAY + timedelta(days=3, hours=1, minutes=1)


def test_it_waits_where_it_is_told_to():
    machine = Clock()
    clock = DemoClock(machine)
    clock.run(60, until=MONDAY + timedelta(hours=1))

    machine.pass_(minutes=5)
    assert clock() == MONDAY + timedelta(hours=1)


class Diary:
    """What is due, and when it was seen to."""

    def __init__(self, clock: DemoClock, *after: timedelta) -> None:
        self.clock = clock
        self.due = [MONDAY + span for span in after]
        self.stops: list[datetime] = []
        self.stopped = asyncio.Event()
        self.broken = False

    async def next_due(self, after: datetime) -> datetime | None:
        return min((due for due in self.due if due > after), default=None)

    async def catch_up(self) -> None:
        if self.broken:
            raise RuntimeError("nothing works")
        await asyncio.sleep(0)
        self.stops.append(self.clock())
        self.stopped.set()

    async def next_stop(self) -> datetime:
        self.stopped.clear()
        await self.stopped.wait()
        return self.stops[-1]


def keeper(*after: timedelta) -> tuple[Timekeeper, Diary]:
    clock = DemoClock(Clock())
    diary = Diary(clock, *after)
    return Timekeeper(clock=clock, next_due=diary.next_due, catch_up=diary.catch_up), diary


def test_a_walk_stops_at_everything_that_is_due_on_the_way():
    async def walk() -> None:
        time, diary = keeper(timedelta(hours=1), timedelta(hours=2), timedelta(days=2))
        diary.due.append(MONDAY + timedelta(hours=2))
        time.move(MONDAY + timedelta(days=1))
        assert time.is_moving
        time.move(MONDAY + timedelta(days=1, hours=1))
        time.move(MONDAY)
        assert time.heading == MONDAY + timedelta(hours=25)
        with pytest.raises(StillMoving):
            await time.play(60)
        await time.rest()

        hours = [(stop - MONDAY) / timedelta(hours=1) for stop in diary.stops]
        assert hours == [0, 1, 2, 25]
        assert not time.is_moving

    asyncio.run(walk())


def test_a_walk_that_fails_leaves_the_clock_where_it_is_and_the_next_one_may_begin():
    async def walk() -> None:
        time, diary = keeper()
        diary.broken = True
        time.move(MONDAY + timedelta(days=1))
        await time.rest()
        assert time.clock() == MONDAY

        diary.broken = False
        time.move(MONDAY + timedelta(days=1))
        await time.rest()
        assert time.clock() == MONDAY + timedelta(days=1)

    asyncio.run(walk())


def test_played_it_never_jumps_over_what_is_due_and_stops_with_the_bot():
    async def play() -> None:
        machine = Clock()
        clock = DemoClock(machine)
        diary = Diary(clock, timedelta(minutes=1), timedelta(minutes=2))
        time = Timekeeper(clock=clock, next_due=diary.next_due, catch_up=diary.catch_up)
        await time.play(60)
        assert await diary.next_stop() == MONDAY
        machine.pass_(minutes=1)
        assert await diary.next_stop() == MONDAY + timedelta(minutes=1)
        machine.pass_(minutes=1)
        assert await diary.next_stop() == MONDAY + timedelta(minutes=2)

        await time.play(0)
        stands = clock()
        machine.pass_(hours=1)
        assert clock() == stands
        await time.play(60)
        await time.stop()

    asyncio.run(play())


def test_two_who_play_at_once_are_one_and_trouble_ends_it():
    async def play() -> None:
        time, diary = keeper(timedelta(minutes=1))
        await time.play(60)
        await diary.next_stop()
        await asyncio.gather(time.play(60), time.play(60))

        diary.broken = True
        await time.play(120)
        await time.rest()
        assert time.speed == 1

    asyncio.run(play())
