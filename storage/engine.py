"""Opening the database, so that SQLite and PostgreSQL give the same promises."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

from bot.errors import Misconfigured, RingbackError
from storage.addresses import is_there

DEFAULT_URL = "sqlite:///.ringback/ringback.db"
#: How long a second process on the same SQLite file waits for the first one's commit.
_BUSY_SECONDS = 10
#: Reading and writing a group takes statements for 1, 2, 4, 8 … rows of a dozen tables; the driver's own choice is 128.
_PREPARED = 256

# Every cell that is neither text nor number asks the driver how to be written. It knows nothing of these two,
# looks for a method of theirs and swallows the error: that takes longer than the writing.
sqlite3.register_adapter(type(None), lambda nothing: nothing)
sqlite3.register_adapter(bool, int)


class DatabaseError(RingbackError):
    """The database that DATABASE_URL names cannot be used; one line for the operator."""


class WrongAddress(DatabaseError, Misconfigured):
    """DATABASE_URL names no database that could be used here, whoever runs it."""


def parse_url(url: str) -> URL:
    """DATABASE_URL, as far as it can be used here; raises `DatabaseError` naming the remedy, never the password."""
    try:
        parsed = make_url(url)
        backend = parsed.get_backend_name()
    except (ArgumentError, ValueError):
        raise WrongAddress("DATABASE_URL: this is no address; write sqlite:///file or postgresql://host/name") from None
    if backend not in ("sqlite", "postgresql"):
        raise WrongAddress(f"DATABASE_URL: {backend} is not supported; write sqlite:///file or postgresql://host/name")
    if backend == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise WrongAddress("DATABASE_URL: name a file; a database in memory would forget everything at the next start")
    return parsed


def require_there(url: str) -> None:
    """For whoever only reads: raises `WrongAddress` rather than make an empty database."""
    parsed = parse_url(url)
    if not is_there(url):
        path = Path(parsed.database or "").expanduser().absolute()
        remedy = "run this in the folder where the bot runs, or set DATABASE_URL as it is set there"
        raise WrongAddress(f"DATABASE_URL: there is no database {path}; {remedy}")


def open_engine(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`, ready for the writer and for readers."""
    parsed = parse_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_size=6, max_overflow=4, pool_pre_ping=True)


def check(engine: Engine) -> None:
    """Raises `DatabaseError` where the database does not answer."""
    try:
        engine.connect().close()
    except SQLAlchemyError as trouble:
        why = type(getattr(trouble, "orig", None) or trouble).__name__
        remedy = "look whether it runs, and whether name and password are right"
        raise DatabaseError(f"DATABASE_URL: the database does not answer ({why}); {remedy}") from None


def _sqlite(url: URL) -> Engine:
    _make_folder(Path(url.database or "").expanduser().parent)
    ours = {"timeout": _BUSY_SECONDS, "check_same_thread": False, "cached_statements": _PREPARED}
    engine = create_engine(url, poolclass=QueuePool, connect_args=ours)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise WrongAddress(f"DATABASE_URL: {folder} cannot be made ({trouble.strerror}); name another file") from None


def _prepare(connection: sqlite3.Connection, record: Any) -> None:
    # The driver begins transactions on its own terms and lets a savepoint survive; we begin them ourselves.
    connection.isolation_level = None
    # SQLite's own knows ASCII only: nobody would find Müller by MÜLLER
    connection.create_function("lower", 1, _lower, deterministic=True)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _lower(text: Any) -> Any:
    return text.lower() if isinstance(text, str) else text


def _begin(connection: Any) -> None:
    """Writers lock at once, so that what they read cannot change under them; readers never do."""
    writes = connection.get_execution_options().get("writes", False)
    # to the driver as it is: every group and every read begins with this
    connection.connection.driver_connection.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def look_up_by_key(connection: Connection) -> None:
    """
    The writer's connection only ever looks rows up by key.

    PostgreSQL reads a whole table where its statistics are older than the table's
    rows: in the first minutes, after an import, after a restore.
    """
    if connection.dialect.name == "postgresql":
        driver: Any = connection.connection.driver_connection
        driver.execute("set enable_seqscan to off")
        driver.commit()


def is_sqlite(engine: Engine) -> bool:
    return engine.dialect.name == "sqlite"
