"""Several questions in one statement, for a database to which every question is a way there and back."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import orjson
from sqlalchemy import Connection, Float, Table

from storage.statements import Row, chosen
from storage.types import Utc

#: Rows of a table whose column is one of the values.
Question = tuple[Table, str, Sequence[Any]]
_NUMBERS = "(select json_agg(nextval('ticket_numbers'))::text from generate_series(1, %s))"


def ask(connection: Connection, questions: Sequence[Question], numbers: int) -> tuple[list[list[Row]], list[int]]:
    """The answers to *questions*, and so many new ticket numbers. PostgreSQL only."""
    sql = _statement(tuple((table, column) for table, column, _ in questions), numbers > 0)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(sql, [*(list(values) for _, _, values in questions), *([numbers] if numbers > 0 else [])])
        [answers] = cursor.fetchall()
    finally:
        cursor.close()
    told = [orjson.loads(answer) if answer else [] for answer in answers]
    rows = [_ours(table, found) for (table, _, _), found in zip(questions, told, strict=False)]
    return rows, told[-1] if numbers > 0 else []


@lru_cache(maxsize=64)
def _statement(questions: tuple[tuple[Table, str], ...], numbers: bool) -> str:
    asked = [
        f"(select json_agg(r)::text from ({chosen(table, f'{column} = any(%s)', column, locks=True)}) r)"
        for table, column in questions
    ]
    return f"select {', '.join([*asked, _NUMBERS] if numbers else asked)}"


def _ours(table: Table, rows: list[Row]) -> list[Row]:
    for name, convert in _converters(table):
        for row in rows:
            if row[name] is not None:
                row[name] = convert(row[name])
    return rows


@lru_cache(maxsize=32)
def _converters(table: Table) -> list[tuple[str, Callable[[Any], Any]]]:
    """What JSON does not tell apart: moments from texts, and whole numbers from those that happen to be."""
    kinds: tuple[tuple[type[Any], Callable[[Any], Any]], ...] = ((Utc, _moment), (Float, float))
    return [(c.name, convert) for c in table.c for kind, convert in kinds if isinstance(c.type, kind)]


def _moment(said: str) -> datetime:
    return datetime.fromisoformat(said).astimezone(UTC)
