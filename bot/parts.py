"""
The parts of a message that says several things: each has a reference of its own, to be drawn anew by.

The first part's is where the message stands, as of any message; the others add
their number to it.
"""

from dataclasses import dataclass

_PART = "#"


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a message said: its number in the outbox, and of which version of its ticket it was built."""

    id: int
    drawn: int
    #: Nothing in it asks for anything: it stays as it was read.
    is_final: bool = False
    #: The ticket that it begins with, where it is about none of its own.
    begins_with: int = 0


@dataclass(frozen=True, slots=True)
class Begins:
    """The ticket that a message about none begins with, and which of its states it shows: it is drawn anew with it."""

    ticket: int
    version: int


@dataclass(frozen=True, slots=True)
class SaidPart:
    """One thing that stands in a message; `subject` is what it is about where that is no ticket."""

    notification: str
    ticket: int
    version: int | None
    subject: str = ""


def part(message: str, place: int) -> str:
    """The id of the part at *place* of a message, of which 0 is the first."""
    return f"{message}{_PART}{place}" if place else message


def whole(part: str) -> str:
    """The id of the message that it is a part of."""
    return part.partition(_PART)[0]
