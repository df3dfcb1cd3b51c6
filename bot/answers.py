"""Answers as they came in, for whoever looks over them: the last of each source, and all of a period."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.feedback import CustomerId
from bot.kept import FiledFeedback
from bot.past import Past


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSources:
    """What was heard from sources so far."""

    #: When each sent its newest answer; what was imported as history was not sent.
    last: Mapping[str, datetime] = field(default_factory=dict)
    #: Since when a program that names it is in effect, of sources that never sent anything.
    since: Mapping[str, datetime] = field(default_factory=dict)
    #: What was last said of their silences, as it was kept; empty if nothing ever was.
    said: str = ""


class Answers(Protocol):
    """Read only; history, which was imported, is never among what was received or sent."""

    def received(self, since: datetime, until: datetime) -> Sequence[FiledFeedback]:
        """All that came in in a period, in the order in which it came."""
        ...

    def pasts(self, customers: Collection[CustomerId]) -> Mapping[CustomerId, Past]:
        """What *customers* told us so far and what came of it; history, too."""
        ...

    def sent(self, source: str, at: datetime) -> FiledFeedback | None:
        """What a source sent then."""
        ...
