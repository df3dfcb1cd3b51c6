"""Moments as SQLAlchemy keeps them in SQLite, so that its own queries compare and read them."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=1024)
def sqlite_moment(moment: datetime | None) -> str | None:
    """The text that is kept. The rows of one group are full of the same few moments."""
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
