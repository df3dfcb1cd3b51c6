"""Running a group of work in one transaction, all or one by one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import Refusal, RingbackError, StaleTicket
from bot.moment import Moment
from bot.ports import Work
from storage.unit_of_work import Picture

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one piece of work: a value, or what it raised."""

    value: Any = None
    error: BaseException | None = None


class _Broken(RingbackError):
    """One piece of the group broke half way: nothing of the group may be committed."""


class Ledger:
    """
    The writing side of the database, one transaction at a time.

    `to_send` is called after a commit that left something for delivery to do,
    with the lanes it is in, or None where they are not known.
    """

    def __init__(
        self,
        engine: Engine,
        moment: Callable[[], Moment],
        to_send: Callable[[frozenset[str] | None], None] = lambda lanes: None,
    ) -> None:
        self._engine = engine.execution_options(writes=True)
        self._moment = moment
        self._to_send = to_send
        #: Statements go to the driver as they are, and so its own errors come back.
        driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._trouble = (SQLAlchemyError, driver_error, StaleTicket, _Broken)
        self._lanes: set[str] = set()
        self._kept: Connection | None = None

    def run(self, works: Sequence[Work[Any]]) -> list[Answer]:
        """
        The answers to *works*, in their order, after the commit.

        If the group cannot be written as a whole, each is run on its own, so
        that one bad row hurts only its own. A refusal has written nothing.
        """
        try:
            return self._run_group(works)
        except self._trouble as trouble:
            if len(works) > 1:
                return [self._run_alone(work) for work in works]
            return [self._again(works[0], trouble)]

    def do(self, work: Work[Any]) -> Any:
        """The answer to one piece of work, or what it raised: for the command line, which has no crowd."""
        answer = self.run([work])[0]
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _run_alone(self, work: Work[Any]) -> Answer:
        try:
            return self._run_group([work])[0]
        except self._trouble as trouble:
            return self._again(work, trouble)

    def _again(self, work: Work[Any], trouble: Exception) -> Answer:
        """Whoever was stale is decided once more, over the newest state; anything else is a bug or an outage."""
        if not isinstance(trouble, StaleTicket):
            return Answer(error=trouble.__cause__ if isinstance(trouble, _Broken) else trouble)
        try:
            return self._run_group([work])[0]
        except self._trouble as still:
            return Answer(error=still)

    def _run_group(self, works: Sequence[Work[Any]]) -> list[Answer]:
        with self._connection() as connection, connection.begin():
            picture = Picture(connection, self._moment(), self._lanes)
            picture.read_ahead([work.needs() for work in works])
            answers = [self._decide(work, picture) for work in works]
            picture.flush()
        self._lanes |= picture.writes.lanes
        lanes = picture.writes.to_send
        if lanes is None or lanes:
            self._to_send(lanes)
        return answers

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """The one connection that is kept for writing; a new one after any trouble with the database."""
        if self._kept is None:
            self._kept = self._engine.connect()
        try:
            yield self._kept
        except (StaleTicket, _Broken):
            raise
        except BaseException:
            self._kept.invalidate()
            self.close()
            raise

    def close(self) -> None:
        """Let the connection go; the next piece of work opens another."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _decide(self, work: Work[Any], picture: Picture) -> Answer:
        decided = picture.writes.count
        try:
            return Answer(work.run(picture))
        except Refusal as refusal:
            if picture.writes.count != decided:
                raise _Broken("a refusal came after something was decided") from refusal
            return Answer(error=refusal)
        except self._trouble:
            raise
        except Exception as bug:  # a bug in one piece of work: the others run without it
            raise _Broken(str(bug)) from bug
