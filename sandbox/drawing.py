"""What the templates need to draw: they do all the escaping, so nothing here makes HTML."""

import zlib
from datetime import UTC, datetime
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from sandbox import forms, markdown, mrkdwn, page_files, panel, place, rich_text
from sandbox.faults import MOODS, WEATHER
from sandbox.forms import Field
from sandbox.mrkdwn import Span
from sandbox.pressables import options
from sandbox.viewer import Viewer

Json = dict[str, Any]

#: The HTML of each mark.
MARKS: Final = {
    "bold": "strong",
    "italic": "em",
    "strike": "s",
    "underline": "u",
    "highlight": "mark",
    "code": "code",
    "pre": "pre",
    "quote": "blockquote",
}
#: So many colours there are for people's initials.
_HUES: Final = 8


def spans(text: Json) -> tuple[Span, ...]:
    """A text object, read."""
    if text["type"] == "mrkdwn":
        return mrkdwn.parse(text["text"])
    return mrkdwn.short_names(text["text"]) if text.get("emoji", True) else (Span("text", text["text"]),)


def safe_url(url: str) -> str:
    """`javascript:` and its like lead nowhere."""
    return url if url.startswith(("https://", "http://", "mailto:")) else "#"


def clock_time(moment: datetime, viewer: Viewer) -> str:
    return moment.astimezone(viewer.zone).strftime("%H:%M")


def full_time(moment: datetime, viewer: Viewer) -> str:
    return moment.astimezone(viewer.zone).strftime("%A, %-d %B %Y at %H:%M %Z")


def local_time(seconds: int | str, viewer: Viewer) -> str:
    """As a `datetime-local` input wants it."""
    if not seconds:
        return ""
    return datetime.fromtimestamp(int(seconds), UTC).astimezone(viewer.zone).strftime("%Y-%m-%dT%H:%M")


def initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def hue(name: str) -> int:
    """The same colour for the same name, every time."""
    return zlib.crc32(name.encode()) % _HUES


def field_of(blocks: list[Json], block_id: str, element: Json) -> Field | None:
    """None for what keeps no value."""
    found = (f for f in forms.fields(blocks) if f.block_id == block_id and f.element == element)
    return next(found, None)


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
        "markdown": markdown.parse,
        "paragraphs": rich_text.paragraphs,
        "options": options,
        "safe_url": safe_url,
        "clock_time": clock_time,
        "full_time": full_time,
        "local_time": local_time,
        "initials": initials,
        "hue": hue,
    }
    made.globals |= {
        "field_of": field_of,
        "MARKS": MARKS,
        "HOME": place.HOME,
        "FOLDED": place.FOLDED,
        "TABS": panel.TABS,
        "MOODS": MOODS,
        "WEATHER": WEATHER,
        "PICTURES": tuple(page_files.PICTURES),
    }
    return made
