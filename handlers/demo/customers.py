"""Being a customer in the demo: to send feedback in, and to answer a mail."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import aiohttp
import orjson

from bot.errors import FeedbackError
from bot.ports import Views, Writer
from bot.program import Program, Source
from bot.replies import HearReply
from bot.words import write
from handlers.demo.survey_tools import WRITTEN, Said, payloads
from handlers.posting import post
from handlers.sources import settings_of, values

#: So long a customer's answer may be.
_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Customers:
    """What customers do."""

    #: Where the bot itself is reached: what the form says comes in like any survey tool's.
    address: str
    program: Callable[[], Program]
    views: Views
    writer: Writer
    #: The domain's clock.
    now: Callable[[], datetime]

    def sources(self) -> Mapping[str, Source]:
        """Those whose tools the form can stand in for."""
        return {name: each for name, each in self.program().sources.items() if each.format in WRITTEN}

    async def send_feedback(self, said: Mapping[str, object]) -> str:
        """Signs it, posts it, and says what came of it. Raises `FeedbackError` where it is not taken."""
        name = values.line(said.get("source"), "source")
        source = self.sources().get(name)
        if source is None:
            raise values.refused("source", f"one of {', '.join(self.sources())}")
        for payload in payloads(source.format, self._entered(said, source)):
            await self._post(name, source, payload)
        return "Taken. If the program follows it up, its card comes in a moment."

    def _entered(self, said: Mapping[str, object], source: Source) -> Said:
        score, comment, name, email = (
            values.text(said.get(field), field) for field in ("score", "comment", "name", "email")
        )
        if not (score or comment):  # some tools send that all the same, and then nothing comes of it
            raise values.refused("score", "a score, a comment or both")
        return Said(score=score, comment=comment, name=name, email=email, at=self.now(), scale=source.scale)

    async def _post(self, name: str, source: Source, payload: bytes) -> None:
        """As its tool would; what is wrong with it, the door says."""
        settings = settings_of(name, source, self.program().program.zone)
        try:
            answer = await post(f"{self.address}/feedback/{name}", settings, payload)
        except (aiohttp.ClientError, TimeoutError) as trouble:
            raise FeedbackError(
                503, "The bot did not answer", field="", remedy="Send it again in a moment."
            ) from trouble
        if not answer.is_taken:
            raise _problem_in(answer.status, answer.words)

    async def reply(self, said: Mapping[str, object]) -> str:
        """A mail is answered; who hears of it. Raises `FeedbackError` where nobody knows the mail."""
        words = values.text(said.get("words"), "words")
        if not words or len(words) > _LONGEST:
            raise values.refused("words", f"an answer of 1 to {_LONGEST:,} characters")
        letter = await asyncio.to_thread(self.views.letter, values.text(said.get("mail"), "mail"))
        if letter is None:
            raise FeedbackError(404, "Nobody knows that mail", field="mail", remedy="Answer one that the bot sent.")
        reply = HearReply(number=letter.ticket, words=write(words), at=self.now())
        ticket = await self.writer.do(reply)
        if reply.says_stop:
            return "Sent. They will hear no more from us."
        person = self.program().person(ticket.owner) if ticket.owner else None
        return f"Sent. {person.first_name if person else 'The team'} will hear of it."


def _problem_in(status: int, words: str) -> FeedbackError:
    """The answer of the bot's own door (RFC 9457)."""
    said = orjson.loads(words)
    return FeedbackError(status, said["title"], field=said.get("field", ""), remedy=said.get("remedy", ""))
