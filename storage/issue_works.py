"""What is done about many tickets of a known issue: begun, taken on step by step, and stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, RowMapping, Select, String, and_, cast, exists, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.effects import Send
from bot.issue_works import Came, Doing, IssueWork
from bot.people import PersonId
from bot.ports import Needs, UnitOfWork, Work
from bot.ticket import LIVE, Ticket
from bot.words import WordsId
from storage import codec, rows
from storage.leasing import connection_of
from storage.lines import unclaimed

_WORKS = rows.table(rows.IssueWorkRow)
_TICKETS = rows.table(rows.TicketRow)
_MESSAGES = rows.table(rows.MessageRow)
_GOING_ON = _WORKS.c.finished_at.is_(None)

Told = Callable[[IssueWork], Send | None]


@dataclass(frozen=True, slots=True)
class Begin:
    """Whether it is new; one that was begun before goes on as it is."""

    work: IssueWork

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> bool:
        connection = connection_of(desk)
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        values = {**_values(self.work), "begun_at": desk.moment.now}
        new = insert(_WORKS).values(values).on_conflict_do_nothing(index_elements=["id"])
        return connection.execute(new.returning(_WORKS.c.id)).first() is not None


@dataclass(frozen=True, slots=True)
class _Step:
    """
    *then*, and how far the work has come with it; None where another process has taken this step.

    The WHERE clause decides between processes. *then* refuses nothing: what
    cannot be done with a ticket is no reason to stop before the others.
    """

    work: IssueWork
    last: int
    then: Work[Came]
    finishes: bool
    told: Told

    def needs(self) -> Needs:
        return self.then.needs()

    def run(self, desk: UnitOfWork) -> IssueWork | None:
        connection = connection_of(desk)
        this = and_(_WORKS.c.id == self.work.id, _WORKS.c.position == self.work.position, _GOING_ON)
        ended = {"finished_at": desk.moment.now} if self.finishes else {}
        taken = update(_WORKS).where(this).values(position=self.last, **ended)
        if connection.execute(taken).rowcount == 0:
            return None
        came = self.then.run(desk)
        counted = update(_WORKS).where(_WORKS.c.id == self.work.id)
        counted = counted.values(done=_WORKS.c.done + came.done, apart=_WORKS.c.apart + came.apart)
        after = _read(connection.execute(counted.returning(_WORKS)).mappings().one())
        send = self.told(after) if after.finished else None
        if send is not None:
            desk.say(send)
        return after


@dataclass(frozen=True, slots=True)
class _Stop:
    """Somebody's answers to an issue go no further."""

    issue: str
    by: PersonId

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> int:
        stop = update(_WORKS).where(_answers(self.issue, self.by), _GOING_ON).values(finished_at=desk.moment.now)
        return connection_of(desk).execute(stop).rowcount


class IssueWorks:
    """Read on connections of its own, beside the writer."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def going_on(self) -> Sequence[IssueWork]:
        """What is not finished, the oldest first."""
        with self._engine.connect() as connection:
            found = connection.execute(select(_WORKS).where(_GOING_ON).order_by(_WORKS.c.begun_at, _WORKS.c.id))
            return [_read(row) for row in found.mappings()]

    def work(self, id: str) -> IssueWork | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(_WORKS).where(_WORKS.c.id == id)).mappings().first()
            return _read(row) if row is not None else None

    def waiting(self, issue: str, after: int, limit: int) -> Sequence[Ticket]:
        """Live tickets that wait in a known issue, behind the number *after*."""
        inside = and_(_TICKETS.c.known_issue == issue, _TICKETS.c.status.in_(LIVE))
        return self._tickets(select(_TICKETS).where(inside), after, limit)

    def written_to(self, issue: str, by: PersonId, after: int, limit: int) -> Sequence[Ticket]:
        """Live tickets whose customers *by* wrote to with all others, wherever they wait now."""
        letter = _WORKS.c.draft + "-" + cast(_TICKETS.c.number, String)
        written = exists().where(_answers(issue, by), _MESSAGES.c.id == letter)
        return self._tickets(select(_TICKETS).where(_TICKETS.c.status.in_(LIVE), written), after, limit)

    def newest_draft(self, issue: str, by: PersonId) -> WordsId:
        """What *by* wrote to all of them last; empty where they wrote nothing."""
        newest = select(_WORKS.c.draft).where(_answers(issue, by)).order_by(_WORKS.c.begun_at.desc()).limit(1)
        with self._engine.connect() as connection:
            return connection.execute(newest).scalar() or ""

    def free(self, team: str, after: int, limit: int) -> Sequence[Ticket]:
        """Live tickets of *team* that nobody has, and that wait in no issue."""
        return self._tickets(select(_TICKETS).where(unclaimed(team)), after, limit)

    def _tickets(self, found: Select[tuple[object]], after: int, limit: int) -> Sequence[Ticket]:
        some = found.where(_TICKETS.c.number > after).order_by(_TICKETS.c.number).limit(limit)
        with self._engine.connect() as connection:
            return [codec.ticket(row) for row in connection.execute(some).mappings()]

    def begin(self, work: IssueWork) -> Work[bool]:
        return Begin(work)

    def step(self, work: IssueWork, last: int, then: Work[Came], finishes: bool, told: Told) -> Work[IssueWork | None]:
        return _Step(work, last, then, finishes, told)

    def stop(self, issue: str, by: PersonId) -> Work[int]:
        return _Stop(issue, by)


def _answers(issue: str, by: PersonId) -> ColumnElement[bool]:
    return and_(_WORKS.c.issue == issue, _WORKS.c.by == by, _WORKS.c.doing == Doing.ANSWER)


def _values(work: IssueWork) -> dict[str, object]:
    return {
        "id": work.id,
        "issue": work.issue,
        "doing": work.doing.value,
        "by": work.by,
        "draft": work.draft,
        "to": work.to,
        "position": work.position,
        "done": work.came.done,
        "apart": work.came.apart,
    }


def _read(row: RowMapping) -> IssueWork:
    return IssueWork(
        id=row["id"],
        issue=row["issue"],
        doing=Doing(row["doing"]),
        by=row["by"],
        draft=row["draft"],
        to=row["to"],
        position=row["position"],
        came=Came(row["done"], row["apart"]),
        finished=row["finished_at"] is not None,
    )
