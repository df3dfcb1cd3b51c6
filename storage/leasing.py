"""Who may send into a conversation now: one lane, one lease, whatever the number of replicas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Table,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.effects import Address, Place, Priority
from bot.outgoing import GATHERED, Companion, Leased, StaleCard
from bot.ports import MessageRef, Needs, UnitOfWork
from storage import rows
from storage.crowding import Crowd
from storage.delivery_rows import UNSENT
from storage.unit_of_work import Picture

_OUTBOX = rows.table(rows.OutboxRow)
_LISTS = _OUTBOX.alias("lists")
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_TIMERS = rows.table(rows.TimerRow)

#: Longer than looking and posting take, or handing a mail over; whoever dies meanwhile is taken over after it.
_LEASE = timedelta(seconds=25)
_LEASE_FOR_MAIL = timedelta(seconds=90)
#: What replicas' clocks may differ by, and much more. A time that was written later than that from now is a clock's
#: that was set back: whatever it says is over.
_DIFFERENCE = timedelta(minutes=5)
#: More reminders than this at once are two messages.
_MOST_TOGETHER = 500
#: So long a reminder waits for others of its mark, if their timers are not fired meanwhile.
_GATHERING = timedelta(minutes=1)
_NEVER = datetime.max.replace(tzinfo=UTC)
#: Less urgent than anything.
_NOTHING = 99


def connection_of(desk: UnitOfWork) -> Connection:
    return _picture(desk).connection


def _picture(desk: UnitOfWork) -> Picture:
    if not isinstance(desk, Picture):
        raise TypeError("the outbox works on the database's own unit of work")
    return desk


def free(connection: Connection, lane: str, lease: str, now: datetime, free_at: datetime) -> bool:
    """
    Give a lane back; whether it was still ours.

    The WHERE clause is the fence: whoever was paused, and whose lane another
    one has leased since, must not say how that one's message went.
    """
    statement = update(_LANES).where(_LANES.c.lane == lane, _LANES.c.leased_by == lease)
    given = statement.values(leased_until=None, leased_by="", free_at=free_at, written_at=now)
    return connection.execute(given.returning(_LANES.c.lane)).first() is not None


def try_at_once(connection: Connection, which: ColumnElement[bool]) -> int:
    """What waits to be tried again waits no longer, nor does its lane; how many messages that are."""
    waiting = and_(_OUTBOX.c.state.in_(UNSENT), which)
    lanes = select(_OUTBOX.c.lane).where(waiting)
    connection.execute(update(_LANES).where(_LANES.c.lane.in_(lanes)).values(free_at=None))
    return connection.execute(update(_OUTBOX).where(waiting).values(next_try_at=None)).rowcount


@dataclass(frozen=True, slots=True)
class Lease:
    """Take what may leave now: at most one message for each lane."""

    now: datetime
    limit: int
    name: str = field(default_factory=lambda: uuid4().hex)

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> Sequence[Leased | StaleCard]:
        picture = _picture(desk)
        lanes = picture.connection.execute(_due_lanes(self.now, picture.moment.now, self.limit)).scalars().all()
        found = [self._pick(picture, lane) for lane in lanes]
        return [each for each in found if each is not None]

    def _take(self, connection: Connection, lane: str) -> int | None:
        """
        How many cards are kept back in the lane, if it is ours now; else None.

        The WHERE clause decides between replicas.
        """
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        ours = {"leased_until": self._until(lane), "leased_by": self.name, "written_at": self.now}
        statement = insert(_LANES).values({"lane": lane, **ours})
        statement = statement.on_conflict_do_update(
            index_elements=["lane"], set_=ours, where=_is_over(_LANES, "leased_until", "written_at", self.now)
        )
        return connection.execute(statement.returning(_LANES.c.kept)).scalar()

    def _until(self, lane: str) -> datetime:
        return self.now + (_LEASE_FOR_MAIL if lane.startswith(Place.MAIL) else _LEASE)

    def _pick(self, picture: Picture, lane: str) -> Leased | StaleCard | None:
        """The lane's most urgent message, if the lane is ours; in a storm, after looking who shall have a card."""
        kept = self._take(picture.connection, lane)
        if kept is None:
            return None
        found = self._found(picture, lane, kept)
        if found is None:
            free(picture.connection, lane, self.name, self.now, self.now)
        return found

    def _found(self, picture: Picture, lane: str, kept: int) -> Leased | StaleCard | None:
        crowd = Crowd(picture, lane.partition(":")[2], self.name, self.now)
        message = self._first(picture, lane)
        if message is not None and _is_of_a_ticket(message):
            if kept or (message["place"] == Place.TEAM and crowd.is_too_much()):
                crowd.sort()
                message = self._first(picture, lane)
            return self._chosen(picture, lane, message)
        found = self._chosen(picture, lane, message)
        if kept:
            # what changed this lane may have made room: a press is shown first, the next card comes after it
            crowd.sort()
        return found

    def _first(self, picture: Picture, lane: str) -> RowMapping | None:
        return picture.connection.execute(_first_message(lane, self.now, picture.moment.now)).mappings().first()

    def _chosen(self, picture: Picture, lane: str, message: RowMapping | None) -> Leased | StaleCard | None:
        """Posts before redrawing, redrawing before the thread."""
        if message is not None and message["priority"] < Priority.EDIT:
            return self._message(picture, message)
        card = picture.connection.execute(_first_card(lane, self.now)).mappings().first()
        if card is not None:
            return self._card(card)
        return self._message(picture, message) if message is not None else None

    def _message(self, picture: Picture, row: RowMapping) -> Leased | None:
        connection = picture.connection
        # "sending" here means that whoever sent it never came back to say how it went
        doubts = row["doubts"] + (row["state"] == "sending")
        begun = {"state": "sending", "attempts": row["attempts"] + 1, "doubts": doubts, "tried_at": self.now}
        # a message that was taken back since it was looked for is not sent
        still_there = and_(_OUTBOX.c.id == row["id"], _OUTBOX.c.state.in_(UNSENT))
        if connection.execute(update(_OUTBOX).where(still_there).values(begun)).rowcount == 0:
            return None
        return Leased(
            companions=self._companions(picture, row),
            lane=row["lane"],
            lease=self.name,
            until=self._until(row["lane"]),
            id=row["id"],
            key=row["key"],
            to=Address(Place(row["place"]), row["name"]),
            notification=row["notification"],
            ticket=row["ticket"],
            version=row["version"],
            message=row["message"],
            subject=row["subject"] or "",
            attempts=row["attempts"] + 1,
            doubts=doubts,
            since=row["at"],
            blocked_since=row["blocked_since"],
        )

    def _companions(self, picture: Picture, row: RowMapping) -> tuple[Companion, ...]:
        """
        What waits for the same person and leaves with it, the earliest first.

        Kept before it leaves: a try whose outcome nobody knows is made again with
        the same ones.
        """
        if row["notification"] not in GATHERED:
            return ()
        connection = picture.connection
        lane = and_(_OUTBOX.c.lane == row["lane"], _OUTBOX.c.id != row["id"], _OUTBOX.c.state == "waiting")
        if row["doubts"] or row["state"] == "sending":
            these = and_(lane, _OUTBOX.c.part_of == row["id"])
        else:
            these = and_(lane, _ready(self.now, picture.moment.now), _OUTBOX.c.notification.in_(GATHERED))
        found = connection.execute(select(_OUTBOX).where(these).order_by(_OUTBOX.c.id).limit(_MOST_TOGETHER)).mappings()
        companions = tuple(_companion(other) for other in found.all())
        ids = [companion.id for companion in companions]
        connection.execute(update(_OUTBOX).where(_OUTBOX.c.id.in_(ids)).values(part_of=row["id"]))
        return companions

    def _card(self, row: RowMapping) -> StaleCard:
        return StaleCard(
            lane=row["lane"],
            lease=self.name,
            until=self._until(row["lane"]),
            id=row["id"],
            ref=MessageRef(row["platform"], row["conversation"], row["message"]),
            ticket=row["ticket"],
            team=row["team"],
            notification=row["notification"],
            wanted=row["wanted"],
            attempts=row["attempts"] + 1,
        )


