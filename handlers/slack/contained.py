"""Nothing may escape a Bolt listener."""

import functools
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import structlog
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from blocks import refusals
from blocks.slack import parse_values
from bot.errors import Busy
from handlers.slack.outages import is_outage
from handlers.slack.replies import refused
from handlers.slack.responding import Respond
from handlers.submissions import texts_of

log = structlog.get_logger()
Listener = Callable[..., Awaitable[None]]
Contained = Callable[..., Awaitable[BoltResponse | None]]


def contained(listener: Listener) -> Contained:
    """
    Log what went wrong once, acknowledge, and tell whoever pressed that it is our fault.

    Where Slack took no form from us, it takes no words either: then it is not
    acknowledged, and Slack tells them itself that it did not work.

    Bolt 1.30 turns an exception within 10 ms after `ack()` into a 404, and any
    exception into a red triangle without a word. It reads a listener's
    arguments through `wraps`, so every listener takes `ack`, `body` and `respond`.
    """

    @functools.wraps(listener)
    async def guarded(**given: Any) -> BoltResponse | None:
        try:
            await listener(**given)
        except Exception as bug:  # the edge of the house: what nobody foresaw ends here
            if is_outage(bug):
                log.warning("slack takes no answer to a press", why=type(bug).__name__)
                return BoltResponse(status=503)
            if not isinstance(bug, Busy):
                log.exception("a press or a form failed")
            if "view" in given["body"] and "actions" not in given["body"]:
                await given["ack"](**_handed_back(given["body"]))
            else:
                await _apologise(refusals.BUSY if isinstance(bug, Busy) else refusals.OUR_FAULT, **given)
        return None

    return guarded


def _handed_back(body: dict[str, Any]) -> dict[str, Any]:
    """A form that broke on our side stays open with what was written in it: an empty answer would close it."""
    texts = texts_of(parse_values(body["view"].get("state", {}).get("values", {})))
    return {"response_action": "update", "view": refused(refusals.TEXT_IS_SAFE, texts)}


async def _apologise(sentence: str, ack: AsyncAck, respond: Respond, **_: Any) -> None:
    await ack()
    try:
        await respond(text=sentence, response_type="ephemeral", replace_original=False)
    except (ValueError, OSError, aiohttp.ClientError):
        log.info("an apology could not be delivered")
