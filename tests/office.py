"""A company without its chat: tickets as they are kept, and days that pass over them."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, NamedTuple

from sqlalchemy import select

from bot.errors import Refusal
from bot.ports import Work
from bot.program import Program
from composition import Ringback
from handlers.settings import Settings
from storage import rows
from tests.clocks import Clock

_OUTBOX = rows.table(rows.OutboxRow)
_EVENTS = rows.table(rows.EventRow)
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class Deed(NamedTuple):
    """Something that is done at a fixed time."""

    at: datetime
    work: Work[Any]


class Office:
    """`with Office(url, program, start) as office:`; its clock moves in `live` or in `walk`, and nowhere else."""

    def __init__(self, database_url: str, program: Program, start: datetime) -> None:
        self.clock = Clock(start)
        self._program = program
        self._settings = Settings(_env_file=None, database_url=database_url, slack_bot_token=None, smtp_url=None)
        self._runner = asyncio.Runner()

    def __enter__(self) -> "Office":
        self._runner.__enter__()
        self._runner.get_loop().set_debug(False)
        self._runner.run(self._begin())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self.bot.stop())
        self._runner.__exit__(kind, error, trace)

    async def _begin(self) -> None:
        self.bot = Ringback(self._settings, self._program, clock=self.clock, machine_now=self.clock)
        await self.bot.start(by_itself=False)

    async def _begin_again(self) -> None:
        await self.bot.stop()
        await self._begin()

    def do(self, works: Sequence[Work[Any]]) -> None:
        """All of it now; what is refused is refused."""
        self._runner.run(self._done(works))

    async def _done(self, works: Sequence[Work[Any]]) -> None:
        answers = await asyncio.gather(*(self.bot.writer.do(work) for work in works), return_exceptions=True)
        for answer in answers:
            if isinstance(answer, BaseException) and not isinstance(answer, Refusal):
                raise answer

    # -- time

    def live(self, until: datetime, deeds: Sequence[Deed], tick: timedelta) -> None:
        """The clock ticks, and at each tick somebody looks what is due."""
        self._runner.run(self._lived(until, list(deeds), tick))

    async def _lived(self, until: datetime, deeds: list[Deed], tick: timedelta) -> None:
        while self.clock() < until:
            self.clock.now += tick
            await self.bot.clockwork.fire_due()
            await self._do_what_is_due(deeds)
            await self.bot.clockwork.fire_due()

    def walk(self, until: datetime, deeds: Sequence[Deed], tired: Callable[[], bool] = lambda: False) -> None:
        """From one due time to the next; whenever it is *tired*, everything but the database is begun anew."""
        self._runner.run(self._walked(until, list(deeds), tired))

    async def _walked(self, until: datetime, deeds: list[Deed], tired: Callable[[], bool]) -> None:
        await self.bot.clockwork.fire_due()  # as after every start: what people have at a certain hour is arranged
        while (step := self._next_step(deeds)) is not None and step <= until:
            self.clock.now = max(self.clock.now, step)
            await self.bot.clockwork.fire_due()
            if tired():
                await self._begin_again()
            await self._do_what_is_due(deeds)
        self.clock.now = until

    def _next_step(self, deeds: list[Deed]) -> datetime | None:
        timers = self.bot.records.timers.next_due()
        coming = [*([timers] if timers else []), *(deed.at for deed in deeds[:1])]
        return min(coming, default=None)

    async def _do_what_is_due(self, deeds: list[Deed]) -> None:
        due = [deed.work for deed in deeds if deed.at <= self.clock()]
        del deeds[: len(due)]
        if due:
            await self._done(due)

    # -- what can be seen

    def messages(self, tick: timedelta) -> list[tuple[Any, ...]]:
        """Every message ever to be sent: its key, what it is, to whom, and after which tick."""
        columns = ("key", "notification", "place", "name", "priority", "version")
        return self._seen(_OUTBOX, columns, tick)

    def events(self, tick: timedelta) -> list[tuple[Any, ...]]:
        """Everything that happened to every ticket, and after which tick."""
        return self._seen(_EVENTS, ("ticket", "version", "kind", "by"), tick)

    def _seen(self, table: Any, columns: Sequence[str], tick: timedelta) -> list[tuple[Any, ...]]:
        with self.bot.records.engine.connect() as connection:
            found = connection.execute(select(table)).mappings().all()
        told = ((*(row[column] or 0 for column in columns), after(row["at"], tick)) for row in found)
        return sorted(told, key=str)


def after(at: datetime, tick: timedelta) -> datetime:
    """The first tick at or after *at*."""
    return at + (_BEGINNING - at) % tick
