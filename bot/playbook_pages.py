"""A playbook's page: advice for one kind of ticket, as paragraphs that every platform can show."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a paragraph of a page is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Span:
    """Words, and whether they stand out."""

    words: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    kind: Kind
    spans: tuple[Span, ...]
    #: Of an item in a list of steps, its number.
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    paragraphs: tuple[Paragraph, ...]
