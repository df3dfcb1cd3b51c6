"""Being a customer in the demo: to send feedback in, and to answer a mail."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import aiohttp
import orjson

from bot.errors import FeedbackError
from bot.ports import Views, Writer
from bot.program import Program, Source
from bot.replies import HearReply
from bot.words import write
from handlers.posting import post
from handlers.sources import settings_of, values

_FIELDS = ("score", "comment", "name", "email")
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
        """Those that speak our own words, which are what the form can write."""
        return {name: each for name, each in self.program().sources.items() if each.format == "standard"}

    async def send_feedback(self, said: Mapping[str, object]) -> str:
        """Signs it, posts it, and says what came of it. Raises `FeedbackError` where it is not taken."""
        name = values.line(said.get("source"), "source")
        source = self.sources().get(name)
        if source is None:
            raise values.refused("source", f"one of {', '.join(self.sources())}")
        settings = settings_of(name, source, self.program().program.zone)
        try:
            answer = await post(f"{self.address}/feedback/{name}", settings, self._payload(said))
        except (aiohttp.ClientError, TimeoutError) as trouble:
            raise FeedbackError(
                503, "The bot did not answer", field="", remedy="Send it again in a moment."
            ) from trouble
        if not answer.is_taken:
            raise _problem_in(answer.status, answer.words)
        return "Taken. If the program follows it up, its card comes in a moment."

    def _payload(self, said: Mapping[str, object]) -> bytes:
        """In our own words; what is wrong with it, the door says."""
        score, comment, name, email = (values.text(said.get(field), field) for field in _FIELDS)
        customer = {"name": name, "email": email}
        payload: dict[str, object] = {
            "id": f"form-{uuid4().hex}",
            "submitted_at": self.now().isoformat(),
            "comment": comment,
            "customer": {field: value for field, value in customer.items() if value},
            **({"score": _number(score)} if score else {}),
        }
        return orjson.dumps(payload)

    async def reply(self, said: Mapping[str, object]) -> str:
        """A mail is answered; who hears of it. Raises `FeedbackError` where nobody knows the mail."""
        words = values.text(said.get("words"), "words")
        if not words or len(words) > _LONGEST:
            raise values.refused("words", f"an answer of 1 to {_LONGEST:,} characters")
        letter = await asyncio.to_thread(self.views.letter, values.text(said.get("mail"), "mail"))
        if letter is None:
            raise FeedbackError(404, "Nobody knows that mail", field="mail", remedy="Answer one that the bot sent.")
        ticket = await self.writer.do(HearReply(number=letter.ticket, words=write(words), at=self.now()))
        person = self.program().person(ticket.owner) if ticket.owner else None
        return f"Sent. {person.first_name if person else 'The team'} will hear of it."


def _number(score: str) -> object:
    """What is none is sent as it is, and refused like any tool's."""
    return float(score) if values.is_decimal(score) else score


def _problem_in(status: int, words: str) -> FeedbackError:
    """The answer of the bot's own door (RFC 9457)."""
    said = orjson.loads(words)
    return FeedbackError(status, said["title"], field=said.get("field", ""), remedy=said.get("remedy", ""))
