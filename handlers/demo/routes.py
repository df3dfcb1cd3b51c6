"""`/demo/*`: only where a run of the demo gave the bot its token, and only for whoever shows it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from typing import Final
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.backlog import Unsent, UnsentMessage
from bot.errors import Busy, FeedbackError
from bot.ports import Views
from bot.program import Program
from bot.working_days import working_days_of_team
from handlers.demo.clock import Access
from handlers.demo.customers import Customers
from handlers.demo.happening import Happening
from handlers.demo.timekeeper import StillMoving, Timekeeper
from handlers.demo.words import due_words, to_words, what_words, why_words
from handlers.problems import problem, problem_of
from handlers.sources import values
from handlers.sources.body import read_object

Json = dict[str, object]

_SPANS: Final[Mapping[str, timedelta]] = {
    "10m": timedelta(minutes=10),
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
}
_MORNING: Final = "morning"
STEPS: Final = (*_SPANS, _MORNING)
_SPEEDS: Final[Mapping[float, str]] = {
    0.0: "The clock stands still.",
    1.0: "The clock runs as it is.",
    60.0: "A minute passes in a second.",
}
#: A faster clock would stop at every other second all the same.
_FASTEST: Final = 600.0
_LARGEST: Final = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """What the page may ask."""

    access: Access
    timekeeper: Timekeeper
    happening: Happening
    customers: Customers
    program: Callable[[], Program]

    def routes(self) -> list[Route]:
        return [
            Route("/demo/clock", self._guarded(self._clock), methods=["GET"]),
            Route("/demo/clock", self._guarded(self._move), methods=["POST"]),
            Route("/demo/outbox", self._guarded(self._outbox), methods=["GET"]),
            Route("/demo/sources", self._guarded(self._sources), methods=["GET"]),
            Route("/demo/feedback", self._guarded(self._feedback), methods=["POST"]),
            Route("/demo/reply", self._guarded(self._reply), methods=["POST"]),
        ]

    async def stop(self) -> None:
        """The clock goes nowhere any more."""
        await self.timekeeper.stop()

    def _guarded(self, answer: Callable[[Json], Awaitable[Json]]) -> Callable[[Request], Awaitable[Response]]:
        async def guarded(request: Request) -> Response:
            if not self._is_known(request):
                return _not_known()
            try:
                return JSONResponse(await answer(await _said(request)))
            except FeedbackError as wrong:
                return problem_of(wrong)
            except StillMoving:
                return problem(409, "The clock is still on its way", field="step", remedy="Wait until it has arrived.")
            except Busy as busy:
                return problem(503, "Too much is going on", remedy="Try it again in a moment.", wait=busy.wait)

        return guarded

    def _is_known(self, request: Request) -> bool:
        shown = request.headers.get("authorization", "")
        return compare_digest(shown.encode(), f"Bearer {self.access.token}".encode())

    # -- the clock

    async def _clock(self, said: Json) -> Json:
        now, program = self.access.clock(), self.program()
        due = await self.happening.next(now)
        return {
            "now": now.isoformat(),
            "zone": program.program.zone,
            "speed": self.timekeeper.speed,
            "next_due": due.at.isoformat() if due else None,
            "next_name": due_words(due, program) if due else "",
            "moving": self.timekeeper.is_moving,
        }

    async def _move(self, said: Json) -> Json:
        if "speed" in said:
            return await self._play(said["speed"])
        step = values.line(said.get("step"), "step")
        if step not in STEPS:
            raise values.refused("step", f"one of {', '.join(STEPS)}, or a speed")
        heading = self.timekeeper.heading
        end = self._morning(heading) if step == _MORNING else heading + _SPANS[step]
        self.timekeeper.move(end)
        return {"said": f"On the way to {self._shown(end)}."}

    async def _play(self, wanted: object) -> Json:
        speed = values.number(wanted, "speed")
        if speed is None or not 0 <= speed <= _FASTEST:
            raise values.refused("speed", f"a number from 0 to {_FASTEST:g}")
        await self.timekeeper.play(speed)
        return {"said": _SPEEDS.get(speed, f"{speed:g} seconds pass in a second.")}

    def _morning(self, after: datetime) -> datetime:
        """When the first team's next working day begins."""
        program = self.program()
        return working_days_of_team(next(iter(program.teams)), program).next_beginning(after) or after + _SPANS["1d"]

    def _shown(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.program().program.zone)).strftime("%A %H:%M")

    # -- what waits

    def _since(self, message: UnsentMessage) -> datetime:
        """As the demo's clock has it, by which people read; a card's last try is kept by the machine's."""
        return self.access.clock.of_machine(message.since) if message.redraw else message.since

    async def _outbox(self, said: Json) -> Json:
        program, unsent = self.program(), await asyncio.to_thread(self.happening.backlog.unsent)
        waiting = [
            {
                "to": to_words(message.to, program),
                "what": what_words(message),
                "since": self._since(message).isoformat(),
                "why": why_words(message),
            }
            for message in unsent
            if message.state is not Unsent.DEAD
        ]
        return {"waiting": waiting}

    # -- customers

    async def _sources(self, said: Json) -> Json:
        found = self.customers.sources().items()
        limits = {name: source.scale.limits for name, source in found}
        return {"sources": [{"name": n, "scale_low": low, "scale_high": high} for n, (low, high) in limits.items()]}

    async def _feedback(self, said: Json) -> Json:
        return {"said": await self.customers.send_feedback(said)}

    async def _reply(self, said: Json) -> Json:
        return {"said": await self.customers.reply(said)}


def open_demo(access: Access, happening: Happening, address: str, program: Callable[[], Program], views: Views) -> Demo:
    """What the page may ask of the bot at *address*."""
    return Demo(
        access=access,
        timekeeper=Timekeeper(clock=access.clock, next_due=happening.next_due, catch_up=happening.catch_up),
        happening=happening,
        customers=Customers(address=address, program=program, views=views, writer=happening.writer, now=access.clock),
        program=program,
    )


def _not_known() -> Response:
    remedy = "Use the page that `ringback demo` prints: it has the token of this run."
    refused = problem(401, "This is for the demo's own page", field="authorization", remedy=remedy)
    refused.headers["WWW-Authenticate"] = "Bearer"
    return refused


async def _said(request: Request) -> Json:
    if request.method == "GET":
        return {}
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise FeedbackError(413, "The body is too large", field="body", remedy=f"Send at most {_LARGEST:,} bytes.")
    return read_object(body)
