"""One clock for every replica: this machine's, corrected to the database's."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger()


class SharedClock:
    """
    Machine time as the database has it.

    Replicas compare each other's leases and waits, so all of them must tell the
    same time; their own clocks may be minutes apart. Between two comparisons
    the machine's clock is trusted to run at the right speed.
    """

    def __init__(self, engine: Engine, machine_now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._machine_now = machine_now
        #: By how much the database's clock is ahead of this machine's.
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return self._machine_now() + self._ahead

    def compare(self) -> None:
        """Ask the database what time it is; one that does not answer leaves everything as it was."""
        try:
            self._ahead = self._measured()
        except SQLAlchemyError as trouble:
            log.warning("the database was not asked for the time", why=type(trouble).__name__)

    def _measured(self) -> timedelta:
        """Half of what asking took is taken off."""
        with self._engine.connect() as connection:
            connection.execute(text("select 1"))  # whatever connecting takes, it is over by now
            asked = self._machine_now()
            told = _told(connection.execute(text(_NOW[connection.dialect.name])).scalar_one())
            answered = self._machine_now()
        return told - (asked + (answered - asked) / 2)


_NOW = {"postgresql": "select clock_timestamp()", "sqlite": "select strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')"}


def _told(now: datetime | str) -> datetime:
    return (datetime.fromisoformat(now) if isinstance(now, str) else now).astimezone(UTC)
