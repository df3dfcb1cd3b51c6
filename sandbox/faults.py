"""Switches for trouble: Slack down, slow, limited, or gone between the work and the answer."""

import math
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.errors import RateLimited, SlackError


@dataclass
class _Failing:
    error: str
    left: int | None


class Faults:
    """Each switch stays until it has spent itself or `clear` is called."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.clear()

    def clear(self) -> None:
        self.is_down = False
        #: Seconds of real time every answer waits, after the work is done.
        self.delay = 0.0
        self._drops = 0
        self._failing: dict[str, _Failing] = {}
        self._limited_until: dict[str, float] = {}

    def down(self) -> None:
        """Every request gets a 503 with an HTML page."""
        self.is_down = True

    def slow(self, seconds: float) -> None:
        self.delay = seconds

    def drop_after_work(self, count: int = 1) -> None:
        """The next *count* calls do their work, and then the connection closes without an answer."""
        self._drops = count

    def fail(self, method: str, error: str, *, times: int | None = None) -> None:
        self._failing[method] = _Failing(error, times)

    def limit(self, channel: str, retry_after: float) -> None:
        self._limited_until[channel] = self._clock() + retry_after

    def check_method(self, method: str) -> None:
        failing = self._failing.get(method)
        if failing is None or failing.left == 0:
            return
        if failing.left is not None:
            failing.left -= 1
        raise SlackError(failing.error)

    def check_channel(self, channel: str) -> None:
        left = self._limited_until.get(channel, 0.0) - self._clock()
        if left > 0:
            raise RateLimited(math.ceil(left))

    def takes_a_drop(self) -> bool:
        self._drops -= 1
        return self._drops >= 0
