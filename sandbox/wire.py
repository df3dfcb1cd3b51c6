"""How interactions reach the app: signed, over HTTP to its request URL."""

import hashlib
import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import urlencode

import aiohttp

from sandbox import timing
from sandbox.clock import Clock

Json = dict[str, Any]

#: What comes back: status, body, and the headers if somebody wants them read.
Posted = tuple[int, bytes] | tuple[int, bytes, Mapping[str, str]]
#: (URL, body, headers) -> `Posted`. Raises `TimeoutError` or `OSError` when nobody answers.
Post = Callable[[str, bytes, dict[str, str]], Awaitable[Posted]]

#: What Slack's requests say of themselves.
_SENDER: Final = {"user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)", "accept": "application/json,*/*"}

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"


@dataclass(frozen=True)
class Answer:
    """
    What the app said to one interaction.

    `status` is 0 when nothing was said: the app was not reached, or the person's
    own client kept the form back. `error` is the trouble the person sees.
    """

    status: int
    body: bytes = b""
    error: str | None = None
    #: The app asked not to be told this again (`x-slack-no-retry`).
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        return self.status == 200 and self.error is None

    @property
    def json(self) -> Json:
        """The body as an object, empty when it is none."""
        try:
            parsed = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return parsed if isinstance(parsed, dict) else {}


class Wire(Protocol):
    """`kind` is `interactive`, `slash_commands` or `events_api`, in Socket Mode's words."""

    async def send(self, kind: str, payload: Json, *, retry: tuple[int, str] | None = None) -> Answer: ...


class Unreachable(ConnectionError):
    """Nobody answered; `reason` is Slack's word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


async def post_over_http(url: str, body: bytes, headers: dict[str, str]) -> Posted:
    """The real thing: waits three seconds of machine time, as Slack does."""
    timeout = aiohttp.ClientTimeout(total=timing.ACKNOWLEDGE.seconds)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session:
            answer = await session.post(url, data=body, headers=headers, max_redirects=timing.REDIRECTS.most + 1)
            return answer.status, await answer.read(), answer.headers
    except aiohttp.TooManyRedirects as lost:
        raise Unreachable("too_many_redirects") from lost
    except aiohttp.ClientSSLError as lost:
        raise Unreachable("ssl_error") from lost
    except aiohttp.ClientError as lost:
        raise Unreachable("connection_failed") from lost


@dataclass(frozen=True)
class HttpWire:
    """
    Posts to the app's request URL.

    Signature ages are judged by the app's own clock, so `clock` is real time
    unless a test wants an old signature.
    """

    url: str
    signing_secret: str
    post: Post = post_over_http
    clock: Clock = field(default=time.time)

    async def send(self, kind: str, payload: Json, *, retry: tuple[int, str] | None = None) -> Answer:
        body, content_type = encoded(kind, payload)
        signed = signature(self.signing_secret, int(self.clock()), body)
        headers = {**_SENDER, **signed, "content-type": content_type}
        if retry is not None:
            headers |= {"x-slack-retry-num": str(retry[0]), "x-slack-retry-reason": retry[1]}
        try:
            status, answer, *rest = await self.post(self.url, body, headers)
        except TimeoutError:
            return Answer(0, error="operation_timeout")
        except Unreachable as lost:
            return Answer(0, error=lost.reason)
        except OSError:
            return Answer(0, error="connection_failed")
        no_retry = any(
            name.lower() == "x-slack-no-retry" and value == "1" for said in rest for name, value in said.items()
        )
        return Answer(status, answer, None if status == 200 else "dispatch_failed", no_retry and status != 200)


def encoded(kind: str, payload: Json) -> tuple[bytes, str]:
    """Events as JSON, interactions as a form with `payload`, commands as flat form fields."""
    if kind == "events_api":
        return json.dumps(payload).encode(), JSON
    form: Mapping[str, str] = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), FORM


def signature(secret: str, timestamp: int, body: bytes) -> dict[str, str]:
    """Slack: Authentication / Verifying requests from Slack: HMAC-SHA256 over `v0:{timestamp}:{body}`."""
    digest = hmac.new(secret.encode(), b"v0:%d:%s" % (timestamp, body), hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": str(timestamp), "x-slack-signature": f"v0={digest}"}
