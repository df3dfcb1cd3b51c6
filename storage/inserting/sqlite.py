"""New rows on SQLite: one statement a table."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import dialect, insert

from storage.insertions import Insertion, Row, Told
from storage.moments import sqlite_moment
from storage.types import Utc


def write(connection: Connection, told: Told) -> None:
    cursor = connection.connection.cursor()
    try:
        for insertion, rows in told:
            if len(rows) == 1:
                cursor.execute(_statement(insertion), _cells(insertion, rows[0]))
            else:
                cursor.executemany(_statement(insertion), [_cells(insertion, row) for row in rows])
    finally:
        cursor.close()


@lru_cache(maxsize=64)
def _statement(insertion: Insertion) -> str:
    values: dict[str, Any] = {name: bindparam(name) for name in insertion.columns}
    return str(insertion.on(insert(insertion.table).values(values)).compile(dialect=dialect()))


def _cells(insertion: Insertion, row: Row) -> Sequence[Any]:
    cells = [row[name] for name in insertion.columns]
    for place in _moments(insertion):
        cells[place] = sqlite_moment(cells[place])
    return cells


@lru_cache(maxsize=64)
def _moments(insertion: Insertion) -> list[int]:
    """Which cells of a row are moments: the driver takes them as text."""
    return [n for n, name in enumerate(insertion.columns) if isinstance(insertion.table.c[name].type, Utc)]
