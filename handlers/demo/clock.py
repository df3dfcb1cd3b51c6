"""A clock that can be moved: the domain's, in a demo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True)
class _Course:
    """How the clock has run since it was last touched."""

    at: datetime
    since: datetime
    speed: float
    until: datetime | None

    def now(self, machine_now: datetime) -> datetime:
        there = self.at + max(machine_now - self.since, timedelta()) * self.speed
        return there if self.until is None else min(there, self.until)


class DemoClock:
    """
    Machine time, moved and sped up; it never goes back.

    Read from any thread. Only the timekeeper moves it: whoever else did would
    jump over what falls due.
    """

    def __init__(
        self, machine_now: Callable[[], datetime] = lambda: datetime.now(UTC), *, start: datetime | None = None
    ) -> None:
        self._machine_now = machine_now
        since = machine_now()
        self._course = _Course(start or since, since, 1.0, None)

    def __call__(self) -> datetime:
        return self._course.now(self._machine_now())

    def of_machine(self, at: datetime) -> datetime:
        """What it showed, as it runs now, when the machine's clock showed *at*."""
        return self() - (self._machine_now() - at)

    def run(self, speed: float, *, until: datetime | None = None) -> None:
        """Go on from here, so many seconds in a second; not past *until*, where it stands still."""
        self._set(self(), speed, until)

    def stand(self, at: datetime) -> None:
        """Stand still at *at*, or here if that is over."""
        self._set(max(at, self()), 0.0, None)

    def _set(self, at: datetime, speed: float, until: datetime | None) -> None:
        limit = until if until is None else max(until, at)
        self._course = _Course(at, self._machine_now(), speed, limit)


@dataclass(frozen=True, slots=True)
class Access:
    """What a run of the demo gives its bot: a clock to go by, and what the page must show to ask anything."""

    clock: DemoClock
    token: str
    #: Between two messages into a conversation: a day that is walked through in seconds has hundreds of them.
    pace: timedelta = timedelta(0)
