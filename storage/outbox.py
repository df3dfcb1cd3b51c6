"""Messages to send: what came of sending them is kept for whoever holds the lane."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, case, exists, select, update
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from bot.asked import FOLLOWING
from bot.falling_behind import Queues
from bot.outgoing import Companion, Leased, Setback, StaleCard
from bot.parts import Begins, Shown, part
from bot.ports import MessageRef, Needs, UnitOfWork, Work, Writer
from bot.revising.entry import TOLD_OF_WAITING
from storage import rows
from storage.alarms import Alarm
from storage.drawn_anew import DrawnAnew
from storage.leasing import Lease, connection_of, free, try_at_once
from storage.parts import MOST
from storage.redrawing import NEVER_STALE
from storage.states import is_unsent

_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_TICKETS = rows.table(rows.TicketRow)

#: Of what became of a message with a list, each of its parts did, too.
_LEFT = ("sent", "dropped")
#: The longest reason that is kept.
_REASON = 200


@dataclass(frozen=True, slots=True)
class _Settle:
    """How sending went: new values for the message, or for the card; whether the lease still held."""

    leased: Leased | StaleCard
    now: datetime
    free_at: datetime
    values: dict[str, Any] = field(default_factory=dict)

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> bool:
        connection = connection_of(desk)
        if not free(connection, self.leased.lane, self.leased.lease, self.now, self.free_at):
            return False
        if isinstance(self.leased, StaleCard):
            these = update(_CARDS).where(_CARDS.c.id == self.leased.id)
        else:
            # what was to leave with a message that did not waits on its own
            ids = self.leased.ids if self.values.get("state") in _LEFT else (self.leased.id,)
            these = update(_OUTBOX).where(_OUTBOX.c.id.in_(ids))
        if self.values:
            connection.execute(these.values(**self.values))
        return True


@dataclass(frozen=True, slots=True)
class _PutOff:
    """
    Nothing was tried: it waits for somebody's hours, and so does all that was to leave with it.

    Without a reason that it failed for, it counts as waiting; what is blocked stays so.
    """

    leased: Leased
    setback: Setback

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> bool:
        as_before = {"state": "uncertain" if self.leased.doubts else "waiting", "attempts": self.leased.attempts - 1}
        held = _Settle(self.leased, self.setback.now, self.setback.free_at, as_before).run(desk)
        if held:
            waits = and_(_OUTBOX.c.id.in_(self.leased.ids), is_unsent(_OUTBOX.c.state))
            error = case((_OUTBOX.c.blocked_since.is_not(None), _OUTBOX.c.error), else_="")
            again = {"next_try_at": self.setback.try_at, "tried_at": self.setback.now, "error": error}
            connection_of(desk).execute(update(_OUTBOX).where(waits).values(**again))
        return held


@dataclass(frozen=True, slots=True)
class _Sent:
    """
    A message stands where `ref` says.

    A card is wanted at its ticket's newest version: what changed between its
    building and this commit is drawn next, and nothing is lost. Where it stands
    is kept even if the lease is over: a double must be found, too.
    """

    leased: Leased
    ref: MessageRef | None
    #: What of it was said.
    shown: Sequence[Shown]
    now: datetime
    free_at: datetime
    #: What it is known as when something has changed.
    kept_as: str = ""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> bool:
        done = {"state": "sent", "sent_at": self.now, "error": "", "blocked_since": None}
        held = _Settle(self.leased, self.now, self.free_at, done).run(desk)
        if self.ref is not None:
            self._remember(connection_of(desk), self.ref)
        return held

    def _remember(self, connection: Connection, ref: MessageRef) -> None:
        insert = sqlite_insert if connection.dialect.name == "sqlite" else pg_insert
        is_card = self.leased.notification == "ticket"
        together: tuple[Leased | Companion, ...] = (self.leased, *self.leased.companions)
        said = {each.id: each for each in together}
        # locked, so that no other replica changes a ticket between this look and this commit
        tickets = {each.begins_with or said[each.id].ticket for each in self.shown}
        newest = select(_TICKETS.c.number, _TICKETS.c.version).where(_TICKETS.c.number.in_(tickets))
        versions = dict(map(tuple, connection.execute(newest.order_by(_TICKETS.c.number).with_for_update())))
        keys = ["platform", "conversation", "message"]
        # of what is kept under another name nothing is drawn anew
        for place, shown in enumerate(self.shown[: 1 if self.kept_as else MOST]):
            at = replace(ref, message=part(ref.message, place))
            values = self._row(at, said[shown.id], shown, versions)
            values["wanted"] |= is_card and self._others(connection)
            connection.execute(insert(_CARDS).values(values).on_conflict_do_nothing(index_elements=keys))
        if is_card and self.leased.version is not None:
            self._outdate_earlier(connection, ref)

    def _row(
        self, ref: MessageRef, said: Leased | Companion, shown: Shown, versions: Mapping[int, int]
    ) -> dict[str, Any]:
        """Whatever changed while it was on the wire makes it stale at once."""
        notification, ticket = self.kept_as or said.notification, shown.begins_with or said.ticket
        follows = notification == "ticket" or notification in FOLLOWING
        return {
            "platform": ref.platform,
            "conversation": ref.conversation,
            "message": ref.message,
            "lane": self.leased.lane,
            "ticket": ticket,
            "notification": notification,
            "key": said.key,
            "team": self.leased.to.name,
            # whether a change still waits no version says: it is looked at once more
            "wanted": int((follows and versions.get(ticket, 0) != shown.drawn) or notification in TOLD_OF_WAITING),
            "drawn": NEVER_STALE if shown.is_final else 0,
            "attempts": 0,
        }

    def _others(self, connection: Connection) -> bool:
        """Whether another ticket of the same customer may have changed while this card was on the wire."""
        own = _TICKETS.alias()
        others = exists().where(
            own.c.number == self.leased.ticket, _TICKETS.c.customer == own.c.customer, _TICKETS.c.number != own.c.number
        )
        return bool(connection.execute(select(others)).scalar())

    def _outdate_earlier(self, connection: Connection, ref: MessageRef) -> None:
        """The ticket came to this team again: its cards of before become pointers."""
        earlier = and_(
            _CARDS.c.ticket == self.leased.ticket,
            _CARDS.c.notification == "ticket",
            _CARDS.c.team == self.leased.to.name,
            _CARDS.c.message != ref.message,
        )
        connection.execute(update(_CARDS).where(earlier).values(wanted=_CARDS.c.wanted + 1))


@dataclass(frozen=True, slots=True)
class _Begin:
    """
    A bot starts: whoever runs it may just have put right what messages waited for, so they are tried at once.

    `alone`: there can be no other, so whoever leased a lane is gone, and what
    it was sending is looked for.
    """

    alone: bool

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        connection = connection_of(desk)
        if self.alone:
            connection.execute(update(_LANES).values(leased_until=None, leased_by=""))
        try_at_once(connection, _OUTBOX.c.blocked_since.is_not(None))


class Outbox:
    """The outbox as delivery sees it; every call is one piece of work for the writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._queues = Queues()

    def begin(self, *, alone: bool) -> Awaitable[None]:
        """At a process's start; *alone* is whether it is the only one there can be."""
        return self._writer.do(_Begin(alone))

    def lease(self, now: datetime, limit: int) -> Awaitable[Sequence[Leased | StaleCard]]:
        return self._writer.do(Lease(now, limit))

    def alarm(self, now: datetime) -> Awaitable[int]:
        return self._writer.do(Alarm(now, self._queues))

    def sent(
        self, leased: Leased, ref: MessageRef | None, drawn: int, now: datetime, free_at: datetime
    ) -> Awaitable[bool]:
        return self._writer.do(self.sent_work(leased, ref, (Shown(leased.id, drawn),), now, free_at))

    def sent_work(
        self,
        leased: Leased,
        ref: MessageRef | None,
        shown: Sequence[Shown],
        now: datetime,
        free_at: datetime,
        kept_as: str = "",
    ) -> Work[bool]:
        return _Sent(leased, ref, shown, now, free_at, kept_as)

    def redrawn(
        self, card: StaleCard, now: datetime, free_at: datetime, *, final: bool = False, begins: Begins | None = None
    ) -> Awaitable[bool]:
        return self._writer.do(DrawnAnew(card, now, free_at, final, begins))

    def lost_work(self, card: StaleCard, now: datetime) -> Work[bool]:
        return _Settle(card, now, now, {"drawn": NEVER_STALE})

    def retry(self, leased: Leased | StaleCard, setback: Setback) -> Awaitable[bool]:
        return self._writer.do(self.retry_work(leased, setback))

    def retry_work(self, leased: Leased | StaleCard, setback: Setback) -> Work[bool]:
        if setback.early and isinstance(leased, Leased):
            return _PutOff(leased, setback)
        again = {"next_try_at": setback.try_at, "error": setback.why[:_REASON], "tried_at": setback.now}
        kept = _card_after(leased) if isinstance(leased, StaleCard) else _message_after(leased, setback)
        return _Settle(leased, setback.now, setback.free_at, {**again, **kept})

    def dead_work(self, leased: Leased, why: str, now: datetime) -> Work[bool]:
        values = {"state": "dead", "error": why[:_REASON], "blocked_since": None, "tried_at": now}
        return _Settle(leased, now, now, {**values, **_unsaid(leased)})

    def dropped(self, leased: Leased, now: datetime) -> Awaitable[bool]:
        return self._writer.do(self.dropped_work(leased, now))

    def dropped_work(self, leased: Leased, now: datetime) -> Work[bool]:
        return _Settle(leased, now, now, {"state": "dropped", "error": "", "blocked_since": None, **_unsaid(leased)})


def _unsaid(leased: Leased) -> dict[str, Any]:
    """Who we are is said once, and that once has not been: its key is free for the next call."""
    return {"key": f"{leased.key} / unsaid {leased.id}"} if leased.notification == "introduction" else {}


def _card_after(card: StaleCard) -> dict[str, Any]:
    return {"attempts": card.attempts}


def _message_after(leased: Leased, setback: Setback) -> dict[str, Any]:
    doubts = leased.doubts + setback.doubtful
    return {
        "state": "uncertain" if doubts else "waiting",
        "doubts": doubts,
        # what waits for somebody does not die of the count
        "attempts": leased.attempts - setback.blocked,
        "blocked_since": (leased.blocked_since or setback.now) if setback.blocked else None,
    }
