"""Appointments: read without a lock, and taken by one of those who would keep them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, select

from storage import rows

_APPOINTMENTS = rows.table(rows.AppointmentRow)


def read(connection: Connection) -> Mapping[tuple[str, str], datetime]:
    """All of them, by name and person."""
    return {(row.name, row.about): row.due for row in connection.execute(select(_APPOINTMENTS))}


def take(connection: Connection, name: str, about: str, now: datetime) -> bool:
    """Whether it was still there and due. The WHERE clause decides between replicas: one row, deleted once."""
    this = (_APPOINTMENTS.c.name == name, _APPOINTMENTS.c.about == about, _APPOINTMENTS.c.due <= now)
    return connection.execute(delete(_APPOINTMENTS).where(*this)).rowcount > 0


class Appointments:
    """What is due."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def due(self, now: datetime, limit: int) -> list[tuple[str, str]]:
        due = select(_APPOINTMENTS).where(_APPOINTMENTS.c.due <= now).order_by(_APPOINTMENTS.c.due).limit(limit)
        with self._engine.connect() as connection:
            return [(row.name, row.about) for row in connection.execute(due)]
