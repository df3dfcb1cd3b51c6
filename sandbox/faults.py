"""Switches for trouble: Slack down, slow, limited, or gone between the work and the answer."""

import math
from dataclasses import dataclass
from typing import Final

from sandbox.clock import Clock
from sandbox.errors import RateLimited, SlackError
from sandbox.methods.refusals import words_of

#: What a person at the page can make of Slack, in the order of how bad it is.
MOODS: Final = ("fine", "slow", "busy", "dropping", "down")
#: What whoever looks at the page should know meanwhile.
WEATHER: Final = {
    "slow": "Slack is slow: every answer takes five seconds.",
    "busy": "Slack takes one message in 20 seconds into a channel; the rest waits.",
    "dropping": "Slack drops connections: what it did, it does not say.",
    "down": "Slack is down: no form opens, and what the bot has to say waits until Slack is back.",
}
#: What those mean: seconds that an answer takes, seconds between two messages into a channel, answers that get lost.
SLOW, APART, LOST = 5.0, 20.0, 3


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
        #: Seconds between two messages into one channel.
        self.apart = 0.0
        self._last_post: dict[str, float] = {}
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
        """Raises `ValueError` for what Slack never says there: the word is wrong, or `refusals` lacks a row."""
        if error not in words_of(method):
            raise ValueError(f"{method} never says {error!r}")
        self._failing[method] = _Failing(error, times)

    def limit(self, channel: str, retry_after: float) -> None:
        self._limited_until[channel] = self._clock() + retry_after

    @property
    def drops_left(self) -> int:
        return max(self._drops, 0)

    @property
    def mood(self) -> str:
        """One of `MOODS`."""
        if self.is_down:
            return "down"
        return "dropping" if self.drops_left else "busy" if self.apart else "slow" if self.delay else "fine"

    def become(self, mood: str) -> None:
        """All other trouble ends. *mood* as in `MOODS`; another one is fine."""
        self.clear()
        match mood:
            case "down":
                self.down()
            case "dropping":
                self.drop_after_work(LOST)
            case "busy":
                self.apart = APART
            case "slow":
                self.slow(SLOW)

    def check_method(self, method: str) -> None:
        failing = self._failing.get(method)
        if failing is None or failing.left == 0:
            return
        if failing.left is not None:
            failing.left -= 1
        raise SlackError(failing.error)

    def check_channel(self, channel: str) -> None:
        left = self._limited_until.get(channel, 0.0) - self._clock()
        if self.apart:
            left = max(left, self._last_post.get(channel, -math.inf) + self.apart - self._clock())
        if left > 0:
            raise RateLimited(math.ceil(left))
        self._last_post[channel] = self._clock()

    def takes_a_drop(self) -> bool:
        self._drops -= 1
        return self._drops >= 0
