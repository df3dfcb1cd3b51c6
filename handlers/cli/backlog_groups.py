"""Messages that wait, grouped by where they go and what they are: ten thousand of them are a few lines."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.backlog import UnsentMessage
from handlers.cli.spans import span
from handlers.cli.table import table

#: So many groups are shown, and so many of each are named.
_MOST = 40
_NAMED = 5
HEAD = ("TO", "MESSAGE", "COUNT", "OLDEST", "FIRST TICKETS")

Group = tuple[str, str]


def group_lines(messages: Iterable[UnsentMessage], now: datetime) -> Iterator[str]:
    """What would leave, the largest group first."""
    groups: dict[Group, list[UnsentMessage]] = {}
    for message in messages:
        groups.setdefault((where(message), kind(message)), []).append(message)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    yield from table(HEAD, (_row(group, each, now) for group, each in ordered[:_MOST]))
    if len(ordered) > _MOST:
        rest = sum(len(each) for _, each in ordered[_MOST:])
        yield f"And {rest} more, in {len(ordered) - _MOST} other groups."


def _row(group: Group, messages: Sequence[UnsentMessage], now: datetime) -> tuple[str, ...]:
    oldest = min(message.since for message in messages)
    return (*group, str(len(messages)), span(now - oldest), _first(messages))


def _first(messages: Sequence[UnsentMessage]) -> str:
    numbers = list(dict.fromkeys(message.ticket for message in messages if message.ticket))
    named = ", ".join(map(str, numbers[:_NAMED]))
    return f"{named}, …" if len(numbers) > _NAMED else named or "-"


def kind(message: UnsentMessage) -> str:
    return f"{message.notification} (to be redrawn)" if message.redraw else message.notification


def where(message: UnsentMessage) -> str:
    """A team, a colleague, or "the customer": who that is, the ticket knows."""
    match message.to.place.value:
        case "mail":
            return "the customer"
        case "thread":
            return f"{message.to.name}, under the card"
        case _:
            return message.to.name
