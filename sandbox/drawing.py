"""What the templates need to draw: they do all the escaping, so nothing here makes HTML."""

from datetime import UTC, datetime
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from sandbox import forms, mrkdwn, rich_text
from sandbox.mrkdwn import Span
from sandbox.viewer import Viewer

Json = dict[str, Any]

#: The HTML of each mark.
MARKS: Final = {"bold": "strong", "italic": "em", "strike": "s", "code": "code", "pre": "pre"}


def spans(text: Json) -> tuple[Span, ...]:
    """A text object, read."""
    return mrkdwn.parse(text["text"]) if text["type"] == "mrkdwn" else (Span("text", text["text"]),)


def safe_url(url: str) -> str:
    """`javascript:` and its like lead nowhere."""
    return url if url.startswith(("https://", "http://", "mailto:")) else "#"


def clock_time(ts: str, viewer: Viewer) -> str:
    return datetime.fromtimestamp(float(ts), UTC).astimezone(viewer.zone).strftime("%a %H:%M")


def local_time(seconds: int | str, viewer: Viewer) -> str:
    """As a `datetime-local` input wants it."""
    if not seconds:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).astimezone(viewer.zone).strftime("%Y-%m-%dT%H:%M")


def environment() -> Environment:
    """The templates, with escaping on and a missing name being an error."""
    made = Environment(
        loader=PackageLoader("sandbox"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "spans": spans,
        "mrkdwn": mrkdwn.parse,
        "paragraphs": rich_text.paragraphs,
        "safe_url": safe_url,
        "clock_time": clock_time,
        "local_time": local_time,
    }
    made.globals |= {"fields": forms.fields, "MARKS": MARKS}
    return made
