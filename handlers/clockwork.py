"""Firing what is due."""

import asyncio
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.backlog import Timers
from bot.errors import Busy
from bot.ports import Writer
from bot.service import FireTimer

log = structlog.get_logger()
_AT_ONCE = 200


class Clockwork:
    """Hands due timers to the writer; each is decided there, whoever else looks at the same time."""

    def __init__(self, writer: Writer, timers: Timers, now: Callable[[], datetime]) -> None:
        self._writer = writer
        self._timers = timers
        self._now = now

    async def fire_due(self) -> int:
        """Fires everything that is due, the most overdue first; one bad ticket never stops the rest."""
        fired = 0
        while due := await asyncio.to_thread(self._timers.due, self._now(), _AT_ONCE):
            outcomes = await asyncio.gather(
                *(self._writer.do(FireTimer(ticket)) for ticket in due), return_exceptions=True
            )
            troubles = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
            for trouble in troubles:
                if not isinstance(trouble, Busy):
                    log.error("a timer could not be fired", why=type(trouble).__name__)
            fired += len(outcomes) - len(troubles)
            if troubles:
                break  # the next tick tries again
        return fired
