"""About one message a second into a channel, short bursts tolerated (docs.slack.dev/apis/web-api/rate-limits)."""

import math
from typing import Final

from sandbox.clock import Clock
from sandbox.errors import RateLimited

BURST: Final = 3
PER_SECOND: Final = 1.0


class Rates:
    """A bucket for each channel, filled by the workspace's clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def take(self, channel: str) -> None:
        """Raises `RateLimited` when the channel's bucket is empty."""
        now = self._clock()
        level, since = self._buckets.get(channel, (float(BURST), now))
        level = min(float(BURST), level + (now - since) * PER_SECOND)
        if level < 1:
            self._buckets[channel] = (level, now)
            raise RateLimited(max(1, math.ceil((1 - level) / PER_SECOND)))
        self._buckets[channel] = (level - 1, now)
