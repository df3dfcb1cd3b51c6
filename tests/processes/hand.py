"""A process that does nothing but fire what is due, with a writer of its own; begins when it is told to."""

import asyncio
import json
import os
import sys
import time
from datetime import datetime

from composition import Ringback
from handlers import logs
from handlers.settings import Settings
from tests.world import program


async def fire(database_url: str, now: datetime, tick: float) -> tuple[int, float]:
    """How many timers this process fired, and how long it took until none was due (seconds)."""
    settings = Settings(_env_file=None, database_url=database_url, slack_bot_token=None, smtp_url=None)
    bot = Ringback(settings, program(), clock=lambda: now)
    await bot.start(by_itself=False)
    bot.records.timers.due(now, 1)  # whatever connecting takes, it is over by now
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.readline)
    began = time.perf_counter()
    fired = await _fired_tick_by_tick(bot, now, tick)
    took = time.perf_counter() - began
    await bot.stop()
    return fired, took


async def _fired_tick_by_tick(bot: Ringback, now: datetime, tick: float) -> int:
    """Whoever finds another process at it looks again at the next tick, as in real life."""
    fired = 0
    while bot.records.timers.due(now, 1):
        took = await bot.clockwork.fire_due()
        fired += took
        if not took:
            await asyncio.sleep(tick)
    return fired


if __name__ == "__main__":
    logs.set_up("text")
    told = fire(os.environ["DATABASE_URL"], datetime.fromisoformat(sys.argv[1]), float(sys.argv[2]))
    json.dump(asyncio.run(told), sys.stdout)