def _companion(row: RowMapping) -> Companion:
    return Companion(row["id"], row["notification"], row["ticket"], row["version"], row["subject"] or "")


def _is_over(table: Table, until: str, written: str, now: datetime) -> ColumnElement[bool]:
    """Whether a time to wait until has come; one that a clock wrote before it was set back never would."""
    return or_(table.c[until].is_(None), table.c[until] <= now, table.c[written] > now + _DIFFERENCE)


def _is_of_a_ticket(message: RowMapping) -> bool:
    """Whether it is a ticket's card, or stands under one."""
    place, what = message["place"], message["notification"]
    return bool(place == Place.THREAD or (place == Place.TEAM and what == "ticket"))


def _ready(now: datetime, domain_now: datetime) -> ColumnElement[bool]:
    """What may leave; not what may have left already, as part of a message whose fate nobody knows yet."""
    doubtful = exists().where(_LISTS.c.id == _OUTBOX.c.part_of, _LISTS.c.doubts > 0, _LISTS.c.state.in_(UNSENT))
    over = _is_over(_OUTBOX, "next_try_at", "tried_at", now)
    return and_(_OUTBOX.c.state.in_(UNSENT), over, ~doubtful, ~_is_gathering(domain_now))


def _is_gathering(domain_now: datetime) -> ColumnElement[bool]:
    """
    Whether more may come for the same person: timers that were due when it was written are not all fired yet.

    A timer that cannot be fired at all keeps nobody waiting for longer than a minute.
    """
    first_due = func.coalesce(select(_TIMERS.c.due).order_by(_TIMERS.c.due).limit(1).scalar_subquery(), _NEVER)
    fresh = and_(_OUTBOX.c.at > domain_now - _GATHERING, _OUTBOX.c.at >= first_due)
    return and_(_OUTBOX.c.notification.in_(GATHERED), fresh)


