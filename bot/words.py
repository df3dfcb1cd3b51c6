"""Words somebody wrote: kept once, where personal data may be, and named by an id everywhere else."""

import re
from dataclasses import dataclass, field
from typing import Annotated
from uuid import uuid4

from pydantic import PlainSerializer, PlainValidator

WordsId = str

# PostgreSQL refuses NUL, mail headers the other control characters, UTF-8 half a surrogate pair.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def harmless(words: str) -> str:
    """*words* without what a database or a mail header refuses: said of everything that comes from outside."""
    return words if words.isprintable() else _SURROGATE.sub("\ufffd", _CONTROL.sub("", words))


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
