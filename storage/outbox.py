"""Messages to send: leased by lane, so that order and pace hold however many replicas send."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, Select, and_, case, exists, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.effects import Address, Place, Priority
from bot.ports import Leased, MessageRef, Needs, StaleCard, UnitOfWork, Writer
from storage import rows
from storage.unit_of_work import Picture

_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_TICKETS = rows.table(rows.TicketRow)


#: Longer than looking and posting take, or handing a mail over; whoever dies meanwhile is taken over after it.
_LEASE = timedelta(seconds=25)
_LEASE_FOR_MAIL = timedelta(seconds=60)
#: A version that no ticket reaches.
_NEVER_STALE = (1 << 31) - 1
#: Less urgent than anything.
_NOTHING = 99
_UNSENT = ("waiting", "sending", "uncertain")


def _connection(desk: UnitOfWork) -> Connection:
    if not isinstance(desk, Picture):
        raise TypeError("the outbox works on the database's own unit of work")
    return desk.connection


@dataclass(frozen=True, slots=True)
class _Lease:
    """Take what may leave now."""

    now: datetime
    limit: int
    by: str

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> Sequence[Leased | StaleCard]:
        connection = _connection(desk)
        lanes = [row.lane for row in connection.execute(_due_lanes(self.now, self.limit))]
        taken = [lane for lane in lanes if self._take(connection, lane)]
        picked = [_pick(connection, lane, self.now) for lane in taken]
        for lane, found in zip(taken, picked, strict=True):
            if found is None:
                _free(connection, lane, self.now)
        return [found for found in picked if found is not None]

    def _take(self, connection: Connection, lane: str) -> bool:
        """Whether the lane is ours now: the WHERE clause decides between replicas."""
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        lease = _LEASE_FOR_MAIL if lane.startswith(Place.MAIL) else _LEASE
        values = {"lane": lane, "leased_until": self.now + lease, "leased_by": self.by}
        free = or_(_LANES.c.leased_until.is_(None), _LANES.c.leased_until <= self.now)
        statement = insert(_LANES).values(values)
        statement = statement.on_conflict_do_update(
            index_elements=["lane"],
            set_={"leased_until": values["leased_until"], "leased_by": self.by},
            where=free,
        )
        return connection.execute(statement.returning(_LANES.c.lane)).first() is not None


def _ready(now: datetime) -> Any:
    return and_(
        _OUTBOX.c.state.in_(_UNSENT),
        or_(_OUTBOX.c.next_try_at.is_(None), _OUTBOX.c.next_try_at <= now),
    )


def _stale(now: datetime) -> Any:
    return and_(
        _CARDS.c.wanted > _CARDS.c.drawn,
        or_(_CARDS.c.next_try_at.is_(None), _CARDS.c.next_try_at <= now),
    )


def _due_lanes(now: datetime, limit: int) -> Select[Any]:
    """
    Lanes that are free and have something to send or to redraw, escalations first.

    Asked lane by lane: there are as many as conversations, while thousands of
    messages may wait in one of them after an outage.
    """
    message = (
        select(_OUTBOX.c.priority)
        .where(_OUTBOX.c.lane == _LANES.c.lane, _ready(now))
        .order_by(_OUTBOX.c.priority, _OUTBOX.c.id)
        .limit(1)
        .scalar_subquery()
    )
    card = exists().where(_CARDS.c.lane == _LANES.c.lane, _stale(now))
    urgency = func.coalesce(message, case((card, int(Priority.EDIT)), else_=_NOTHING)).label("urgency")
    lanes = (
        select(_LANES.c.lane, urgency)
        .where(or_(_LANES.c.leased_until.is_(None), _LANES.c.leased_until <= now))
        .where(or_(_LANES.c.free_at.is_(None), _LANES.c.free_at <= now))
        .subquery()
    )
    due = select(lanes.c.lane).where(lanes.c.urgency < _NOTHING)
    return due.order_by(lanes.c.urgency, lanes.c.lane).limit(limit)


def _pick(connection: Connection, lane: str, now: datetime) -> Leased | StaleCard | None:
    """The lane's most urgent message: posts before redrawing, redrawing before the thread."""
    message = connection.execute(
        select(_OUTBOX)
        .where(_OUTBOX.c.lane == lane, _ready(now))
        .order_by(case((_OUTBOX.c.priority < int(Priority.EDIT), _OUTBOX.c.priority), else_=9), _OUTBOX.c.id)
        .limit(1)
    ).mappings().first()  # fmt: skip
    if message is not None and message["priority"] < Priority.EDIT:
        return _lease_message(connection, message)
    card = connection.execute(
        select(_CARDS).where(_CARDS.c.lane == lane, _stale(now)).order_by(_CARDS.c.attempts, _CARDS.c.id).limit(1)
    ).mappings().first()  # fmt: skip
    if card is not None:
        return _stale_card(card)
    return _lease_message(connection, message) if message is not None else None


def _lease_message(connection: Connection, row: RowMapping) -> Leased:
    connection.execute(
        update(_OUTBOX).where(_OUTBOX.c.id == row["id"]).values(state="sending", attempts=row["attempts"] + 1)
    )
    return Leased(
        lane=row["lane"],
        id=row["id"],
        key=row["key"],
        to=Address(Place(row["place"]), row["name"]),
        notification=row["notification"],
        ticket=row["ticket"],
        version=row["version"],
        message=row["message"],
        attempts=row["attempts"] + 1,
        # "sending" here means that whoever sent it never came back to say how it went
        uncertain=row["state"] in ("sending", "uncertain"),
        since=row["at"],
    )


