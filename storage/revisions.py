"""Every program that took effect, kept as it was written."""

from dataclasses import dataclass

from sqlalchemy import Engine, select

from bot.ports import Needs, UnitOfWork, Work
from storage import rows
from storage.inserting import write
from storage.insertions import insert_new
from storage.unit_of_work import Picture

_REVISIONS = rows.table(rows.RevisionRow)


@dataclass(frozen=True, slots=True)
class _Keep:
    revision: str
    text: str

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        if not isinstance(desk, Picture):
            raise TypeError("revisions are kept on the database's own unit of work")
        row = {"revision": self.revision, "at": desk.moment.now, "source": self.text}
        write(desk.connection, [(insert_new(_REVISIONS, tuple(row), "revision"), [row])])


class Revisions:
    """Read on connections of its own, beside the writer; a revision never changes once it is there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def text_of(self, revision: str) -> str | None:
        with self._engine.connect() as connection:
            kept = select(_REVISIONS.c.source).where(_REVISIONS.c.revision == revision)
            return connection.execute(kept).scalar()

    def keep_work(self, revision: str, text: str) -> Work[None]:
        return _Keep(revision, text)
