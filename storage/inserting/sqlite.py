"""New rows on SQLite: one statement a table."""

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
            written = _written(insertion)
            if len(rows) == 1:
                cursor.execute(written.sql, written.cells(rows[0]))
            else:
                cursor.executemany(written.sql, [written.cells(row) for row in rows])
    finally:
        cursor.close()


class _Written:
    """An insertion as the driver takes it: its SQL, and a row's cells by place, moments as text."""

    def __init__(self, insertion: Insertion) -> None:
        values: dict[str, Any] = {name: bindparam(name) for name in insertion.columns}
        self.sql = str(insertion.on(insert(insertion.table).values(values)).compile(dialect=dialect()))
        self._columns = insertion.columns
        kinds = [insertion.table.c[name].type for name in insertion.columns]
        self._moments = [place for place, kind in enumerate(kinds) if isinstance(kind, Utc)]

    def cells(self, row: Row) -> list[Any]:
        cells = list(map(row.__getitem__, self._columns))
        for place in self._moments:
            cells[place] = sqlite_moment(cells[place])
        return cells


@lru_cache(maxsize=64)
def _written(insertion: Insertion) -> _Written:
    return _Written(insertion)
