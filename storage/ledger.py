"""Running a group of work in one transaction, all or one by one."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError

from bot.errors import Busy, Refusal, StaleTicket
from bot.home import Touched
from bot.moment import Moment
from bot.ports import Work
from storage.absences import Kept
from storage.engine import look_up_by_key
from storage.trouble import WriteTrouble, is_of_schema, why
from storage.unit_of_work import Picture

log = structlog.get_logger()
#: Deadlock, and a transaction that could not be put in order (PostgreSQL, Appendix A).
_CONFLICTS = ("40P01", "40001")
_WAIT_FOR_DATABASE = timedelta(seconds=5)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one piece of work: a value, or what it raised."""

    value: Any = None
    error: BaseException | None = None


class Ledger:
    """
    The writing side of the database, one transaction at a time.

    `to_send` is called after a commit that left something for delivery to do,
    with the lanes it is in, or None where they are not known; `learn`, after one
    that changed who is away; `touched`, after one that concerns somebody.
    """

    def __init__(
        self,
        engine: Engine,
        moment: Callable[[], Moment],
        to_send: Callable[[frozenset[str] | None], None] = lambda lanes: None,
        learn: Callable[[Kept], None] = lambda absences: None,
        touched: Callable[[Touched], None] = lambda touched: None,
    ) -> None:
        self._engine = engine.execution_options(writes=True)
        self._moment = moment
        self._to_send = to_send
        self._learn = learn
        self._touched = touched
        self._lanes: set[str] = set()
        self._numbers: deque[int] = deque()
        self._kept: Connection | None = None
        self._trouble = WriteTrouble()

    @property
    def trouble(self) -> str:
        """Why the last group could not be written; empty if it was."""
        return self._trouble.why

    def run(self, works: Sequence[Work[Any]]) -> list[Answer]:
        """
        The answers to *works*, in their order, after the commit.

        If the group cannot be written as a whole, each is run on its own, so
        that one bad row hurts only its own. A refusal has written nothing.
        """
        outcome = self._attempt(works)
        if isinstance(outcome, list):
            return outcome
        if self._is_outage(outcome):
            return self._put_off(works, outcome)
        return [self._run_alone(work) for work in works] if len(works) > 1 else [self._again(works[0], outcome)]

    def do(self, work: Work[Any]) -> Any:
        """The answer to one piece of work, or what it raised: for the command line, which has no crowd."""
        answer = self.run([work])[0]
        if answer.error is not None:
            raise answer.error
        return answer.value

    def rehearse(self, works: Sequence[Work[Any]]) -> list[Answer]:
        """What `run` would answer, as far as it can be told without writing; nothing is written."""
        with self._connection() as connection, connection.begin() as transaction:
            picture = Picture(connection, self._moment())
            picture.read_ahead([work.needs() for work in works])
            answers = [self._decide(work, picture) for work in works]
            transaction.rollback()
        return answers

    def _run_alone(self, work: Work[Any]) -> Answer:
        outcome = self._attempt([work])
        return outcome[0] if isinstance(outcome, list) else self._again(work, outcome)

    def _again(self, work: Work[Any], trouble: Exception) -> Answer:
        """Whoever was a moment too late is decided once more, over the newest state; anything else is a bug."""
        outcome = self._attempt([work]) if self._was_late(trouble) else trouble
        return outcome[0] if isinstance(outcome, list) else Answer(error=outcome)

    def _was_late(self, trouble: Exception) -> bool:
        """Whether somebody else saved the ticket, made the same customer or answer, or locked the same rows, first."""
        return _is_conflict(trouble) or isinstance(
            trouble, StaleTicket | IntegrityError | self._engine.dialect.loaded_dbapi.IntegrityError
        )

    def _is_outage(self, trouble: Exception) -> bool:
        """Whether the database itself cannot be written to: then nobody alone would fare better."""
        driver = self._engine.dialect.loaded_dbapi
        return is_of_schema(trouble) or (
            not _is_conflict(trouble)
            and isinstance(trouble, OperationalError | InterfaceError | driver.OperationalError | driver.InterfaceError)
        )

    def _put_off(self, works: Sequence[Work[Any]], trouble: Exception) -> list[Answer]:
        self._trouble.met(why(trouble))
        log.error("the database cannot be written to", why=why(trouble), works=len(works))
        return [Answer(error=Busy(_WAIT_FOR_DATABASE))] * len(works)

    def _attempt(self, works: Sequence[Work[Any]]) -> list[Answer] | Exception:
        try:
            return self._run_group(works)
        except Exception as trouble:  # noqa: BLE001  # nothing was written, and everybody gets an answer
            return trouble

    def _run_group(self, works: Sequence[Work[Any]]) -> list[Answer]:
        with self._connection() as connection, connection.begin():
            picture = Picture(connection, self._moment(), self._lanes, self._numbers)
            picture.read_ahead([work.needs() for work in works])
            answers = [self._decide(work, picture) for work in works]
            picture.flush()
        if (touched := picture.touched).people or touched.teams:
            self._touched(touched)
        if picture.absences:
            self._learn(picture.absences)
        if picture.writes.count:
            self._trouble.over()
        self._lanes |= picture.writes.lanes
        lanes = picture.writes.to_send
        if lanes is None or lanes:
            self._to_send(lanes)
        return answers

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """The one connection that is kept for writing; a new one after any trouble with the database."""
        try:
            if self._kept is None:
                self._kept = self._engine.connect()
                look_up_by_key(self._kept)
            yield self._kept
        except StaleTicket:
            raise
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the connection go; the next piece of work opens another."""
        if self._kept is not None:
            # not back to the pool: it reads in a way of its own (see `look_up_by_key`)
            self._kept.invalidate()
            self._kept.close()
            self._kept = None

    @staticmethod
    def _decide(work: Work[Any], picture: Picture) -> Answer:
        decided = picture.writes.count
        try:
            return Answer(work.run(picture))
        except Refusal as refusal:
            if picture.writes.count != decided:
                raise  # it has decided something before it was refused: none of that may be written
            return Answer(error=refusal)


def _is_conflict(trouble: Exception) -> bool:
    """Whether two transactions were in each other's way and PostgreSQL ended one; the driver calls that an outage."""
    return getattr(getattr(trouble, "orig", trouble), "sqlstate", None) in _CONFLICTS
