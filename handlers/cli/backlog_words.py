"""What waits and what is due, as lines for whoever runs the bot: ids and names, never a customer's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.backlog import DueTimer, Unsent, UnsentMessage
from bot.effects import Place
from handlers.cli.table import table

_MANY = 20
_STATES = {
    Unsent.QUEUED: "waiting",
    Unsent.RETRYING: "tried in vain",
    Unsent.BLOCKED: "waiting for you",
    Unsent.DEAD: "dead",
}


def unsent_lines(messages: Sequence[UnsentMessage], now: datetime) -> Iterator[str]:
    """Every message that has not left, then what keeps them."""
    if not messages:
        yield "Nothing is waiting to be sent."
        return
    yield from table(
        ("ID", "STATE", "TICKET", "MESSAGE", "TO", "SINCE", "WHY"), (_row(message, now) for message in messages)
    )
    yield ""
    yield _counted(messages)


def held_lines(messages: Sequence[UnsentMessage], timers: Sequence[DueTimer], now: datetime) -> Iterator[str]:
    """What would happen by itself, were the bot not held."""
    leaving = [message for message in messages if message.state is not Unsent.DEAD]
    if not leaving and not timers:
        yield "Nothing is waiting to be sent, and no timer is overdue."
        return
    yield f"Would leave: {_number(leaving, 'message')}. Overdue: {_number(timers, 'timer')}."
    yield from table(("ID", "TICKET", "MESSAGE", "TO", "SINCE"), (_leaving(m, now) for m in leaving[:_MANY]))
    yield from table(("TICKET", "TIMER", "DUE"), ((str(t.ticket), t.name, _due(t, now)) for t in timers[:_MANY]))
    if len(leaving) > _MANY or len(timers) > _MANY:
        yield "All of them: `ringback outbox list` and `ringback timers`."


def timer_lines(timers: Sequence[DueTimer], now: datetime) -> Iterator[str]:
    if not timers:
        yield "No timer is set."
        return
    yield from table(("TICKET", "TIMER", "DUE"), ((str(t.ticket), t.name, _due(t, now)) for t in timers))
    yield ""
    yield f"{_number(timers, 'timer')}, {sum(t.due <= now for t in timers)} overdue."


def _row(message: UnsentMessage, now: datetime) -> tuple[str, ...]:
    return (
        *_what(message),
        _span(now - message.since),
        message.why or "others in its conversation go first",
    )


def _what(message: UnsentMessage) -> tuple[str, ...]:
    id_ = str(message.id) if message.id else "-"
    shown = f"{message.notification} (to be redrawn)" if message.redraw else message.notification
    return id_, _STATES[message.state], str(message.ticket), shown, _to(message)


def _leaving(message: UnsentMessage, now: datetime) -> tuple[str, ...]:
    id_, _, *what = _what(message)
    return id_, *what, _span(now - message.since)


def _to(message: UnsentMessage) -> str:
    """A team, a colleague, or "the customer": who that is, the ticket knows."""
    match message.to.place:
        case Place.MAIL:
            return "the customer"
        case Place.THREAD:
            return f"{message.to.name}, under the card"
        case _:
            return message.to.name


def _counted(messages: Iterable[UnsentMessage]) -> str:
    counts = Counter(message.state for message in messages)
    return ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state]) + "."


def _due(timer: DueTimer, now: datetime) -> str:
    when = f"{timer.due:%Y-%m-%d %H:%M} UTC"
    late = now - timer.due
    return f"{when}, overdue for {_span(late)}" if late >= timedelta() else f"{when}, in {_span(-late)}"


def _span(span: timedelta) -> str:
    """The largest unit is enough to know how bad it is."""
    seconds = max(int(span.total_seconds()), 0)
    for unit, size in (("d", 86400), ("h", 3600), ("min", 60)):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def _number(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
