"""Events as a ticket's history keeps them: with their version and moment, and on paper."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.events import Event
from bot.words import Kept

KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__args__}


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event in a ticket's history: the ticket's version after it, and when it happened."""

    ticket: int
    version: int
    at: datetime
    event: Event


_ADAPTERS: dict[str, TypeAdapter[Event]] = {name: TypeAdapter(kind) for name, kind in KINDS.items()}


def to_json(event: Event) -> str:
    """An event on paper; of words only the ids."""
    return _ADAPTERS[type(event).__name__].dump_json(event, exclude_defaults=True).decode()


def from_json(kind: str, text: str) -> Event:
    """The event that `to_json` wrote."""
    return _ADAPTERS[kind].validate_json(text)


def words_in(event: Event) -> dict[str, Kept]:
    """The words an event carries whose text is still at hand, by field."""
    carried = ((name, getattr(event, name)) for name in type(event).__dataclass_fields__)
    return {name: value for name, value in carried if getattr(value, "said", None) is not None}
