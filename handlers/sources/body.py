"""The JSON object in the body of a request."""

import hashlib
import re

import orjson

from bot.errors import FeedbackError
from handlers.sources.values import refused

_ESCAPE = re.compile(rb"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u[dD][89a-fA-F]..|\\.", re.DOTALL)


def read_object(body: bytes) -> dict[str, object]:
    """
    The object that *body* holds. Of a key that is there twice, the last counts.

    NaN, Infinity and numbers beyond a double are not JSON, and more than 1,024
    levels are not read. Half an emoji (a text cut at 160 characters by the
    sender's tool) becomes the replacement character: the rest is worth reading.
    """
    if rb"\ud" in body or rb"\uD" in body:
        body = _ESCAPE.sub(_whole_character, body)
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _not_json(error) from error
    if not isinstance(said, dict):
        raise refused("body", "one JSON object")
    return said


def fingerprint(body: bytes) -> str:
    """A key for a delivery that brings none: the same bytes are the same delivery."""
    return hashlib.sha256(body).hexdigest()


def _whole_character(escape: re.Match[bytes]) -> bytes:
    found = escape[0]
    lone = len(found) == len(rb"\ud800")
    return rb"\ufffd" if lone else found


def _not_json(error: orjson.JSONDecodeError) -> FeedbackError:
    # Only the position: orjson's error holds the whole document.
    place = f"line {error.lineno}, column {error.colno}"
    return FeedbackError(400, "The body is not JSON", field="body", remedy=f"Send JSON in UTF-8; look at {place}.")
