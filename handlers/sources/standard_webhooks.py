"""Signatures by the Standard Webhooks specification."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook

from bot.errors import FeedbackError
from handlers.sources.signature import mismatched, same, unsigned

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
#: How much older or newer than our clock a signature may be (the specification's own figure).
TOLERANCE = timedelta(minutes=5)


def verify(body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime) -> None:
    """
    Raises unless one of *secrets* signed *body* within five minutes of *now*.

    The library makes the signature; its own `verify` reads the clock by itself,
    and calls a header that is missing, old or forged by the same name.
    """
    if missing := [header for header in (ID, TIMESTAMP, SIGNATURE) if not headers.get(header)]:
        raise unsigned(*missing)
    sent_at = _sent_at(headers[TIMESTAMP], now)
    given, words = headers[SIGNATURE].split(), _decoded(body)
    for secret in secrets:
        expected = _webhook(secret).sign(headers[ID], sent_at, words)
        if any(same(one, expected) for one in given):
            return
    raise mismatched(SIGNATURE)


def sign(body: bytes, secret: str, now: datetime, delivery: str) -> dict[str, str]:
    sent_at = datetime.fromtimestamp(int(now.timestamp()), UTC)
    signature = _webhook(secret).sign(delivery, sent_at, body.decode())
    return {ID: delivery, TIMESTAMP: str(int(sent_at.timestamp())), SIGNATURE: signature}


def _sent_at(stamp: str, now: datetime) -> datetime:
    seconds = int(stamp) if stamp.isdecimal() and len(stamp) <= len("1772442845000") else 0
    if abs(seconds - now.timestamp()) > TOLERANCE.total_seconds():
        remedy = "Sign at the moment of sending, in Unix seconds; five minutes of difference are accepted."
        raise FeedbackError(401, "The signature is too old or too new", field=TIMESTAMP, remedy=remedy)
    return datetime.fromtimestamp(seconds, UTC)


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise FeedbackError(400, "The body is not UTF-8", field="body", remedy="Send JSON in UTF-8.") from error


def is_usable(secret: str) -> bool:
    """Whether *secret* has the form that the specification asks for: `whsec_` and base64."""
    try:
        Webhook(secret)
    except (ValueError, EmptyWebhookSecretError):
        return False
    return secret.startswith("whsec_")


@lru_cache(maxsize=256)
def _webhook(secret: str) -> Webhook:
    try:
        return Webhook(secret)
    except (ValueError, EmptyWebhookSecretError) as error:
        remedy = 'Ask whoever runs this bot: the secret must be "whsec_" and base64.'
        raise FeedbackError(401, "The source's secret cannot be used", field=SIGNATURE, remedy=remedy) from error
