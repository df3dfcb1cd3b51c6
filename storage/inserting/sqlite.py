"""New rows on SQLite: one statement a table, or a few where many come together."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, bindparam
from sqlalchemy.dialects.sqlite import dialect, insert

from storage.insertions import Insertion, Row, Told
from storage.moments import sqlite_moment
from storage.types import Utc

#: So many values every SQLite takes in one statement.
_MOST_VALUES = 999


def write(connection: Connection, told: Told) -> None:
    cursor = connection.connection.cursor()
    try:
        for insertion, rows in told:
            written = _written(insertion)
            for part in _parts(rows, _MOST_VALUES // len(insertion.columns)):
                cursor.execute(written.sql(len(part)), list(chain.from_iterable(map(written.cells, part))))
    finally:
        cursor.close()


def _parts(rows: Sequence[Row], most: int) -> Iterator[Sequence[Row]]:
    """
    *rows*, 32, 16, 8 … at a time, no more than *most*: a driver keeps some statements prepared, not one for each size.

    Not row by row: the driver lets the event loop go on during each statement,
    and then waits until that pauses.
    """
    begin = 0
    while left := min(len(rows) - begin, most):
        size = 1 << (left.bit_length() - 1)
        yield rows[begin : begin + size]
        begin += size


class _Written:
    """An insertion as the driver takes it: its SQL, and a row's cells by place, moments as text."""

    def __init__(self, insertion: Insertion) -> None:
        self._insertion = insertion
        self._sql: dict[int, str] = {}
        kinds = [insertion.table.c[name].type for name in insertion.columns]
        self._moments = [place for place, kind in enumerate(kinds) if isinstance(kind, Utc)]

    def sql(self, count: int) -> str:
        if count not in self._sql:
            self._sql[count] = self._compiled(count)
        return self._sql[count]

    def _compiled(self, count: int) -> str:
        names, table = self._insertion.columns, self._insertion.table
        values: list[dict[str, Any]] = [{name: bindparam(f"{name} {n}") for name in names} for n in range(count)]
        return str(self._insertion.on(insert(table).values(values)).compile(dialect=dialect()))

    def cells(self, row: Row) -> list[Any]:
        cells = list(map(row.__getitem__, self._insertion.columns))
        for place in self._moments:
            cells[place] = sqlite_moment(cells[place])
        return cells


@lru_cache(maxsize=64)
def _written(insertion: Insertion) -> _Written:
    return _Written(insertion)