def _stale(now: datetime) -> ColumnElement[bool]:
    return and_(_CARDS.c.wanted > _CARDS.c.drawn, _is_over(_CARDS, "next_try_at", "tried_at", now))


def _due_lanes(now: datetime, domain_now: datetime, limit: int) -> Select[Any]:
    """
    Lanes that are free and have something to send or to redraw, escalations first.

    Asked lane by lane: there are as many as conversations, while thousands of
    messages may wait in one of them after an outage.
    """
    message = (
        select(_OUTBOX.c.priority)
        .where(_OUTBOX.c.lane == _LANES.c.lane, _ready(now, domain_now))
        .order_by(_OUTBOX.c.priority, _OUTBOX.c.id)
        .limit(1)
        .scalar_subquery()
    )
    card = exists().where(_CARDS.c.lane == _LANES.c.lane, _stale(now))
    urgency = func.coalesce(message, case((card, int(Priority.EDIT)), else_=_NOTHING)).label("urgency")
    lanes = (
        select(_LANES.c.lane, urgency)
        .where(_is_over(_LANES, "leased_until", "written_at", now), _is_over(_LANES, "free_at", "written_at", now))
        .subquery()
    )
    due = select(lanes.c.lane).where(lanes.c.urgency < _NOTHING)
    return due.order_by(lanes.c.urgency, lanes.c.lane).limit(limit)


def _first_message(lane: str, now: datetime, domain_now: datetime) -> Select[Any]:
    urgent = case((_OUTBOX.c.priority < int(Priority.EDIT), _OUTBOX.c.priority), else_=9)
    ready = select(_OUTBOX).where(_OUTBOX.c.lane == lane, _ready(now, domain_now))
    return ready.order_by(urgent, _OUTBOX.c.id).limit(1)


def _first_card(lane: str, now: datetime) -> Select[Any]:
    stale = select(_CARDS).where(_CARDS.c.lane == lane, _stale(now))
    return stale.order_by(_CARDS.c.attempts, _CARDS.c.id).limit(1)
