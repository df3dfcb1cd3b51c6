"""
The closed language that every message is written in; no platform is named here.

A renderer has one case for each part. What a card needs that is not here is
added here, and then every platform has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    """How a button stands out. Meaning never rests on it alone: some platforms ignore it."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True)
class When:
    """A moment inside a sentence, shown in the reader's own zone where the platform can."""

    at: datetime
    #: How much of it is said: "time" (14:00), "day" (Tue 3 Mar), "day_time" (Tue 3 Mar, 14:00).
    form: str = "day_time"
    #: The zone used where the platform cannot know the reader's (IANA name).
    zone: str = "UTC"


@dataclass(frozen=True)
class Strong:
    """Words that stand out inside a sentence."""

    words: str


@dataclass(frozen=True)
class Person:
    """Somebody of ours inside a sentence, by name and without waking their phone."""

    name: str


@dataclass(frozen=True)
class Mention:
    """Somebody of ours who is asked for something: the platform notifies them."""

    email: str
    name: str


@dataclass(frozen=True)
class Link:
    """A place to look at: http and https only."""

    words: str
    url: str


#: A sentence: plain words and what stands among them. Strings are always literal, never markup.
Words = str | When | Strong | Person | Mention | Link
Sentence = tuple[Words, ...]


@dataclass(frozen=True)
class Text:
    """One paragraph of ours."""

    words: str | Sentence
    #: True for what may be overlooked: background, small print.
    quiet: bool = False


@dataclass(frozen=True)
class Verbatim:
    """What the customer said, word for word: rendered so that no part of it can come alive."""

    words: str


@dataclass(frozen=True)
class Facts:
    """Names and values, side by side."""

    pairs: Mapping[str, str | Sentence]


@dataclass(frozen=True)
class Table:
    """Rows under a heading; cells are plain words."""

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: Said where there are no rows.
    empty: str = "Nothing here."


@dataclass(frozen=True)
class Chart:
    """A few named figures as bars; `form` is "bar" or "line"."""

    title: str
    points: tuple[tuple[str, float], ...]
    form: str = "bar"
    unit: str = ""


@dataclass(frozen=True)
class Picture:
    """An image that the company serves over https; `words` is what a screen reader says."""

    url: str
    words: str


@dataclass(frozen=True)
class Divider:
    """A pause."""


@dataclass(frozen=True, kw_only=True)
class Button:
    """
    Something that can be done now.

    `about` is the ticket's number, or `7/3` where a ticket has several of a kind.
    """

    label: str
    action: str
    about: str
    style: Style = Style.PLAIN
    #: True where pressing opens a form; known when the card is built, because some platforms must know.
    opens_form: bool = False


@dataclass(frozen=True, kw_only=True)
class Menu:
    """What else is possible, at most five entries."""

    entries: tuple[Button, ...]
    label: str = "More"


@dataclass(frozen=True)
class Buttons:
    """One row: at most five buttons, what helps next first, and a menu of at most five."""

    row: tuple[Button, ...]
    menu: Menu | None = None

    def __post_init__(self) -> None:
        if len(self.row) > 5 or (self.menu is not None and not 0 < len(self.menu.entries) <= 5):
            raise ValueError("at most five buttons and a menu of one to five entries")


Part = Text | Verbatim | Facts | Table | Chart | Picture | Buttons | Divider


@dataclass(frozen=True, kw_only=True)
class Card:
    """One message."""

    #: What to do next, or what this is: shown first, and alone on a locked phone, so never the customer's words.
    title: str | Sentence
    parts: tuple[Part, ...] = field(default=())
    #: True for a line among others (a thread's timeline, a refusal): drawn no larger than a paragraph.
    quiet: bool = False
    #: What a push notification and a screen reader say; the title and our own paragraphs where it is empty.
    spoken: str = ""
