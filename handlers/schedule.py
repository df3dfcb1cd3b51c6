"""When the bot wakes up by itself. The only module that knows APScheduler."""

from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[object]]


def ticks(
    fire_due_timers: Tick, send_waiting: Tick, refresh: Tick, compare_clocks: Tick, catch_up: Tick, redraw: Tick | None
) -> AsyncIOScheduler:
    """
    Ticks, never one job per ticket.

    What is due lives in our own tables, so a restart forgets nothing and a
    missed tick is caught up by the next one. A commit wakes delivery by itself.
    """
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1})
    scheduler.add_job(fire_due_timers, "interval", seconds=1, id="timers")
    scheduler.add_job(catch_up, "interval", seconds=1, id="absences")
    scheduler.add_job(send_waiting, "interval", seconds=5, id="outbox")
    if redraw is not None:
        scheduler.add_job(redraw, "interval", seconds=2, id="homes")
    scheduler.add_job(compare_clocks, "interval", minutes=1, id="clock")
    scheduler.add_job(refresh, "interval", minutes=30, id="people")
    return scheduler
