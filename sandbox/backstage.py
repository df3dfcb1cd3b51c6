"""What the page can ask of the bot behind the scenes, where the bot offers it: its clock, its outbox, its customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

import aiohttp

Json = dict[str, Any]

#: Steps that the clock can take; `morning` is the next opening of the first team's calendar.
STEPS: Final = ("10m", "1h", "morning", "1d")
#: How fast the clock can run: as it is, and a minute a second.
SPEEDS: Final = (1.0, 60.0)
_TIMEOUT: Final = aiohttp.ClientTimeout(total=10)
_NOBODY: Final = "The bot does not answer. Is it still running?"


@dataclass(frozen=True, kw_only=True)
class BotClock:
    """What time the bot thinks it is."""

    now: datetime
    #: IANA name of the program's zone.
    zone: str
    #: Seconds of its time that pass in a second: 1 as it is, 0 never.
    speed: float
    #: What falls due next, in words; None and empty where nothing is set.
    next_due: datetime | None
    next_name: str
    #: It is on its way to where somebody moved it.
    moving: bool


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One message that has not left."""

    #: `#care`, `@Ana Ruiz`, or `the customer`.
    to: str
    what: str
    since: datetime
    #: What keeps it; empty if nothing is wrong.
    why: str


@dataclass(frozen=True, kw_only=True)
class SourceForm:
    """One of the program's sources that a form can send as."""

    name: str
    scale_low: int
    scale_high: int


@dataclass(frozen=True)
class Answer:
    ok: bool
    #: One sentence for whoever is at the page.
    said: str


class Backstage(Protocol):
    """The three that ask raise `ConnectionError` where the bot does not answer; the others say so in their answer."""

    async def clock(self) -> BotClock: ...

    async def move(self, step: str) -> Answer:
        """One of `STEPS`. It answers at once, and `BotClock.moving` is true until it is there."""
        ...

    async def play(self, speed: float) -> Answer:
        """One of `SPEEDS`, or anything between."""
        ...

    async def outbox(self) -> list[Waiting]:
        """The oldest first."""
        ...

    async def sources(self) -> list[SourceForm]: ...

    async def send_feedback(self, source: str, fields: Mapping[str, str]) -> Answer:
        """*fields*: `score`, `comment`, `name`, `email`; one of the first two is needed. It is signed and posted."""
        ...

    async def reply(self, mail_id: str, words: str) -> Answer:
        """A customer answers the mail with this Message-ID."""
        ...


@dataclass(frozen=True)
class HttpBackstage:
    """The bot's `/demo/*` routes; *token* was made for this run."""

    url: str
    token: str

    async def clock(self) -> BotClock:
        said = await self._get("/demo/clock")
        due = said["next_due"]
        return BotClock(
            now=datetime.fromisoformat(said["now"]),
            zone=said["zone"],
            speed=said["speed"],
            next_due=datetime.fromisoformat(due) if due else None,
            next_name=said["next_name"],
            moving=said["moving"],
        )

    async def outbox(self) -> list[Waiting]:
        said = await self._get("/demo/outbox")
        return [Waiting(**{**each, "since": datetime.fromisoformat(each["since"])}) for each in said["waiting"]]

    async def sources(self) -> list[SourceForm]:
        said = await self._get("/demo/sources")
        return [SourceForm(**each) for each in said["sources"]]

    async def move(self, step: str) -> Answer:
        return await self._post("/demo/clock", {"step": step})

    async def play(self, speed: float) -> Answer:
        return await self._post("/demo/clock", {"speed": speed})

    async def send_feedback(self, source: str, fields: Mapping[str, str]) -> Answer:
        return await self._post("/demo/feedback", {"source": source, **fields})

    async def reply(self, mail_id: str, words: str) -> Answer:
        return await self._post("/demo/reply", {"mail": mail_id, "words": words})

    async def _get(self, path: str) -> Json:
        status, said = await self._ask("GET", path, None)
        if status != 200:
            raise ConnectionError(_sentence(said))
        return said

    async def _post(self, path: str, body: Json) -> Answer:
        try:
            status, said = await self._ask("POST", path, body)
        except ConnectionError as gone:
            return Answer(ok=False, said=str(gone))
        return Answer(ok=200 <= status < 300, said=_sentence(said))

    async def _ask(self, method: str, path: str, body: Json | None) -> tuple[int, Json]:
        headers = {"authorization": f"Bearer {self.token}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=_TIMEOUT) as session,
                session.request(method, self.url + path, json=body, headers=headers) as response,
            ):
                return response.status, await response.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ValueError) as lost:
            raise ConnectionError(_NOBODY) from lost


def _sentence(said: Json) -> str:
    """What it said; of a problem (RFC 9457), what was wrong and what to do."""
    if "said" in said:
        return str(said["said"])
    return f"{said.get('title', 'That did not work')}. {said.get('remedy', '')}".strip()
