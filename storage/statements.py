"""
Statements compiled once and given to the driver as they are.

SQLAlchemy's own execution costs several times what SQLite's does. Here Core
writes the SQL and its types convert the values; the driver's cursor runs it
inside the transaction that SQLAlchemy began. Errors are the driver's own.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection, Dialect, Table, bindparam, delete, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import AutoString

from storage.types import Utc

Row = dict[str, Any]


class Statement:
    """One write, for many rows at a time."""

    def __init__(self, clause: ClauseElement, dialect: Dialect, table: Table) -> None:
        compiled = clause.compile(dialect=dialect)
        self._sql = str(compiled)
        #: SQLite's driver takes a row's cells by place and a moment as text; PostgreSQL's takes the row.
        self._order: list[str] | None = getattr(compiled, "positiontup", None)
        moments = {column.name for column in table.c if isinstance(column.type, Utc)}
        self._moments = [place for place, name in enumerate(self._order or ()) if name in moments]

    def run(self, connection: Connection, rows: Sequence[Row]) -> int:
        """Writes *rows*; how many rows of the table changed."""
        cursor = connection.connection.cursor()
        try:
            if len(rows) == 1:
                cursor.execute(self._sql, self._given(rows[0]))
            else:
                cursor.executemany(self._sql, [self._given(row) for row in rows])
            return int(cursor.rowcount)
        finally:
            cursor.close()

    def _given(self, row: Row) -> Any:
        if self._order is None:
            return row
        cells = [row[name] for name in self._order]
        for place in self._moments:
            cells[place] = _sqlite_moment(cells[place])
        return cells


@lru_cache(maxsize=1024)
def _sqlite_moment(moment: datetime | None) -> str | None:
    """
    As SQLAlchemy keeps a moment in SQLite, so that its own queries compare and read it.

    The rows of one group are full of the same few moments.
    """
    return None if moment is None else moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _insert(table: Table, dialect: Dialect) -> Any:
    return sqlite_insert(table) if dialect.name == "sqlite" else pg_insert(table)


@lru_cache(maxsize=64)
def insert(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Statement:
    """New rows; one that is there already is an error."""
    clause = _insert(table, dialect).values({name: bindparam(name) for name in columns})
    return Statement(clause, dialect, table)


@lru_cache(maxsize=64)
def insert_new(table: Table, dialect: Dialect, columns: tuple[str, ...], key: str) -> Statement:
    """New rows; one whose *key* is there already stays as it is."""
    values: dict[str, Any] = {name: bindparam(name) for name in columns}
    clause = _insert(table, dialect).values(values).on_conflict_do_nothing(index_elements=[key])
    return Statement(clause, dialect, table)


@lru_cache(maxsize=64)
def upsert(table: Table, dialect: Dialect, columns: tuple[str, ...], keep: tuple[str, ...] = ()) -> Statement:
    """New rows, or new values for rows that are there; columns in *keep* stay as they were first."""
    clause = _insert(table, dialect).values({name: bindparam(name) for name in columns})
    keys = [column.name for column in table.primary_key]
    changed = {name: clause.excluded[name] for name in columns if name not in keys and name not in keep}
    clause = clause.on_conflict_do_update(index_elements=keys, set_=changed)
    return Statement(clause, dialect, table)


@lru_cache(maxsize=64)
def update_by_version(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Statement:
    """New values over the version they were decided on: the WHERE clause is the lock."""
    clause = (
        update(table)
        .where(table.c.number == bindparam("b_number"), table.c.version == bindparam("b_version"))
        .values({name: bindparam(name) for name in columns})
    )
    return Statement(clause, dialect, table)


@lru_cache(maxsize=64)
def delete_by(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> Statement:
    clause = delete(table).where(*(table.c[name] == bindparam(name) for name in columns))
    return Statement(clause, dialect, table)


@lru_cache(maxsize=64)
def update_where(table: Table, dialect: Dialect, columns: tuple[str, ...], keys: tuple[str, ...]) -> Statement:
    """New values where *keys* match; in a row the keys are named with `b_` before them."""
    clause = (
        update(table)
        .where(*(table.c[name] == bindparam(f"b_{name}") for name in keys))
        .values({name: bindparam(name) for name in columns})
    )
    return Statement(clause, dialect, table)


class Fetch:
    """Rows whose *column* is one of some values; the driver's rows, with our types."""

    def __init__(self, table: Table, dialect: Dialect, column: str, count: int) -> None:
        marks = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * count)
        self._names = [c.name for c in table.c]
        self._sql = (
            f"SELECT {', '.join(map(_quoted, self._names))} FROM {table.name} "
            f"WHERE {column} IN ({marks}){_is_said(table, column)}{_locked(table, dialect)}"
        )
        self._count = count
        # moments and yes-or-no are the only types that a driver hands back otherwise than we keep them
        kept = [c for c in table.c if isinstance(c.type, Utc | Boolean)]
        found = ((c.name, c.type.dialect_impl(dialect).result_processor(dialect, None)) for c in kept)
        self._converters = [(self._names.index(name), convert) for name, convert in found if convert is not None]

    def run(self, connection: Connection, values: tuple[Any, ...]) -> list[Row]:
        return self.take(self.ask(connection, values))

    def ask(self, connection: Connection, values: tuple[Any, ...]) -> Any:
        """A cursor that will hold the rows; in a pipeline, when that has ended."""
        cursor = connection.connection.cursor()
        cursor.execute(self._sql, (*values, *values[-1:] * (self._count - len(values))))
        return cursor

    def take(self, cursor: Any) -> list[Row]:
        try:
            return [self._row(row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def _row(self, row: Sequence[Any]) -> Row:
        cells = list(row)
        for place, convert in self._converters:
            cells[place] = convert(cells[place])
        return dict(zip(self._names, cells, strict=True))


def _locked(table: Table, dialect: Dialect) -> str:
    """
    Customers and answers have no version: what may be changed is locked, in one order for everybody.

    SQLite's writers have locked the whole file by then.
    """
    if dialect.name == "sqlite" or table.name not in ("customers", "feedback"):
        return ""
    return " ORDER BY id FOR UPDATE"


def _is_said(table: Table, column: str) -> str:
    """
    An empty text is no key, and is never asked for.

    Saying so again costs nothing, and SQLite uses an index on those that are not
    empty only for a question that says it: otherwise it would read the table.
    """
    return f" AND {column} <> ''" if isinstance(table.c[column].type, AutoString) else ""


def _quoted(name: str) -> str:
    """Column names as SQL wants them: some of ours (`by`, `text`) are words of SQL."""
    return f'"{name}"'


def fetch(table: Table, dialect: Dialect, column: str, count: int) -> Fetch:
    """
    A read of at most *count* keys.

    For 1, 2, 4, 8 … keys, the last one asked for again where there are fewer: a
    driver keeps a hundred statements prepared, not one for each size of a group.
    """
    return _fetch(table, dialect, column, 1 << (count - 1).bit_length())


@lru_cache(maxsize=128)
def _fetch(table: Table, dialect: Dialect, column: str, count: int) -> Fetch:
    return Fetch(table, dialect, column, count)


def values(connection: Connection, sql: str, *given: Any) -> Any:
    """A cursor over what *sql* asks for; in a pipeline, when that has ended."""
    return connection.connection.cursor().execute(sql, given)
