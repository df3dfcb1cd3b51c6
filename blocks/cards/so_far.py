"""Under a card that came from elsewhere: what its thread there said."""

from collections.abc import Iterator

from blocks.card import Card, Part, Text, Verbatim, When
from blocks.cards.pieces import aloud
from blocks.cards.timeline import below, line
from blocks.cutting import cut
from blocks.wording import plural
from bot.notifications import SoFar, TimelineEntry

#: What one message holds of a long history, and of a long text: the rest is in the thread it came from.
_LATEST = 12
_WORDS = 500


def so_far_card(so_far: SoFar) -> Card:
    """The latest of it, the oldest first."""
    left = len(so_far.entries) - _LATEST
    title = f"So far, after {plural(left, 'earlier entry', 'earlier entries')}:" if left > 0 else "So far:"
    parts = tuple(part for entry in so_far.entries[-_LATEST:] for part in _lines(entry))
    return Card(title=title, parts=parts, spoken=aloud(title), quiet=True)


def _lines(entry: TimelineEntry) -> Iterator[Part]:
    yield Text((When(entry.at, "day_time", entry.zone), ": ", *line(entry)))
    for part in below(entry):
        yield Verbatim(cut(part.words, _WORDS)) if isinstance(part, Verbatim) else part
