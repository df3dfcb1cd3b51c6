"""What an HTTP client is told when a request cannot be taken (RFC 9457)."""

from datetime import timedelta
from math import ceil

import orjson
from starlette.responses import Response

from bot.errors import FeedbackError

MEDIA_TYPE = "application/problem+json"

#: Names that stay, so that clients may tell problems apart without reading the titles.
_KINDS = {
    400: "malformed",
    401: "not-verified",
    404: "not-found",
    405: "method-not-allowed",
    409: "conflict",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid",
    503: "busy",
}


def problem(status: int, title: str, *, field: str = "", remedy: str = "", wait: timedelta | None = None) -> Response:
    """
    An answer that names the *field* it is about and what its sender can do.

    The payload is never part of it. *wait* is how long to wait before trying again.
    """
    kind = _KINDS.get(status)
    said = {
        "type": f"urn:ringback:problem:{kind}" if kind else "about:blank",
        "title": title,
        "status": status,
        "detail": f"{field}: {remedy}" if field and remedy else f"{title}. {remedy}".strip(),
        "field": field,
        "remedy": remedy,
    }
    headers = {"Allow": "POST"} if status == 405 else {}
    if wait is not None:
        headers["Retry-After"] = str(max(1, ceil(wait.total_seconds())))
    members = {name: value for name, value in said.items() if value}
    return Response(orjson.dumps(members), status_code=status, media_type=MEDIA_TYPE, headers=headers)


def problem_of(error: FeedbackError) -> Response:
    return problem(error.status, error.title, field=error.field, remedy=error.remedy)
