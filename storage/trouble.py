"""What keeps the database from being written to, in words that hold nothing of a customer's."""

from collections.abc import Callable
from time import monotonic

#: SQLSTATE class 42: a table or column that is not there, a right that is missing.
_OF_SCHEMA = "42"
_SAID_OF_SCHEMA = ("no such ", " has no column named ")
#: Nothing may come in while nobody is sent here: then it is tried again.
_SECONDS = 60


def is_of_schema(trouble: BaseException) -> bool:
    """Whether the database is not as the code expects it: then no work fares better than another."""
    driver = _driver(trouble)
    state = getattr(driver, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_OF_SCHEMA)
    return hasattr(driver, "sqlite_errorname") and any(words in str(driver) for words in _SAID_OF_SCHEMA)


def why(trouble: BaseException) -> str:
    """
    The reason, for logs and for whoever looks after the bot.

    What a driver says of the schema names tables and columns; whatever else it
    says may quote the row, so only the kind of error is told.
    """
    driver = _driver(trouble)
    if is_of_schema(trouble):
        return str(driver).splitlines()[0]
    code = getattr(driver, "sqlite_errorname", None) or getattr(driver, "sqlstate", None)
    return " ".join(filter(None, (type(driver).__name__, code)))


def _driver(trouble: BaseException) -> BaseException:
    return getattr(trouble, "orig", None) or trouble


class WriteTrouble:
    """Why the last group could not be written; empty once one was, or when it has long not been tried."""

    def __init__(self, seconds: Callable[[], float] = monotonic) -> None:
        self._seconds = seconds
        self._why = ""
        self._until = 0.0

    def met(self, why: str) -> None:
        self._why, self._until = why, self._seconds() + _SECONDS

    def over(self) -> None:
        self._why = ""

    @property
    def why(self) -> str:
        return self._why if self._seconds() < self._until else ""
