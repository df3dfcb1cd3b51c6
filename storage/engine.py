"""Opening the database, so that SQLite and PostgreSQL give the same promises."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

DEFAULT_URL = "sqlite:///.ringback/ringback.db"
#: How long a second process on the same SQLite file waits for the first one's commit.
_BUSY_SECONDS = 10


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`, ready for the writer and for readers."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"), pool_size=6, max_overflow=4, pool_pre_ping=True
        )
    raise ValueError(f"DATABASE_URL: {parsed.get_backend_name()} is not supported; use sqlite:/// or postgresql://")


def _sqlite(url: URL) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise ValueError("DATABASE_URL: name a file; a database in memory would forget everything at the next start")
    Path(url.database or "").expanduser().parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url, poolclass=QueuePool, connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    # The driver begins transactions on its own terms and lets a savepoint survive; we begin them ourselves.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    """Writers lock at once, so that what they read cannot change under them; readers never do."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"
