"""What waits and what is due, as lines for whoever runs the bot: ids and names, never a customer's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from bot.backlog import DueTimer, Unsent, UnsentMessage
from handlers.cli.backlog_groups import group_lines, kind, where
from handlers.cli.spans import span
from handlers.cli.table import table

_MANY = 20
#: So many messages are listed one by one.
_LISTED = 50
_NEED = (Unsent.BLOCKED, Unsent.DEAD, Unsent.RETRYING, Unsent.QUEUED, Unsent.KEPT_BACK)
_WHY = {Unsent.KEPT_BACK: "no room for its card yet: it leaves as others are claimed"}
_STATES = {
    Unsent.QUEUED: "waiting",
    Unsent.RETRYING: "tried in vain",
    Unsent.BLOCKED: "waiting for you",
    Unsent.KEPT_BACK: "kept for later",
    Unsent.DEAD: "dead",
}


def unsent_lines(messages: Sequence[UnsentMessage], now: datetime, *, everything: bool = False) -> Iterator[str]:
    """What has not left, and what keeps it; of very many what needs somebody first, and the rest in groups."""
    if not messages:
        yield "Nothing is waiting to be sent."
        return
    shown = messages if everything else sorted(messages, key=_by_need)[:_LISTED]
    yield from table(
        ("ID", "STATE", "TICKET", "MESSAGE", "TO", "SINCE", "WHY"), (_row(message, now) for message in shown)
    )
    if len(shown) < len(messages):
        yield ""
        yield f"The first {len(shown)} of {len(messages)}; `ringback outbox list --all` has them all. Together:"
        yield from group_lines(messages, now)
    yield ""
    yield _counted(messages)


def _by_need(message: UnsentMessage) -> int:
    """What somebody has to put right comes before what leaves by itself; else they stay in their order."""
    return _NEED.index(message.state)


def held_lines(messages: Sequence[UnsentMessage], timers: Sequence[DueTimer], now: datetime) -> Iterator[str]:
    """What would happen by itself, were the bot not held."""
    leaving = [message for message in messages if message.state not in (Unsent.DEAD, Unsent.KEPT_BACK)]
    if not leaving and not timers:
        yield "Nothing is waiting to be sent, and no timer is overdue."
        return
    yield f"Would leave: {_number(leaving, 'message')}. Overdue: {_number(timers, 'timer')}."
    yield from group_lines(leaving, now)
    yield from table(("TICKET", "TIMER", "DUE"), (_timer(t, now) for t in timers[:_MANY]))
    if len(leaving) > 1 or len(timers) > _MANY:
        yield "All of them: `ringback outbox list` and `ringback timers`."


def timer_lines(timers: Sequence[DueTimer], now: datetime) -> Iterator[str]:
    if not timers:
        yield "No timer is set."
        return
    yield from table(("TICKET", "TIMER", "DUE"), (_timer(t, now) for t in timers))
    yield ""
    yield f"{_number(timers, 'timer')}, {sum(t.due <= now for t in timers)} overdue."


def _row(message: UnsentMessage, now: datetime) -> tuple[str, ...]:
    return (
        *_what(message),
        span(now - message.since),
        message.why or _WHY.get(message.state, "others in its conversation go first"),
    )


def _what(message: UnsentMessage) -> tuple[str, ...]:
    id_ = str(message.id) if message.id else "-"
    return id_, _STATES[message.state], str(message.ticket or "-"), kind(message), where(message)


def _counted(messages: Iterable[UnsentMessage]) -> str:
    counts = Counter(message.state for message in messages)
    return ", ".join(f"{counts[state]} {words}" for state, words in _STATES.items() if counts[state]) + "."


def _timer(timer: DueTimer, now: datetime) -> tuple[str, ...]:
    name = f"{timer.name} of {timer.about}" if timer.about else timer.name
    return str(timer.ticket or "-"), name, _due(timer, now)


def _due(timer: DueTimer, now: datetime) -> str:
    when = f"{timer.due:%Y-%m-%d %H:%M} UTC"
    late = now - timer.due
    return f"{when}, overdue for {span(late)}" if late >= timedelta() else f"{when}, in {span(-late)}"


def _number(things: Sequence[object], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
