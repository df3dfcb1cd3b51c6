"""What a printed page is made of, whatever it is drawn as."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple


@dataclass(frozen=True, slots=True)
class Code:
    """Something as the program file writes it."""

    written: str


#: Above the place where people sign.
SIGNING: Final = "Agreed, in this revision"
#: A sentence: plain words, and what stands among them as it is written.
Words = tuple[str | Code, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: Words


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name of its own, and what there is to know about it, side by side."""

    title: str
    #: What kind it is, or how far it has come.
    mark: str
    pairs: tuple[tuple[str, Words], ...]
    #: Whether it is only mentioned: drawn so that nobody takes it for what runs.
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Steps:
    """One sentence after the other."""

    title: str
    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    heading: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


Part = Paragraph | Entry | Steps | Grid


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    parts: tuple[Part, ...]
    #: True for what may be overlooked.
    quiet: bool = False


class Signer(NamedTuple):
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    title: str
    #: Below the title: whose it is, which state of it.
    about: Words
    lead: Words
    sections: tuple[Section, ...]
    #: What stands before those, with the place to sign: on paper a sheet of its own.
    front: tuple[Section, ...] = ()
    #: Who puts their name to it; nobody, on a page for customers.
    signers: tuple[Signer, ...] = ()
    #: What it rests on: on paper a sheet of its own.
    appendix: tuple[Section, ...] = ()


def section(title: str, *parts: Part | None, quiet: bool = False) -> Section:
    """A section of those *parts* that are there."""
    return Section(title, tuple(part for part in parts if part is not None), quiet)


def grid(heading: tuple[str, ...], rows: Iterable[tuple[str | Words, ...]]) -> Grid | None:
    """A table; None where it would have no rows."""
    filled = tuple(tuple((cell,) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Grid(heading, filled) if filled else None
