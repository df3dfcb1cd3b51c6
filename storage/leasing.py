"""Who may send into a conversation now: one lane, one lease, whatever the number of replicas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.effects import Address, Place, Priority
from bot.outgoing import GATHERED, Companion, Leased, StaleCard
from bot.ports import MessageRef, Needs, UnitOfWork
from storage import rows
from storage.crowding import Crowd
from storage.ready import Ready, is_over, ready
from storage.states import is_gathered, is_unsent, is_waiting
from storage.unit_of_work import Picture
from storage.writes import Writes

_OUTBOX = rows.table(rows.OutboxRow)
_LANES = rows.table(rows.LaneRow)

#: Longer than looking and posting take, or handing a mail over; whoever dies meanwhile is taken over after it.
_LEASE = timedelta(seconds=25)
_LEASE_FOR_MAIL = timedelta(seconds=90)
#: More reminders than this at once are two messages.
_MOST_TOGETHER = 500


def connection_of(desk: UnitOfWork) -> Connection:
    return _picture(desk).connection


def writes_of(desk: UnitOfWork) -> Writes:
    """What is written once all is decided."""
    return _picture(desk).writes


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
    waiting = and_(is_unsent(_OUTBOX.c.state), which)
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
        found = [self._pick(picture, lane) for lane in self._ready(picture).lanes(self.limit)]
        return [each for each in found if each is not None]

    def _ready(self, picture: Picture) -> Ready:
        return Ready(picture.connection, self.now, picture.moment.now)

    def _take(self, connection: Connection, lane: str) -> int | None:
        """
        How many cards are kept back in the lane, if it is ours now; else None.

        The WHERE clause decides between replicas.
        """
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        ours = {"leased_until": self._until(lane), "leased_by": self.name, "written_at": self.now}
        statement = insert(_LANES).values({"lane": lane, **ours})
        statement = statement.on_conflict_do_update(
            index_elements=["lane"], set_=ours, where=is_over(_LANES, "leased_until", "written_at", self.now)
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
        message = self._ready(picture).message(lane)
        if message is not None and _is_of_a_ticket(message):
            if kept or (message["place"] == Place.TEAM and crowd.is_too_much()):
                crowd.sort()
                message = self._ready(picture).message(lane)
            return self._chosen(picture, lane, message)
        found = self._chosen(picture, lane, message)
        if kept:
            # what changed this lane may have made room: a press is shown first, the next card comes after it
            crowd.sort()
        return found

    def _chosen(self, picture: Picture, lane: str, message: RowMapping | None) -> Leased | StaleCard | None:
        """Posts before redrawing, redrawing before the thread."""
        if message is not None and message["priority"] < Priority.EDIT:
            return self._message(picture, message)
        card = self._ready(picture).card(lane)
        if card is not None:
            return self._card(card)
        return self._message(picture, message) if message is not None else None

    def _message(self, picture: Picture, row: RowMapping) -> Leased | None:
        connection = picture.connection
        # "sending" here means that whoever sent it never came back to say how it went
        doubts = row["doubts"] + (row["state"] == "sending")
        begun = {"state": "sending", "attempts": row["attempts"] + 1, "doubts": doubts, "tried_at": self.now}
        # a message that was taken back since it was looked for is not sent
        still_there = and_(_OUTBOX.c.id == row["id"], is_unsent(_OUTBOX.c.state))
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
        lane = and_(_OUTBOX.c.lane == row["lane"], _OUTBOX.c.id != row["id"], is_waiting(_OUTBOX.c.state))
        if row["doubts"] or row["state"] == "sending":
            these = and_(lane, _OUTBOX.c.part_of == row["id"])
        else:
            these = and_(lane, ready(self.now, picture.moment.now), is_gathered(_OUTBOX.c.notification))
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
    return Companion(row["id"], row["notification"], row["ticket"], row["version"], row["subject"] or "", row["key"])


def _is_of_a_ticket(message: RowMapping) -> bool:
    """Whether it is a ticket's card, or stands under one."""
    place, what = message["place"], message["notification"]
    return bool(place == Place.THREAD or (place == Place.TEAM and what == "ticket"))
