"""Who is here: kept in step with the chat, with the program, and with what other processes write."""

import asyncio
from collections.abc import Callable, Sequence

from bot.absences import Absences, Kind
from bot.being_away import AbsenceBook, LookAgainAt, MarkGone, MarkKnown
from bot.errors import Busy
from bot.people import PersonId
from bot.ports import Writer
from bot.program import Program

#: The numbers of tickets above one that are live, or resolved with a promise to keep; so many at most.
GoingOn = Callable[[int, int], Sequence[int]]
_AT_ONCE = 100


class Attendance:
    """What changes about somebody's absence reaches the timers of their tickets."""

    def __init__(self, writer: Writer, book: AbsenceBook, program: Callable[[], Program], going_on: GoingOn) -> None:
        self._writer = writer
        self._book = book
        self._program = program
        self._going_on = going_on
        self._looked_under: tuple[Program, Absences] | None = None

    async def catch_up(self) -> None:
        """
        Whatever another process, or another program, says about who is away takes effect here.

        Another program may also name another lead, or other hours: what time
        will do to every ticket that is live, or owes something, is worked out anew.
        """
        await asyncio.to_thread(self._book.reload)
        program = self._program()
        under = (program, self._book.under(program))
        before = self._looked_under
        if before is None or before[0] is not program or before[1] != under[1]:
            try:
                await self._look_at_all()
            except Busy:
                return  # the next tick looks at all of them again
        self._looked_under = under

    async def _look_at_all(self) -> None:
        """A few at a time, so that nobody waits for it."""
        after = 0
        while numbers := await asyncio.to_thread(self._going_on, after, _AT_ONCE):
            await self._writer.do(LookAgainAt(tuple(numbers)))
            after = numbers[-1]

    async def deactivated(self, person: PersonId, gone: bool) -> None:
        """Whether the chat has closed somebody's account; said again and again, it changes nothing."""
        if self._program().person(person) is None:
            return
        known_gone = any(said.kind is Kind.GONE for said in self._book.said_of(person))
        if gone != known_gone:
            await self._writer.do(MarkGone(person) if gone else MarkKnown(person))
