"""Feedback sent to a bot as its source would send it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

import aiohttp

from handlers.sources import SourceSettings, format_of

_TIMEOUT = aiohttp.ClientTimeout(total=30)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    words: str

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300


async def post(url: str, source: SourceSettings, body: bytes) -> Answer:
    """What the bot at *url* answers to *body*. Raises `aiohttp.ClientError` or `TimeoutError` where none does."""
    headers = {"content-type": "application/json", **signed(source, body)}
    async with (
        aiohttp.ClientSession(timeout=_TIMEOUT) as session,
        session.post(url, data=body, headers=headers) as response,
    ):
        return Answer(response.status, await response.text())


def signed(source: SourceSettings, body: bytes) -> dict[str, str]:
    """The headers that prove *body* comes from *source*; none where it has no secret."""
    if not source.secrets:
        return {}
    return format_of(source).sign(body, source.secrets[0], datetime.now(UTC), f"msg_{uuid4().hex}")
