"""The web server's routes beside feedback and chat: health, readiness, figures for monitoring."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.backlog import Health, Unsent
from handlers.problems import problem

#: A bot that is this late is silent, and a silent bot is the worst bug of this field.
LATE = timedelta(minutes=5)
#: So many reasons are named; `ringback outbox list` has them all.
_REASONS = 5
_PACED = "more messages than a conversation takes: about one a second leaves"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """How the bot is."""

    health: Health
    now: Callable[[], datetime]
    registry: CollectorRegistry
    #: For what is reckoned in machine time.
    machine_now: Callable[[], datetime]
    #: Why the last that was to be written could not be; empty if it was.
    write_trouble: Callable[[], str] = str

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self._healthz),
            Route("/readyz", self._readyz),
            Route("/metrics", self._metrics),
        ]

    async def _healthz(self, request: Request) -> Response:
        said = await asyncio.to_thread(self._look)
        return JSONResponse(said, status_code=200 if said["status"] == "ok" else 503)

    def _look(self) -> dict[str, object]:
        """How late we are, and why: whoever reads this at night has nothing else."""
        now = self.now()
        timer = self.health.most_overdue_timer(now)
        message = self.health.oldest_waiting_message(now)
        messages = self.health.messages()
        trouble = self.write_trouble()
        why = [
            *([f"the database cannot be written to: {trouble}"] if trouble else []),
            *(["timers are not fired"] if timer > LATE else []),
            *(self._reasons() if message > LATE else []),
        ]
        return {
            "status": "late" if why else "ok",
            "reason": "; ".join(why),
            "most_overdue_timer_seconds": timer.total_seconds(),
            "oldest_waiting_message_seconds": message.total_seconds(),
            "waiting_messages": messages[Unsent.QUEUED] + messages[Unsent.RETRYING] + messages[Unsent.BLOCKED],
            "blocked_messages": messages[Unsent.BLOCKED],
            "blocked_conversations": self.health.blocked_conversations(),
            "dead_messages": messages[Unsent.DEAD],
            "nobody_was_told": self.health.nobody_was_told(self.machine_now()),
        }

    def _reasons(self) -> list[str]:
        """What keeps messages waiting, what keeps most of them first."""
        setbacks = self.health.setbacks()
        return sorted(setbacks, key=lambda why: (-setbacks[why], why))[:_REASONS] or [_PACED]

    async def _readyz(self, request: Request) -> Response:
        if trouble := self.write_trouble():
            remedy = f"It says: {trouble}. Look at its disk and rights, and run `ringback db upgrade`."
            return problem(503, "The database cannot be written to", field="database", remedy=remedy)
        if await asyncio.to_thread(self.health.is_ready):
            return JSONResponse({"status": "ready"})
        remedy = "Look whether DATABASE_URL answers, and run `ringback db upgrade`."
        return problem(503, "The database is not ready", field="database", remedy=remedy)

    async def _metrics(self, request: Request) -> Response:
        return Response(await asyncio.to_thread(generate_latest, self.registry), media_type=CONTENT_TYPE_LATEST)


def application(routes: Sequence[BaseRoute]) -> Starlette:
    """The whole web application; no lifespan of its own, because `composition.py` starts and stops what lives."""
    return Starlette(routes=list(routes))
