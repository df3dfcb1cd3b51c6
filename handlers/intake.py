"""Where feedback comes in: `POST /feedback/{source}`."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal, Protocol

import orjson
import structlog
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.errors import Busy, FeedbackError
from bot.feedback import FeedbackId
from handlers.problems import problem, problem_of
from handlers.sources import Delivery, SourceSettings, format_of

log = structlog.get_logger()

#: A comment of 20,000 characters is 80 KB at worst; nothing a customer says is larger than this.
BODY_LIMIT = 1024 * 1024


class IngestResult(Protocol):
    """What became of one delivery."""

    @property
    def feedback_id(self) -> FeedbackId: ...

    @property
    def status(self) -> Literal["accepted", "duplicate", "merged"]:
        """`duplicate`: it told us nothing new. `merged`: it completed or corrected what was there."""


def _ignore(source: str, error: FeedbackError) -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class Intake:
    """
    Takes feedback from every source, and answers once it is kept.

    An ASGI application rather than a function of a request: the body's bytes are
    all it needs, and this is the busiest way in.
    """

    #: The sources of today's program, by name.
    sources: Callable[[], Mapping[str, SourceSettings]]
    #: Returns once the delivery is durable; raises `Busy` when too much is waiting.
    ingest: Callable[[Delivery], Awaitable[IngestResult]]
    #: The machine's clock: how old a signature is.
    now: Callable[[], datetime]
    #: The domain's clock: when feedback that does not say was submitted.
    domain_now: Callable[[], datetime]
    #: Whether a source may do without a secret. Never in production.
    unsigned_allowed: bool = False
    #: Told of every delivery that is refused, so that a source gone wrong can be seen.
    refused: Callable[[str, FeedbackError], None] = _ignore

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = scope["path_params"].get("source", "")
        try:
            response = await self._take(name, scope, receive)
        except FeedbackError as error:
            self.refused(name, error)
            response = problem_of(error)
        except Busy as busy:
            remedy = "Send it again in a moment."
            response = problem(503, "Too much is coming in", field="queue", remedy=remedy, wait=busy.wait)
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _take(self, name: str, scope: Scope, receive: Receive) -> Response:
        if scope["method"] != "POST":
            raise _wrong_method()
        settings = self.sources().get(name)
        if settings is None:
            raise _no_such_source()
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        _check_kind(headers, signed=bool(settings.secrets))
        body = await _read(headers, receive)
        self._verify(settings, headers, body)
        deliveries = format_of(settings).parse(body, headers, settings, self.domain_now())
        answer = _accepted([await self.ingest(delivery) for delivery in deliveries])
        if left_out := [each for delivery in deliveries for each in delivery.left_out]:
            log.warning("a part of what came in cannot be read", source=name, fields=[each.field for each in left_out])
            answer["left_out"] = [asdict(each) for each in left_out]
        return Response(orjson.dumps(answer), status_code=202, media_type="application/json")

    def _verify(self, settings: SourceSettings, headers: Mapping[str, str], body: bytes) -> None:
        if settings.secrets:
            format_of(settings).verify(body, headers, settings.secrets, self.now())
        elif not self.unsigned_allowed:
            raise _no_secret()


def routes(intake: Intake) -> list[Route]:
    """The route of *intake*, which answers other methods itself."""
    return [
        Route("/feedback/{source}", intake, name="feedback"),
        Route("/feedback/", intake),
        Route("/feedback", intake),
    ]


def _check_kind(headers: Mapping[str, str], *, signed: bool) -> None:
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json" and not (kind.startswith("application/") and kind.endswith("+json")):
        remedy = "Send application/json; this source also wants it signed." if signed else "Send application/json."
        raise FeedbackError(415, "This kind of body is not taken", field="content-type", remedy=remedy)
    if headers.get("content-encoding", "identity") != "identity":
        remedy = "Send the body uncompressed; the signature is made from its bytes."
        raise FeedbackError(415, "A compressed body is not taken", field="content-encoding", remedy=remedy)


async def _read(headers: Mapping[str, str], receive: Receive) -> bytes:
    """The whole body. A sender that announces too much, or goes on for too long, is not read to the end."""
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > BODY_LIMIT:
        raise _too_large()
    chunks, size, more = [], 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        chunk, more = message.get("body", b""), message.get("more_body", False)
        chunks.append(chunk)
        size += len(chunk)
        if size > BODY_LIMIT:
            raise _too_large()
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _accepted(results: Sequence[IngestResult]) -> dict[str, object]:
    """202 with what became of the feedback; of several, the first, and all of them beside it."""
    said = [{"feedback": result.feedback_id, "status": result.status} for result in results]
    answer: dict[str, object] = {**said[0]} if said else {"feedback": None, "status": "ignored"}
    if len(said) > 1:
        answer["all"] = said
    return answer


def _wrong_method() -> FeedbackError:
    return FeedbackError(405, "Feedback is posted", field="method", remedy="Send it with POST.")


def _no_such_source() -> FeedbackError:
    remedy = "Check the last part of the address; it is the source's name in the program file."
    return FeedbackError(404, "No such source", field="source", remedy=remedy)


def _no_secret() -> FeedbackError:
    remedy = "Ask whoever runs this bot to give the source a secret in the program file, and sign with it."
    return FeedbackError(401, "Unsigned sources are not taken here", field="secret", remedy=remedy)


def _too_large() -> FeedbackError:
    return FeedbackError(413, "The body is too large", field="body", remedy=f"Send at most {BODY_LIMIT:,} bytes.")
