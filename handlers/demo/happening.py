"""What happens while the demo's clock stands at a moment: what is due is fired, and what comes of it arrives."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.backlog import Backlog, Unsent, UnsentMessage
from bot.ports import Writer

#: Seconds that what is said at a moment has to arrive; a platform that is down holds no clock up for longer.
PATIENCE = 2.0
_A_MOMENT = 0.01
_TROUBLED = frozenset({Unsent.RETRYING, Unsent.BLOCKED})


@dataclass(frozen=True, slots=True)
class Due:
    """Something that time brings."""

    at: datetime
    #: As `Backlog.timers` names it; empty where messages wait for somebody's hours.
    name: str = ""
    ticket: int = 0
    about: str = ""


class _Clockwork(Protocol):
    async def fire_due(self) -> int: ...


class _Attendance(Protocol):
    async def catch_up(self) -> None: ...


class _Delivery(Protocol):
    def wake(self) -> None: ...


@dataclass
class Happening:
    """Everything that time does to the bot, at one moment of its clock and after it."""

    now: Callable[[], datetime]
    machine_now: Callable[[], datetime]
    backlog: Backlog
    writer: Writer
    clockwork: _Clockwork
    attendance: _Attendance
    delivery: _Delivery
    patience: float = PATIENCE
    #: When the hours begin that messages wait for.
    _openings: Sequence[datetime] = ()

    async def catch_up(self) -> None:
        """Until nothing is due and nothing can leave any more, or it takes too long."""
        await self.attendance.catch_up()
        await self.writer.do(self.backlog.ask_again_work())
        end = time.monotonic() + self.patience
        while True:
            fired = await self.clockwork.fire_due()
            self.delivery.wake()
            unsent = await asyncio.to_thread(self.backlog.unsent)
            if not (fired or _is_leaving(unsent)) or time.monotonic() > end:
                break
            await asyncio.sleep(_A_MOMENT)
        self._openings = [self._opening(each.next_try) for each in unsent if each.next_try and not each.why]

    async def next_due(self, after: datetime) -> datetime | None:
        due = await self.next(after)
        return due.at if due else None

    async def next(self, after: datetime) -> Due | None:
        """What is due next after a moment; what was due before, and could not be done, is left to the ticks."""
        timers = await asyncio.to_thread(self.backlog.timers)
        coming = [Due(each.due, each.name, each.ticket, each.about) for each in timers]
        coming += [Due(opening) for opening in self._openings]
        return min((due for due in coming if due.at > after), key=lambda due: due.at, default=None)

    def _opening(self, next_try: datetime) -> datetime:
        """
        When somebody's hours begin.

        A message waits for them by the machine's clock, and this one stands
        still: hours begin on whole minutes, so the few seconds between are nothing.
        """
        at = self.now() + (next_try - self.machine_now())
        return (at + timedelta(seconds=30)).replace(second=0, microsecond=0)


def _is_leaving(unsent: Sequence[UnsentMessage]) -> bool:
    """Whether anything is about to be sent; not what waits for somebody's hours, or behind what cannot be sent."""
    troubled = {message.to.lane for message in unsent if message.state in _TROUBLED}
    return any(
        message.state is Unsent.QUEUED and message.next_try is None and message.to.lane not in troubled
        for message in unsent
    )
