"""
What becomes of a message, asked in the very words of the indexes.

An index that holds only what waits is used where the question says so itself. Of a
parameter the database cannot know what it will be: SQLite then reads everything
that was ever sent.
"""

from sqlalchemy import ColumnElement, and_, literal_column

from bot.outgoing import GATHERED
from storage.delivery_rows import UNSENT

#: The state of what is kept back: a card, and what stands under it.
KEPT = "kept"

Column = ColumnElement[str]


def word(said: str) -> ColumnElement[str]:
    """A word of our own, as part of a statement."""
    return literal_column(f"'{said}'")


def is_unsent(state: Column) -> ColumnElement[bool]:
    """Whether it leaves sooner or later."""
    return state.in_([word(each) for each in UNSENT])


def is_waiting(state: Column) -> ColumnElement[bool]:
    """Whether nobody is sending it, nor may have sent it."""
    return and_(is_unsent(state), state == word("waiting"))


def is_kept_back(state: Column) -> ColumnElement[bool]:
    return state == word(KEPT)


def is_gathered(notification: Column) -> ColumnElement[bool]:
    return notification.in_([word(each) for each in sorted(GATHERED)])
