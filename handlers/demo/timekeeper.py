"""Moving the demo's clock from due time to due time."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from bot.errors import RingbackError
from handlers.demo.clock import DemoClock

log = structlog.get_logger()

#: Seconds between two looks at a clock that runs faster than it should.
_BETWEEN_LOOKS = 0.1


class StillMoving(RingbackError):
    """It is on its way to where somebody moved it before."""


@dataclass(kw_only=True)
class Timekeeper:
    """
    Moves the clock, and stops wherever something is due.

    At each stop everything that is due happens, and what comes of it is given
    time to arrive, before the clock goes on: so it is said at the time at which
    it would have been said.
    """

    clock: DemoClock
    #: When something is due next after a moment; None where nothing is set.
    next_due: Callable[[datetime], Awaitable[datetime | None]]
    #: Lets happen what is due now, and arrive what comes of it.
    catch_up: Callable[[], Awaitable[None]]
    speed: float = 1.0
    _walking: asyncio.Task[None] | None = None
    #: Where it walks to.
    _end: datetime | None = None
    _playing: asyncio.Task[None] | None = None
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def is_moving(self) -> bool:
        return self._walking is not None and not self._walking.done()

    @property
    def heading(self) -> datetime:
        """Where the clock will be when it has arrived; where it is, if it rests."""
        return self._end if self.is_moving and self._end is not None else self.clock()

    def move(self, end: datetime) -> None:
        """Begin to walk there; whoever walks already goes on to there, and never back."""
        self._end = max(end, self.heading)
        if not self.is_moving:
            self._walking = asyncio.create_task(self._walk())

    async def rest(self) -> None:
        """Until it neither walks nor plays."""
        for task in (self._walking, self._playing):
            if task is not None:
                await asyncio.wait([task])

    async def play(self, speed: float) -> None:
        """So many seconds in a second: 1 as it is, 0 stands still. Raises `StillMoving` while it walks."""
        self._require_rest()
        self.speed = speed
        await self._stop_playing()
        if speed <= 1:
            self.clock.run(speed)
        elif self._playing is None:  # else somebody was quicker, and it plays at this speed already
            self._playing = asyncio.create_task(self._play())

    async def stop(self) -> None:
        if self._walking is not None:
            await _ended(self._walking)
        await self._stop_playing()

    def _require_rest(self) -> None:
        if self.is_moving:
            raise StillMoving("the clock is still on its way")

    async def _stop_playing(self) -> None:
        playing, self._playing = self._playing, None
        if playing is not None:
            await _ended(playing)

    async def _walk(self) -> None:
        async with self._one_at_a_time:
            try:
                await self._stop_at(self.clock())
                while self.clock() < self.heading:
                    due = await self.next_due(self.clock())
                    await self._stop_at(min(due, self.heading) if due is not None else self.heading)
            except Exception:  # nobody awaits this: it is said here, and the clock goes on from where it is
                log.exception("the clock could not be moved all the way")
            finally:
                # where it plays, it waits here until the player has looked what is due next
                self.clock.run(self.speed, until=None if self.speed <= 1 else self.clock())

    async def _stop_at(self, at: datetime) -> None:
        self.clock.stand(at)
        await self.catch_up()

    async def _play(self) -> None:
        try:
            await self._play_on()
        except Exception:  # as above
            log.exception("the clock could not be played on")
            self.speed = 1.0
            self.clock.run(self.speed)

    async def _play_on(self) -> None:
        """What is pressed meanwhile may make something due sooner, so it is looked at again and again."""
        reached: datetime | None = None
        while True:
            async with self._one_at_a_time:
                if reached is None or self.clock() >= reached:
                    await self._stop_at(self.clock())
                reached = await self.next_due(self.clock())
                self.clock.run(self.speed, until=reached)
            await asyncio.sleep(_BETWEEN_LOOKS)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])
