"""Signals: feedback that nobody was asked for, such as a churn score or a drop in use."""

from collections.abc import Iterable, Iterator, Mapping

from bot.feedback import Feedback
from bot.program import Program, SourceKind
from bot.program.remedies import label_of


def signalled(feedback: Feedback, program: Program) -> tuple[tuple[str, str], ...]:
    """What a signal says, each value with its label; nothing for what a customer answered."""
    source = program.sources.get(feedback.source)
    if source is None or source.kind is not SourceKind.SIGNAL:
        return ()
    said = _values(feedback.context, source.context), _values(feedback.customer.attributes, source.attributes)
    return tuple(pair for pairs in said for pair in pairs)


def _values(held: Mapping[str, object], declared: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in declared:
        value = held.get(name)
        if isinstance(value, bool):
            yield label_of(name), "yes" if value else "no"
        elif isinstance(value, str | int | float) and value != "":
            yield label_of(name), str(value)
