"""
Bots with a clock of their own, each in a process that may be killed; they do what is due, send it, and end.

Reads jobs from its input, one JSON line each, and forks for each: what takes
seconds to import is imported once. Says the process's id, and how it ended.
"""

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.appointments import KeepAppointment
from bot.ports import Needs, Work
from bot.service import FireTimer
from composition import Ringback
from handlers import logs
from handlers.settings import Settings
from tests.processes.stories import PROGRAMS


def die() -> None:
    """As a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Fatal:
    """What time brings is taken, decided and written, and never committed."""

    work: Work[Any]

    def needs(self) -> Needs:
        return self.work.needs()

    def run(self, desk: Any) -> None:
        if self.work.run(desk):
            desk.flush()
            die()


class LastWords:
    """A writer whose first timer is the last thing it does."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer

    def do(self, work: Work[Any]) -> Any:
        return self._writer.do(Fatal(work) if isinstance(work, FireTimer | KeepAppointment) else work)


async def live(now: datetime, later: timedelta, dies: str, program: str, settings: dict[str, str]) -> None:
    """*later*: how far the machine's clock is ahead, so that what a dead process was sending is free again."""
    bot = Ringback(
        Settings(_env_file=None, **settings),
        PROGRAMS[program](),
        clock=lambda: now,
        machine_now=lambda: datetime.now(UTC) + later,
        pace=timedelta(0),
    )
    await bot.start(by_itself=False)
    assert bot.slack is not None
    await bot.slack.connect()
    await bot.slack.refresh()
    if dies == "before the commit":
        bot.clockwork._writer = LastWords(bot.writer)  # type: ignore[assignment]
    done = -1
    while done:
        done = await bot.clockwork.fire_due()
        if dies == "before it is sent":
            die()
        done += await bot.delivery.drain()
        await bot.slack.tasks.settle()
    await bot.stop()


def _born(job: dict[str, Any]) -> None:
    """In the process that is forked: it ends here, whatever happens."""
    code = 1
    try:
        now, later = datetime.fromisoformat(job["now"]), timedelta(minutes=job["later"])
        asyncio.run(live(now, later, job["dies"], job["program"], job["settings"]))
        code = 0
    finally:
        os._exit(code)


def main() -> None:
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            _born(json.loads(line))
        _say(process)
        _say(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    logs.set_up("text")
    _say(0)
    main()
