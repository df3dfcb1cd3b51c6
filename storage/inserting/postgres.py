"""
New rows on PostgreSQL: one statement for all tables.

Each table's rows are one JSON text: one value to hand over instead of twenty a
row. No part of the statement sees what another one writes; none needs to.
"""

from functools import lru_cache

import orjson
from sqlalchemy import Connection, Dialect, bindparam, cast, column, func, select, text
from sqlalchemy.dialects.postgresql import JSON, dialect, insert

from storage.insertions import Insertion, Told

_DIALECT: Dialect = dialect(paramstyle="format")  # type: ignore[no-untyped-call]


def write(connection: Connection, told: Told) -> None:
    statement = _statement(tuple(insertion for insertion, _ in told))
    cursor = connection.connection.cursor()
    try:
        cursor.execute(statement, [orjson.dumps(list(rows)).decode() for _, rows in told])
    finally:
        cursor.close()


@lru_cache(maxsize=256)
def _statement(insertions: tuple[Insertion, ...]) -> str:
    parts = ", ".join(f"w{n} as ({_part(insertion)})" for n, insertion in enumerate(insertions))
    return f"with {parts} select 1"


def _part(insertion: Insertion) -> str:
    told = func.json_populate_recordset(text(f"null::{insertion.table.name}"), cast(bindparam("rows"), JSON))
    rows = select(told.table_valued(*[column(name) for name in insertion.columns]))
    clause = insertion.on(insert(insertion.table).from_select(list(insertion.columns), rows))
    return str(clause.compile(dialect=_DIALECT))
