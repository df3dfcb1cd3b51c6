"""How the program changed, edition by edition; the newest is in force."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Engine, RowMapping, func, insert, select

from bot.feedback import FeedbackId
from bot.kept import FiledFeedback
from bot.moment import Moment
from bot.ports import Needs, UnitOfWork, Work
from bot.program.adjustments import Adjustments
from bot.revising.difference import from_json, to_json
from bot.revising.edition import Edition, Waiting, What
from bot.revising.entry import TOLD_OF_WAITING, Entry
from storage import migrate, rows
from storage.addresses import is_there
from storage.answers import Answers
from storage.engine import check, open_engine
from storage.issue_works import Begin, IssueWorks
from storage.leasing import connection_of, writes_of
from storage.revisions import Revisions

_EDITIONS = rows.table(rows.EditionRow)
_FEEDBACK = rows.table(rows.FeedbackRow)
_NEWEST_FIRST = select(_EDITIONS).order_by(_EDITIONS.c.number.desc())

Decide = Callable[[Edition | None, Moment], Entry | None]


@dataclass(frozen=True, slots=True)
class _Enter:
    """
    Decided over the newest edition, and written behind it in the same transaction.

    Whoever else writes at the same moment takes the same number: the database
    refuses one of them, and that one is decided once more.
    """

    decide: Decide
    revisions: Revisions

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> Edition | None:
        connection = connection_of(desk)
        latest = _latest(connection)
        entry = self.decide(latest, desk.moment)
        if entry is None:
            return None
        edition = _edition(entry, latest, desk.moment.now)
        connection.execute(insert(_EDITIONS).values(_row(edition)))
        if entry.keep is not None:
            self.revisions.keep_work(entry.keep.revision, entry.keep.text).run(desk)
        if latest is not None and latest.waiting is not None and latest.waiting != entry.waiting:
            for told in TOLD_OF_WAITING:
                desk.take_back(told)
            writes_of(desk).is_change_settled = True
        for work in entry.begins:
            Begin(work).run(desk)
        for send in entry.tell:
            desk.say(send)
        return edition


class Editions:
    """Read on connections of its own, beside the writer; an edition never changes once it is there."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._revisions = Revisions(engine)
        self.works = IssueWorks(engine)

    def are_there(self) -> bool:
        """Whether this database has the tables for it: an older one gets them when the bot starts."""
        return migrate.is_current(self._engine)

    def number(self) -> int:
        """The newest one's; 0 where no program was ever in force."""
        with self._engine.connect() as connection:
            return connection.execute(select(func.max(_EDITIONS.c.number))).scalar() or 0

    def latest(self) -> Edition | None:
        with self._engine.connect() as connection:
            return _latest(connection)

    def all(self) -> Sequence[Edition]:
        """Every one there ever was, the newest first."""
        with self._engine.connect() as connection:
            return [read(row) for row in connection.execute(_NEWEST_FIRST).mappings()]

    def last_said_of(self, revision: str) -> What | None:
        """What was last decided about a revision."""
        about = select(_EDITIONS.c.what).where(_EDITIONS.c.about == revision).order_by(_EDITIONS.c.number.desc())
        with self._engine.connect() as connection:
            said = connection.execute(about.limit(1)).scalar()
        return What(said) if said else None

    def text_of(self, revision: str) -> str | None:
        return self._revisions.text_of(revision)

    def answers(self, since: datetime, until: datetime) -> Sequence[FiledFeedback]:
        return Answers(self._engine).received(since, until)

    def held(self, workflow: str) -> tuple[FeedbackId, ...]:
        """Answers that a pause of *workflow* has held back, and that have no ticket; the oldest first."""
        held = select(_FEEDBACK.c.id).where(_FEEDBACK.c.held_by == workflow, _FEEDBACK.c.ticket.is_(None))
        with self._engine.connect() as connection:
            return tuple(connection.execute(held.order_by(_FEEDBACK.c.received_at)).scalars())

    def enter_work(self, decide: Decide) -> Work[Edition | None]:
        """The next edition, if *decide* makes one of the newest; it may refuse."""
        return _Enter(decide, self._revisions)


@contextmanager
def open_editions(database_url: str) -> Iterator[Editions]:
    """For whoever reads nothing else of this database; raises `DatabaseError` where it does not answer."""
    engine = open_engine(database_url)
    try:
        check(engine)
        yield Editions(engine)
    finally:
        engine.dispose()


def in_force(database_url: str) -> tuple[Edition, str] | None:
    """What is in force and how its file was written, asked before anything else is opened; None where nothing is."""
    if not is_there(database_url):
        return None
    with open_editions(database_url) as editions:
        latest = editions.latest() if editions.are_there() else None
        text = editions.text_of(latest.revision) if latest else None
        return (latest, text) if latest and text else None


def _latest(connection: Connection) -> Edition | None:
    row = connection.execute(_NEWEST_FIRST.limit(1)).mappings().first()
    return read(row) if row is not None else None


def _edition(entry: Entry, latest: Edition | None, now: datetime) -> Edition:
    return Edition(
        number=latest.number + 1 if latest else 1,
        at=now,
        what=entry.what,
        by=entry.by,
        about=entry.about,
        revision=entry.revision,
        adjustments=entry.adjustments,
        waiting=entry.waiting,
        differences=entry.differences,
    )


def _row(edition: Edition) -> dict[str, object]:
    return {
        "number": edition.number,
        "at": edition.at,
        "what": edition.what.value,
        "by": edition.by,
        "about": edition.about,
        "revision": edition.revision,
        "adjustments": edition.adjustments.model_dump_json(),
        "waiting": edition.waiting.model_dump_json() if edition.waiting else "",
        "differences": to_json(edition.differences) if edition.differences else "",
    }


def read(row: RowMapping) -> Edition:
    return Edition(
        number=row["number"],
        at=row["at"],
        what=What(row["what"]),
        by=row["by"],
        about=row["about"],
        revision=row["revision"],
        adjustments=Adjustments.model_validate_json(row["adjustments"]),
        waiting=Waiting.model_validate_json(row["waiting"]) if row["waiting"] else None,
        differences=from_json(row["differences"]) if row["differences"] else (),
    )
