"""Answers through a response URL: once each, over the session that everything else uses."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import aiohttp
import structlog
from slack_bolt.context.async_context import AsyncBoltContext

log = structlog.get_logger()
#: Seconds; whoever asked has looked away by then.
_TIMEOUT = aiohttp.ClientTimeout(total=10)


class Respond(Protocol):
    """Answers whoever acted; takes what a message of Slack's takes."""

    async def __call__(self, **message: Any) -> None: ...


class ByUrl:
    """
    One interaction's way back, if it has one.

    Bolt's own opens a session for every answer, and sends again after a lost
    connection: an answer that arrived would be read twice.
    """

    def __init__(self, session: aiohttp.ClientSession, url: str | None) -> None:
        self._session = session
        self._url = url

    async def __call__(self, **message: Any) -> None:
        if self._url is None:
            raise ValueError("this interaction has no response URL")
        async with self._session.post(self._url, json=message, timeout=_TIMEOUT) as answer:
            if answer.status != 200:
                log.warning("slack did not take an answer", status=answer.status)


def answering_over(session: aiohttp.ClientSession) -> Callable[..., Awaitable[None]]:
    """A middleware that gives every listener our way of answering instead of Bolt's."""

    async def answering(context: AsyncBoltContext, next: Callable[[], Awaitable[None]]) -> None:  # Bolt's name
        context["respond"] = ByUrl(session, context.response_url)
        await next()

    return answering
