"""When a conversation has fallen behind: something waits for too long only because it takes one after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

#: So long an escalation, or a post, may wait its turn. Whoever redraws, or writes under a card, has time.
PATIENCE = timedelta(seconds=60)
#: After longer than this without a look, nobody can say whether something could have left all the time.
_BLINK = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class CouldLeave:
    """A message that only waits its turn: its number in the outbox, its lane, and whom that belongs to."""

    id: int
    lane: str
    name: str


@dataclass(frozen=True, slots=True)
class Late:
    """Messages of one lane that wait their turn, and since when the first of them could have left; machine time."""

    name: str
    count: int
    since: datetime


@dataclass(slots=True)
class Queues:
    """
    Since when messages could have left, as far as this process saw it.

    Kept in memory: what was held for somebody's hours, put off or revived counts
    from when it could leave, and no row says when that was. A restart begins to
    count anew.
    """

    _since: dict[int, datetime] = field(default_factory=dict)
    _looked_at: datetime | None = None

    def late(self, waiting: Iterable[CouldLeave], now: datetime) -> Mapping[str, Late]:
        """The lanes of *waiting* in which something waits for too long."""
        found = list(waiting)
        if self._looked_at is None or abs(now - self._looked_at) > _BLINK:
            # nobody looked meanwhile (it was held, or slept): what waits now may have been put off since
            self._since = {}
        self._looked_at = now
        self._since = {each.id: min(self._since.get(each.id, now), now) for each in found}
        lanes: dict[str, list[CouldLeave]] = {}
        for each in found:
            lanes.setdefault(each.lane, []).append(each)
        late = {lane: self._late(theirs) for lane, theirs in lanes.items()}
        return {lane: each for lane, each in late.items() if now - each.since >= PATIENCE}

    def _late(self, waiting: list[CouldLeave]) -> Late:
        return Late(waiting[0].name, len(waiting), min(self._since[each.id] for each in waiting))