def _stale_card(row: RowMapping) -> StaleCard:
    return StaleCard(
        lane=row["lane"],
        id=row["id"],
        ref=MessageRef(row["platform"], row["conversation"], row["message"]),
        ticket=row["ticket"],
        team=row["team"],
        wanted=row["wanted"],
        attempts=row["attempts"] + 1,
    )


def _free(connection: Connection, lane: str, free_at: datetime) -> None:
    connection.execute(update(_LANES).where(_LANES.c.lane == lane).values(leased_until=None, free_at=free_at))


@dataclass(frozen=True, slots=True)
class _Settle:
    """How sending went: new values for the message, or for the card; then the lane is free."""

    lane: str
    free_at: datetime
    message: int | None = None
    card: int | None = None
    values: dict[str, Any] | None = None

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        connection = _connection(desk)
        if self.values and self.message is not None:
            connection.execute(update(_OUTBOX).where(_OUTBOX.c.id == self.message).values(**self.values))
        if self.values and self.card is not None:
            connection.execute(update(_CARDS).where(_CARDS.c.id == self.card).values(**self.values))
        _free(connection, self.lane, self.free_at)


@dataclass(frozen=True, slots=True)
class _Sent:
    """
    A message stands where `ref` says.

    A card is wanted at its ticket's newest version: what changed between its
    building and this commit is drawn next, and nothing is lost.
    """

    leased: Leased
    ref: MessageRef | None
    drawn: int
    free_at: datetime
    now: datetime

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        connection = _connection(desk)
        done = {"state": "sent", "sent_at": self.now, "error": ""}
        connection.execute(update(_OUTBOX).where(_OUTBOX.c.id == self.leased.id).values(**done))
        if self.ref is not None:
            self._remember(connection, self.ref)
        _free(connection, self.leased.lane, self.free_at)

    def _remember(self, connection: Connection, ref: MessageRef) -> None:
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        is_card = self.leased.notification == "ticket"
        # locked, so that no other replica changes the ticket between this look and this commit
        newest = select(_TICKETS.c.version).where(_TICKETS.c.number == self.leased.ticket).with_for_update()
        values = {
            "platform": ref.platform,
            "conversation": ref.conversation,
            "message": ref.message,
            "lane": self.leased.lane,
            "ticket": self.leased.ticket,
            "notification": self.leased.notification,
            "key": self.leased.key,
            "team": self.leased.to.name,
            "wanted": connection.execute(newest).scalar_one() if is_card else 0,
            "drawn": self.drawn if is_card else 0,
            "attempts": 0,
        }
        keys = ["platform", "conversation", "message"]
        connection.execute(insert(_CARDS).values(values).on_conflict_do_nothing(index_elements=keys))


@dataclass(frozen=True, slots=True)
class _TakeOver:
    """Whoever leased these lanes is gone: the messages they were sending are looked for before they are sent."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        _connection(desk).execute(update(_LANES).values(leased_until=None))


class Outbox:
    """The outbox as delivery sees it; every call is one piece of work for the writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._name = uuid4().hex[:12]

    def take_over(self) -> Awaitable[None]:
        """At the start of the only process there can be: no lease of an earlier one needs to run out."""
        return self._writer.do(_TakeOver())

    def lease(self, now: datetime, limit: int) -> Awaitable[Sequence[Leased | StaleCard]]:
        return self._writer.do(_Lease(now, limit, self._name))

    def sent(
        self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime
    ) -> Awaitable[None]:
        return self._writer.do(self.sent_work(leased, ref, drawn, now, free_at))

    def sent_work(self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime) -> _Sent:
        """The same as work, to go into one transaction with what it means for the ticket."""
        return _Sent(leased, ref, drawn, free_at, now)

    def redrawn(self, card: StaleCard, drawn: int, free_at: datetime) -> Awaitable[None]:
        values = {"drawn": drawn, "attempts": 0, "next_try_at": None}
        return self._writer.do(_Settle(card.lane, free_at, card=card.id, values=values))

    def lost_work(self, card: StaleCard, free_at: datetime) -> _Settle:
        return _Settle(card.lane, free_at, card=card.id, values={"drawn": _NEVER_STALE})

    def retry(
        self, leased: Leased | StaleCard, error: str, uncertain: bool, try_at: datetime, free_at: datetime
    ) -> Awaitable[None]:
        if isinstance(leased, StaleCard):
            again = {"attempts": leased.attempts, "next_try_at": try_at}
            return self._writer.do(_Settle(leased.lane, free_at, card=leased.id, values=again))
        state = "uncertain" if uncertain else "waiting"
        values = {"state": state, "error": error[:200], "next_try_at": try_at}
        return self._writer.do(_Settle(leased.lane, free_at, message=leased.id, values=values))

    def dead_work(self, leased: Leased, error: str, free_at: datetime) -> _Settle:
        values = {"state": "dead", "error": error[:200]}
        return _Settle(leased.lane, free_at, message=leased.id, values=values)

    def dead(self, leased: Leased, error: str, free_at: datetime) -> Awaitable[None]:
        return self._writer.do(self.dead_work(leased, error, free_at))

    def dropped(self, leased: Leased, free_at: datetime) -> Awaitable[None]:
        return self._writer.do(_Settle(leased.lane, free_at, message=leased.id, values={"state": "dropped"}))
