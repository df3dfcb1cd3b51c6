"""The workspace's machine time, and the unique times made from it."""

from collections.abc import Callable
from itertools import count

#: Seconds since 1970. Tests pass one that they can move.
Clock = Callable[[], float]

_STEP = 100


class Stamps:
    """Slack's `ts`: unique and increasing in a workspace, `1700000000.000100`, even while the clock stands still."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        now = round(self._clock() * 1_000_000)
        self._last = max(now, self._last) + _STEP
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


class Ids:
    """Ids as Slack makes them, but countable: `V0000001`."""

    def __init__(self) -> None:
        self._count = count(1)

    def next(self, prefix: str) -> str:
        return f"{prefix}{next(self._count):07d}"
