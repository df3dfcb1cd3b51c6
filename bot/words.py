"""Words somebody wrote: kept once, where personal data may be, and named by an id everywhere else."""

from dataclasses import dataclass, field
from typing import Annotated
from uuid import uuid4

from pydantic import PlainSerializer, PlainValidator

WordsId = str


@dataclass(frozen=True, slots=True)
class Words:
    """
    A note, a promise, a mail: an id, and the text while it is still at hand.

    Only the id goes into events, tickets, timers and the outbox; the text goes
    into `messages`, so that a customer can be forgotten. Two are equal when
    their ids are: words read back from an event come without their text.
    """

    id: WordsId
    said: str | None = field(default=None, compare=False, repr=False)


def write(said: str) -> Words:
    """New words with an id of their own."""
    return Words(uuid4().hex, said)


def maybe(said: str) -> Words | None:
    """Words, or None where nothing was written."""
    return write(said.strip()) if said.strip() else None


#: Words inside an event or a ticket: on paper only their id.
Kept = Annotated[
    Words,
    PlainSerializer(lambda words: words.id, return_type=str),
    PlainValidator(lambda value: value if isinstance(value, Words) else Words(value)),
]
