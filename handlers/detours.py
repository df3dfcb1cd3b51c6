"""How long each conversation cannot be posted to: after a while what is for it goes elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import notifications as n
from bot.detours import detours, is_time
from bot.effects import Address, Place
from bot.errors import Blocked, DeliveryError
from bot.moment import Moment
from bot.outgoing import Leased


@dataclass(frozen=True, slots=True, kw_only=True)
class Detours:
    """Other ways to people, one after the other."""

    moment: Callable[[], Moment]
    machine_now: Callable[[], datetime]
    #: Since when a lane cannot be posted to: what comes later waits no longer for the same.
    _blocked: dict[str, datetime] = field(default_factory=dict)

    def over(self, lane: str) -> None:
        """It can be posted to again."""
        self._blocked.pop(lane, None)

    def instead(
        self, leased: Leased, said: n.Notification, trouble: DeliveryError
    ) -> Iterator[tuple[Address, n.Notification]]:
        """Where *said* could go now, the best first, and how it is said there."""
        if is_time(trouble, self._blocked_for(leased, trouble)):
            yield from detours(leased.to, said, self.moment())

    def _blocked_for(self, leased: Leased, trouble: DeliveryError) -> timedelta:
        """A line under a card may stand where its team no longer is: it says nothing of the team's conversation."""
        if not isinstance(trouble, Blocked) or leased.to.place is Place.THREAD:
            return timedelta()
        now = self.machine_now()
        return now - self._blocked.setdefault(leased.lane, leased.blocked_since or now)
