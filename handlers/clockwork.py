"""Firing what is due."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import structlog

from bot.appointments import Arrange, KeepAppointment
from bot.backlog import Appointments, Timers
from bot.errors import Busy
from bot.moment import Moment
from bot.ports import Work, Writer
from bot.program import Program
from bot.service import FireTimer

log = structlog.get_logger()
_AT_ONCE = 200


class Clockwork:
    """Hands what is due to the writer; each is decided there, whoever else looks at the same time."""

    def __init__(
        self, writer: Writer, timers: Timers, appointments: Appointments, moment: Callable[[], Moment]
    ) -> None:
        self._writer = writer
        self._timers = timers
        self._appointments = appointments
        self._moment = moment
        #: The program whose people have their appointments.
        self._arranged: Program | None = None

    async def fire_due(self) -> int:
        """
        Fires everything that is due, the most overdue first; one bad one never stops the rest.

        Appointments come first: the morning is said before what it brings.
        """
        await self._arrange()
        return await self._fire(self._appointments_due) + await self._fire(self._timers_due)

    async def _arrange(self) -> None:
        """At the start and whenever the program changes; what the database does not take now, the next tick brings."""
        program = self._moment().program
        if program is self._arranged:
            return
        try:
            await self._writer.do(Arrange())
        except Busy:
            return
        self._arranged = program

    async def _fire(self, due_now: Callable[[], Sequence[Work[bool]]]) -> int:
        fired = 0
        while due := await asyncio.to_thread(due_now):
            done: list[Any] = [self._writer.do(work) for work in due]
            outcomes = await asyncio.gather(*done, return_exceptions=True)
            troubles = [outcome for outcome in outcomes if isinstance(outcome, BaseException)]
            for trouble in troubles:
                if not isinstance(trouble, Busy):
                    log.error("what was due could not be done", why=type(trouble).__name__)
            taken = sum(outcome is True for outcome in outcomes)
            fired += taken
            if troubles or not taken:
                break  # somebody else is at it, or cannot write: the next tick looks again
        return fired

    def _timers_due(self) -> Sequence[Work[bool]]:
        return [FireTimer(ticket) for ticket in self._timers.due(self._moment().now, _AT_ONCE)]

    def _appointments_due(self) -> Sequence[Work[bool]]:
        due = self._appointments.due(self._moment().now, _AT_ONCE)
        return [KeepAppointment(name, about) for name, about in due]
