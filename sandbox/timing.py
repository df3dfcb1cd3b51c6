"""Slack's times in seconds, and how often something may be done: one row each, with where the number comes from."""

from typing import Final, NamedTuple

_INTERACTIVITY = "Slack: Interactivity / Handling user interaction"
_EVENTS = "Slack: APIs / Events API"
_SOCKETS = "Slack: APIs / Events API / Using Socket Mode"


class Span(NamedTuple):
    seconds: float
    source: str


class Count(NamedTuple):
    """How often, or how many, at most."""

    most: int
    source: str


#: An answer to anything Slack sends.
ACKNOWLEDGE: Final = Span(3, _INTERACTIVITY)
#: A trigger opens one form.
TRIGGER: Final = Span(3, _INTERACTIVITY)
RESPONSE_URL: Final = Span(30 * 60, _INTERACTIVITY)
RESPONSE_URL_USES: Final = Count(5, _INTERACTIVITY)
#: After the first attempt: nearly at once, a minute, five.
RETRIES: Final = (Span(0, _EVENTS), Span(60, _EVENTS), Span(300, _EVENTS))
#: Between the warning and the end of a connection.
WARNING: Final = Span(10, _SOCKETS)
#: How long a connection is said to last; Slack says something between one hour and several.
CONNECTION: Final = Span(3600, _SOCKETS)
#: At once, for one app.
CONNECTIONS: Final = Count(10, f"{_SOCKETS}: Using multiple connections")
#: Of a request URL; no more are followed.
REDIRECTS: Final = Count(2, f"{_EVENTS}: Redirects")
