"""Writing the new rows of a group, as each database does it best."""

from sqlalchemy import Connection

from storage.inserting import postgres, sqlite
from storage.insertions import Told


def write(connection: Connection, told: Told) -> None:
    """Writes all rows of all insertions. Errors are the driver's own."""
    if told:
        (sqlite if connection.dialect.name == "sqlite" else postgres).write(connection, told)
