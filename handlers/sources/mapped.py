"""JSON of any shape (format `mapped`), read by the program's own mapping."""

import base64
import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.errors import FeedbackError
from bot.feedback import Feedback
from bot.program.mapping import Signature
from handlers.sources import standard_webhooks, values
from handlers.sources.body import fingerprint, read_object
from handlers.sources.format import Delivery, SourceSettings
from handlers.sources.money import left_out_of
from handlers.sources.shape import Said, Shape
from handlers.sources.signature import mismatched, same, unsigned
from handlers.sources.standard import feedback_from

_PLACES = re.compile(r"(\{timestamp\}|\{body\})")


@dataclass(frozen=True, slots=True)
class Mapped:
    """A `Format`: what the program says of one source, in place of what we know of a tool."""

    shape: Shape
    #: None: Standard Webhooks.
    signature: Signature | None = None

    def verify(self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
        """Without a time that is signed, what keeps a replay out is the body itself: it is the delivery's key."""
        if self.signature is None:
            standard_webhooks.verify(body, headers, secrets, now)
        else:
            _verify(self.signature, body, headers, secrets, now)

    def sign(self, body: bytes, secret: str, now: datetime, delivery: str) -> dict[str, str]:
        if self.signature is None:
            return standard_webhooks.sign(body, secret, now, delivery)
        stamp = str(int(now.timestamp()))
        headers = {self.signature.header: _signed(self.signature, body, stamp, secret)}
        return headers | ({self.signature.timestamp: stamp} if self.signature.timestamp else {})

    def parse(
        self, body: bytes, headers: Mapping[str, str], settings: SourceSettings, now: datetime
    ) -> tuple[Delivery, ...]:
        """Every answer in *body*; of several, each is a delivery of its own."""
        # `webhook-id` is part of what Standard Webhooks sign; beside another signature anybody may have written it
        given = values.line(headers.get(standard_webhooks.ID), standard_webhooks.ID) if self.signature is None else ""
        key = given or fingerprint(body)
        found = self.shape.answers_in(read_object(body))
        answers = [self.shape.said(answer) for answer in found]
        feedback = [mapped(said, self.shape, settings, now) for said in answers]
        return tuple(
            Delivery(f"{settings.name}/{key}" + (f"/{number}" if number else ""), each, left_out_of(said))
            for number, (each, said) in enumerate(zip(feedback, answers, strict=True))
        )


def mapped(said: Said, shape: Shape, settings: SourceSettings, now: datetime) -> Feedback:
    """The feedback that *shape* found; times that name no zone are the mapping's, or the program's."""
    return feedback_from(said, settings, now, ZoneInfo(shape.zone or settings.zone))


def _verify(how: Signature, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    needed = [how.header, *([how.timestamp] if how.timestamp else [])]
    if missing := [header for header in needed if not headers.get(header)]:
        raise unsigned(*missing)
    stamp = headers[how.timestamp] if how.timestamp else ""
    if how.timestamp:
        _require_recent(stamp, how.timestamp, now)
    given = _comparable(headers[how.header].strip(), how)
    if not any(same(given, _comparable(_signed(how, body, stamp, secret), how)) for secret in secrets):
        raise mismatched(how.header)


def _signed(how: Signature, body: bytes, stamp: str, secret: str) -> str:
    parts = {"{body}": body, "{timestamp}": stamp.encode()}
    message = b"".join(parts.get(part, part.encode()) for part in _PLACES.split(how.message))
    digest = hmac.digest(secret.encode(), message, how.algorithm)
    return how.prefix + (digest.hex() if how.encoding == "hex" else base64.b64encode(digest).decode())


def _comparable(signature: str, how: Signature) -> str:
    """Hexadecimal digits are the same in either case."""
    return signature.lower() if how.encoding == "hex" else signature


def _require_recent(stamp: str, header: str, now: datetime) -> None:
    at = _time(stamp.strip())
    if at is None or abs(at - now) > standard_webhooks.TOLERANCE:
        remedy = "Sign at the moment of sending; five minutes of difference are accepted."
        raise FeedbackError(401, "The signature is too old or too new", field=header, remedy=remedy)


def _time(stamp: str) -> datetime | None:
    if stamp.isdecimal() and stamp.isascii() and len(stamp) <= len("1772442845000"):
        seconds = int(stamp)
        return datetime.fromtimestamp(seconds / 1000 if len(stamp) > len("1772442845") else seconds, UTC)
    try:
        at = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else None
