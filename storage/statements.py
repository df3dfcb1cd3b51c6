"""
Statements compiled once and given to the driver as they are.

SQLAlchemy's own execution costs several times what SQLite's does. Here Core
writes the SQL and its types convert the values; the driver's cursor runs it
inside the transaction that SQLAlchemy began. Errors are the driver's own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Boolean, ClauseElement, Connection, Dialect, Table, bindparam, delete, update
from sqlmodel import AutoString

from storage.moments import sqlite_moment
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
            cells[place] = sqlite_moment(cells[place])
        return cells


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
        self._sql = chosen(table, f"{column} in ({marks})", column, locks=dialect.name == "postgresql")
        self._count = count
        # moments and yes-or-no are the only types that a driver hands back otherwise than we keep them
        kept = [c for c in table.c if isinstance(c.type, Utc | Boolean)]
        found = ((c.name, c.type.dialect_impl(dialect).result_processor(dialect, None)) for c in kept)
        self._converters = [(self._names.index(name), convert) for name, convert in found if convert is not None]

    def run(self, connection: Connection, values: tuple[Any, ...]) -> list[Row]:
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._sql, (*values, *values[-1:] * (self._count - len(values))))
            return [self._row(row) for row in cursor.fetchall()]
        finally:
            cursor.close()

    def _row(self, row: Sequence[Any]) -> Row:
        cells = list(row)
        for place, convert in self._converters:
            cells[place] = convert(cells[place])
        return dict(zip(self._names, cells, strict=True))


def chosen(table: Table, condition: str, column: str, *, locks: bool) -> str:
    """
    The SELECT of all of *table* where *condition* on *column* holds.

    With *locks*: customers and answers have no version, so what may be changed is
    locked, in one order for everybody. SQLite's writers have locked the whole file.
    """
    names = ", ".join(_quoted(c.name) for c in table.c)
    locked = " order by id for update" if locks and table.name in ("customers", "feedback") else ""
    return f"select {names} from {table.name} where {condition}{_is_said(table, column)}{locked}"


def _is_said(table: Table, column: str) -> str:
    """
    An empty text is no key, and is never asked for.

    Saying so again costs nothing, and SQLite uses an index on those that are not
    empty only for a question that says it: otherwise it would read the table.
    """
    return f" and {column} <> ''" if isinstance(table.c[column].type, AutoString) else ""


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
    """A cursor over what *sql* asks for."""
    return connection.connection.cursor().execute(sql, given)
