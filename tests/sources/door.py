"""Kept payloads, and a door that feedback is posted through."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import httpx
from starlette.applications import Starlette

from bot.errors import Busy, FeedbackError
from bot.feedback import Feedback, FeedbackId, Scale
from handlers.intake import Intake, routes
from handlers.sources import FORMATS, Delivery, SourceSettings

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SECRET = "whsec_" + "c2VjcmV0IG9mIHRoZSBob3VzZQ=="
NEXT = "whsec_" + "dGhlIG9uZSB0aGF0IGZvbGxvd3M="
HERE = Path(__file__).parent


def payload(name: str) -> bytes:
    return (HERE / f"{name}.json").read_bytes()


def settings(format: str, **changes: Any) -> SourceSettings:
    return SourceSettings(**{"name": f"our-{format}", "format": format, "secrets": (SECRET, NEXT), **changes})


def parsed(name: str, **changes: Any) -> Feedback:
    """The one feedback in the kept payload `<format>/<name>`."""
    format = name.partition("/")[0]
    (delivery,) = FORMATS[format].parse(payload(name), {}, settings(format, **changes), NOW)
    return delivery.feedback


@dataclass(frozen=True)
class Result:
    feedback_id: FeedbackId
    status: Literal["accepted", "duplicate", "merged"]


@dataclass
class Shelf:
    """Where feedback is kept in these tests: a dictionary."""

    seen: set[str] = field(default_factory=set)
    feedback: dict[FeedbackId, Feedback] = field(default_factory=dict)
    is_full: bool = False

    async def ingest(self, delivery: Delivery) -> Result:
        if self.is_full:
            raise Busy(timedelta(seconds=1.5))
        found = delivery.feedback
        if delivery.key in self.seen:
            return Result(found.id, "duplicate")
        self.seen.add(delivery.key)
        known = self.feedback.get(found.id)
        self.feedback[found.id] = known.completed_by(found) if known else found
        return Result(found.id, "merged" if known else "accepted")


class Door:
    """Posts to the real routes, signing as the source would."""

    def __init__(self, **changes: Any) -> None:
        self.shelf = Shelf()
        self.refused: list[tuple[str, int]] = []
        self.sources = {format: settings(format) for format in FORMATS}
        self.sources["stars"] = SourceSettings("stars", scale=Scale.STARS5, secrets=(SECRET,))
        self.sources["open"] = SourceSettings("open")
        intake = Intake(
            sources=lambda: self.sources,
            ingest=self.shelf.ingest,
            now=lambda: NOW,
            domain_now=lambda: NOW,
            refused=self._refused,
            **changes,
        )
        self._app = Starlette(routes=routes(intake))

    def _refused(self, source: str, error: FeedbackError) -> None:
        self.refused.append((source, error.status))

    def send(
        self,
        body: bytes,
        to: str = "standard",
        *,
        secret: str = SECRET,
        delivery: str = "msg-1",
        at: datetime = NOW,
        **headers: str,
    ) -> httpx.Response:
        format = to if to in FORMATS else "standard"
        signed = FORMATS[format].sign(body, secret, at, delivery)
        return self.post(body, to, {**signed, **headers})

    def post(
        self, body: bytes | AsyncIterator[bytes], to: str = "standard", headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        given = {"content-type": "application/json", **(headers or {})}
        return self.request("POST", to, content=body, headers=given)

    def request(self, method: str, to: str, **request: Any) -> httpx.Response:
        return asyncio.run(self._request(method, f"/feedback/{to}", request))

    async def _request(self, method: str, path: str, request: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self._app)
        async with httpx.AsyncClient(transport=transport, base_url="http://ringback.example") as client:
            return await client.request(method, path, **request)
