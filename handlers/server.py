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

from bot.ports import Health
from handlers.problems import problem

#: A bot that is this late is silent, and a silent bot is the worst bug of this field.
LATE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """How the bot is."""

    health: Health
    now: Callable[[], datetime]
    registry: CollectorRegistry

    def routes(self) -> list[Route]:
        return [
            Route("/healthz", self._healthz),
            Route("/readyz", self._readyz),
            Route("/metrics", self._metrics),
        ]

    async def _healthz(self, request: Request) -> Response:
        now = self.now()
        timer = await asyncio.to_thread(self.health.most_overdue_timer, now)
        message = await asyncio.to_thread(self.health.oldest_waiting_message, now)
        late = max(timer, message) > LATE
        said = {
            "status": "late" if late else "ok",
            "most_overdue_timer_seconds": timer.total_seconds(),
            "oldest_waiting_message_seconds": message.total_seconds(),
            "dead_messages": await asyncio.to_thread(self.health.dead_messages),
        }
        return JSONResponse(said, status_code=503 if late else 200)

    async def _readyz(self, request: Request) -> Response:
        if await asyncio.to_thread(self.health.is_ready):
            return JSONResponse({"status": "ready"})
        remedy = "Look whether DATABASE_URL answers, and run `ringback db upgrade`."
        return problem(503, "The database is not ready", field="database", remedy=remedy)

    async def _metrics(self, request: Request) -> Response:
        return Response(await asyncio.to_thread(generate_latest, self.registry), media_type=CONTENT_TYPE_LATEST)


def application(routes: Sequence[BaseRoute]) -> Starlette:
    """The whole web application; no lifespan of its own, because `app.py` starts and stops what lives."""
    return Starlette(routes=list(routes))
