"""When the bot wakes up by itself. The only module that knows APScheduler."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[object]]


def ticks(
    fire_due_timers: Tick,
    send_waiting: Tick,
    refresh: Tick,
    compare_clocks: Tick,
    catch_up: Tick,
    redraw: Tick | None,
    watch_program: Tick,
) -> AsyncIOScheduler:
    """
    Ticks, never one job per ticket.

    What is due lives in our own tables, so a restart forgets nothing and a
    missed tick is caught up by the next one. A commit wakes delivery by itself.
    """
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1})
    scheduler.add_job(_until_the_end(fire_due_timers), "interval", seconds=1, id="timers")
    scheduler.add_job(_until_the_end(catch_up), "interval", seconds=1, id="absences")
    scheduler.add_job(_until_the_end(watch_program), "interval", seconds=1, id="program")
    scheduler.add_job(_until_the_end(send_waiting), "interval", seconds=5, id="outbox")
    if redraw is not None:
        scheduler.add_job(_until_the_end(redraw), "interval", seconds=2, id="homes")
    scheduler.add_job(_until_the_end(compare_clocks), "interval", minutes=1, id="clock")
    scheduler.add_job(_until_the_end(refresh), "interval", minutes=30, id="people")
    return scheduler


def _until_the_end(tick: Tick) -> Tick:
    """*tick*, which the scheduler cancels when the bot stops: that is no fault, and the next start goes on with it."""

    @wraps(tick)
    async def ticking() -> None:
        try:
            await tick()
        except asyncio.CancelledError:
            return

    return ticking
