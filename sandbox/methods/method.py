"""What an API method is: arguments in, the answer's fields out, or a `SlackError`."""

import base64
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from sandbox.arguments import Arguments
from sandbox.errors import SlackError

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]
Method = Callable[["Workspace", Arguments], Json]

_T = TypeVar("_T")


def page(items: Sequence[_T], arguments: Arguments, *, most: int) -> tuple[Sequence[_T], Json]:
    """A slice by `limit` and `cursor`, and the `response_metadata` that leads to the next."""
    limit = min(arguments.number("limit", 100) or 100, most)
    start = _position(arguments.text("cursor"))
    end = start + limit
    following = base64.b64encode(f"next:{end}".encode()).decode() if end < len(items) else ""
    return items[start:end], {"next_cursor": following}


def _position(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor).decode().removeprefix("next:"))
    except ValueError:
        raise SlackError("invalid_cursor") from None
