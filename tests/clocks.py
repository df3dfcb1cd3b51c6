"""Clocks that only tests move."""

from datetime import UTC, datetime, timedelta

#: A Monday morning: the office has been open for an hour and a quarter.
MONDAY = datetime(2026, 3, 2, 9, 14, 5, tzinfo=UTC)


class Clock:
    """Stands still until somebody moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    @property
    def seconds(self) -> float:
        return self.now.timestamp()

    def pass_(self, **span: float) -> None:
        self.now += timedelta(**span)


def machine_now() -> datetime:
    """The real time, where real processes check it."""
    return datetime.now(UTC)
