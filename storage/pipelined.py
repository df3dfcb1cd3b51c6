"""Several statements in one round trip, where the driver can."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, cast

from sqlalchemy import Connection


def can_pipeline(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def pipelined(connection: Connection) -> AbstractContextManager[object]:
    """
    Statements inside are sent without waiting; at the end all have their answers, or the first one's error is raised.

    Only for the driver's own cursors: SQLAlchemy's would look for their answers
    before these are there.
    """
    return _pipeline(connection) if can_pipeline(connection) else nullcontext()


def commit_along(connection: Connection) -> None:
    """
    At the end of a pipeline: COMMIT goes with what is in it, and is not run if that fails.

    SQLAlchemy's own commit finds nothing left to do then.
    """
    if can_pipeline(connection):
        cast(Any, connection.connection.driver_connection).commit()


@contextmanager
def _pipeline(connection: Connection) -> Iterator[None]:
    driver = cast(Any, connection.connection.driver_connection)
    with driver.pipeline():
        yield
