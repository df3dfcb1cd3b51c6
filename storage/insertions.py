"""What it means to insert into a table: which columns, and what becomes of a row that is there already."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from sqlalchemy import Table

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Insertion:
    """Rows for *table*; their columns stand in the table's order."""

    table: Table
    columns: tuple[str, ...]
    #: A row that is there already is an error, stays as it is, or gets the new values.
    conflict: Literal["error", "stays", "changes"] = "error"
    #: Which columns say that it is there already.
    key: tuple[str, ...] = ()
    #: Columns that stay as they were first.
    keep: tuple[str, ...] = ()

    def on(self, clause: Any) -> Any:
        """A dialect's INSERT, told what to do with a row that is there already."""
        if self.conflict == "error":
            return clause
        if self.conflict == "stays":
            return clause.on_conflict_do_nothing(index_elements=self.key)
        changed = {n: clause.excluded[n] for n in self.columns if n not in self.key and n not in self.keep}
        return clause.on_conflict_do_update(index_elements=self.key, set_=changed)


#: Some insertions, each with its rows.
Told = Sequence[tuple[Insertion, Sequence[Row]]]


@lru_cache(maxsize=64)
def insert(table: Table, columns: tuple[str, ...]) -> Insertion:
    """New rows; one that is there already is an error."""
    return Insertion(table, _ordered(table, columns))


@lru_cache(maxsize=64)
def insert_new(table: Table, columns: tuple[str, ...], key: str) -> Insertion:
    """New rows; one whose *key* is there already stays as it is."""
    return Insertion(table, _ordered(table, columns), "stays", key=(key,))


@lru_cache(maxsize=64)
def upsert(table: Table, columns: tuple[str, ...], keep: tuple[str, ...] = ()) -> Insertion:
    """New rows, or new values for rows that are there; columns in *keep* stay as they were first."""
    key = tuple(column.name for column in table.primary_key)
    return Insertion(table, _ordered(table, columns), "changes", key=key, keep=keep)


def _ordered(table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(column.name for column in table.c if column.name in columns)
