"""What stands at each key of an entry of the program, as its file would write it."""

from collections.abc import Iterator, Mapping
from datetime import time, timedelta
from enum import Enum

from pydantic import BaseModel

from bot import durations
from bot.feedback import Money
from bot.program import EscalationStep
from bot.program.escalations import render_after
from bot.program.money import Budget
from bot.program.remedies import Subcategory

_HOURS_AT_MOST = 72
#: A value, or the items of a list.
Leaf = str | tuple[str, ...]


def leaves(entry: object) -> Mapping[str, Leaf]:
    """Every key of *entry* down to its values: "first_contact.within" is "24h"; one that says nothing is left out."""
    return {key: leaf for key, leaf in _leaves(entry, "") if leaf}


def _leaves(value: object, key: str) -> Iterator[tuple[str, Leaf]]:
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _leaves(each, _joined(key, text(name)))
    elif isinstance(value, Subcategory):  # a label, as the file mostly writes it
        yield key, value.name
        yield _joined(key, "formerly"), value.formerly
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name), _joined(key, name))
    elif isinstance(value, tuple | list | frozenset):
        yield key, tuple(text(each) for each in value)
    else:
        yield key, text(value)


def _joined(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def text(value: object) -> str:
    """*value* in one line."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case float():  # the only ones are shares
            return f"{value * 100:g}%"
        case timedelta():
            return _span(value)
        case Money(amount=amount, currency=currency):
            return f"{amount:g} {currency}"
        case Budget(money=money, per=per):
            return f"{text(money)} per {per}"
        case EscalationStep():
            return _step(value)
        case (time() as opens, time() as closes):
            return f"{opens:%H:%M}-{closes:%H:%M}" if closes != time() else f"{opens:%H:%M}-24:00"
        case BaseModel():
            return ", ".join(f"{key} {each}" for key, each in _plain(value))
    return " ".join(str(value).split())


def _span(span: timedelta) -> str:
    """Up to three days in hours, as people say them: 24h, not 1d."""
    hours, rest = divmod(span, timedelta(hours=1))
    return durations.written(span) if rest or hours > _HOURS_AT_MOST else f"{hours}h"


def _step(step: EscalationStep) -> str:
    """A step in one line: when it comes, whom it tells, and how it insists."""
    said = [f"{render_after(step.after)}: {', '.join(text(each) for each in step.notify)}"]
    if step.acknowledge is not None:
        said.append(f"acknowledge {text(step.acknowledge)}")
    if step.repeat is not None:
        said.append(f"again every {text(step.repeat.every)}, {step.repeat.times} times")
    if step.clock is not EscalationStep.model_fields["clock"].default:
        said.append(f"on the {step.clock}'s clock")
    if step.any_hour:
        said.append("at any hour")
    return ", ".join(said)


def _plain(value: BaseModel) -> Iterator[tuple[str, str]]:
    for key, leaf in leaves(value).items():
        yield key.replace("_", " "), leaf if isinstance(leaf, str) else ", ".join(leaf)
