"""Whether the database has every column that the code asks for."""

from sqlalchemy import Engine, inspect
from sqlmodel import SQLModel

from storage import rows
from storage.engine import DatabaseError

_TABLES = {
    table.name: {column.name for column in table.columns}
    for table in (rows.table(each) for each in SQLModel.__subclasses__() if hasattr(each, "__table__"))
}
_SHOWN = 5


def require_columns(engine: Engine) -> None:
    """
    Raises `DatabaseError` where a table or column is missing.

    Else every write would fail, and whoever sends us something would be the
    first to know.
    """
    if missing := missing_columns(engine):
        named = ", ".join(missing[:_SHOWN]) + (", …" if len(missing) > _SHOWN else "")
        remedy = "run `ringback db upgrade`; if it stays so, another version of Ringback made this database"
        raise DatabaseError(f"DATABASE_URL: the database lacks {named}; {remedy}")


def missing_columns(engine: Engine) -> list[str]:
    """What the code knows and the database does not: `tickets`, `outbox.lane`."""
    found = inspect(engine).get_multi_columns()
    there = {name: {column["name"] for column in columns} for (_, name), columns in found.items()}
    tables = [name for name in _TABLES if name not in there]
    columns = ((name, column) for name in _TABLES if name in there for column in sorted(_TABLES[name] - there[name]))
    return [*tables, *(f"{name}.{column}" for name, column in columns)]
