"""
A storm in a team's conversation: the most urgent get cards, and one message stands for everybody else who waits.

What is kept back is no message to send: whoever looks for one does not see it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, insert, select, update

from bot.crowds import CROWD, CROWD_OVER, most_at_once
from bot.effects import Place, Priority, Send, to_team
from bot.ticket import Ticket
from bot.urgency import by_urgency
from storage import codec, rows
from storage.lines import LOOKED_AT, unclaimed
from storage.redrawing import NEVER_STALE
from storage.states import KEPT, is_kept_back, is_unsent, is_waiting, word
from storage.unit_of_work import Picture
from storage.writes import message_row

#: Cards that came longer ago are far up, and nobody's hands are full of them.
_FRESH = timedelta(days=1)
#: Of the newest cards, this many times as many are looked at as may stand unclaimed.
_LOOK_BACK = 4

_OUTBOX = rows.table(rows.OutboxRow)
_NEWER = _OUTBOX.alias("newer")
_KEPT_CARDS = _OUTBOX.alias("kept_cards")
_CARDS = rows.table(rows.MessageRefRow)
_LANES = rows.table(rows.LaneRow)
_TICKETS = rows.table(rows.TicketRow)
_IS_CARD = and_(_OUTBOX.c.place == Place.TEAM.value, _OUTBOX.c.notification == "ticket")


def waiting_without_card(team: str) -> ColumnElement[bool]:
    """Tickets of *team* that the one message stands for."""
    lane = to_team(team).lane
    kept = and_(
        _KEPT_CARDS.c.lane == lane, _KEPT_CARDS.c.ticket == _TICKETS.c.number, is_kept_back(_KEPT_CARDS.c.state)
    )
    return and_(unclaimed(team), exists().where(kept, _KEPT_CARDS.c.notification == "ticket"))


@dataclass(frozen=True, slots=True)
class Crowd:
    """One team's conversation, while its lane is leased by us; *lease* names that lease."""

    desk: Picture
    team: str
    lease: str
    now: datetime

    @property
    def _connection(self) -> Connection:
        return self.desk.connection

    @property
    def _lane(self) -> str:
        return to_team(self.team).lane

    @property
    def _most(self) -> int:
        return most_at_once(self.desk.moment.program, self.team)

    def is_too_much(self) -> bool:
        """Whether more cards wait, and stand unclaimed, than people can look at."""
        cards = and_(_OUTBOX.c.lane == self._lane, is_unsent(_OUTBOX.c.state), _IS_CARD)
        some = select(_OUTBOX.c.id).where(cards, _OUTBOX.c.priority == int(Priority.POST)).limit(self._most + 1)
        waiting = self._connection.execute(select(func.count()).select_from(some.subquery())).scalar_one()
        return waiting > self._most or waiting + len(self._standing()) > self._most

    def sort(self) -> None:
        """Who waits gets a card while there is room for it; whoever has been claimed gets one at once."""
        self._keep_back()
        claimed = [row.number for row in self._connection.execute(self._kept(_TICKETS.c.owner.is_not(None)))]
        released = [*claimed, *self._next_up()]
        self._release(released)
        self._tell(moved=bool(released))

    # -- cards

    def _keep_back(self) -> None:
        """Cards that nobody has tried to post, and what is to stand under those that are kept."""
        ours = and_(_OUTBOX.c.lane == self._lane, is_waiting(_OUTBOX.c.state), _OUTBOX.c.doubts == 0)
        self._connection.execute(update(_OUTBOX).where(ours, _IS_CARD).values(state=KEPT))
        newer = and_(
            _NEWER.c.lane == _OUTBOX.c.lane,
            _NEWER.c.ticket == _OUTBOX.c.ticket,
            is_kept_back(_NEWER.c.state),
            _NEWER.c.notification == "ticket",
            _NEWER.c.id > _OUTBOX.c.id,
        )
        again = and_(_OUTBOX.c.lane == self._lane, is_kept_back(_OUTBOX.c.state), _IS_CARD, exists().where(newer))
        self._connection.execute(update(_OUTBOX).where(again).values(state="dropped"))
        cards = select(_KEPT_CARDS.c.ticket).where(
            _KEPT_CARDS.c.lane == self._lane, is_kept_back(_KEPT_CARDS.c.state), _KEPT_CARDS.c.notification == "ticket"
        )
        under = and_(ours, _OUTBOX.c.place == Place.THREAD.value, _OUTBOX.c.ticket.in_(cards))
        self._connection.execute(update(_OUTBOX).where(under).values(state=KEPT))

    def _next_up(self) -> list[int]:
        """The most urgent, as many as there is room for; one more if nobody who stands there is more urgent."""
        candidates = self._tickets(_first_due(waiting_without_card(self.team)))
        standing = self._tickets(select(_TICKETS).where(_TICKETS.c.number.in_(self._standing())))
        numbers = {ticket.number for ticket in candidates}
        ranked = [ticket.number for ticket in by_urgency([*candidates, *standing], self.desk.moment.now)]
        before_all = len(list(takewhile(numbers.__contains__, ranked[:1])))
        room = max(self._most - len(standing), before_all)
        return [number for number in ranked if number in numbers][:room]

    def _standing(self) -> Collection[int]:
        """Tickets whose cards came lately, and that nobody has."""
        newest = select(_CARDS.c.ticket, _CARDS.c.key).where(
            _CARDS.c.lane == self._lane, _CARDS.c.notification == word("ticket")
        )
        cards = newest.order_by(_CARDS.c.id.desc()).limit(self._most * _LOOK_BACK).subquery()
        joined = cards.join(_TICKETS, _TICKETS.c.number == cards.c.ticket).join(_OUTBOX, _OUTBOX.c.key == cards.c.key)
        fresh = and_(unclaimed(self.team), _OUTBOX.c.sent_at > self.now - _FRESH, _OUTBOX.c.state == "sent")
        return set(self._connection.execute(select(_TICKETS.c.number).select_from(joined).where(fresh)).scalars())

    def _release(self, numbers: Sequence[int]) -> None:
        kept = and_(_OUTBOX.c.lane == self._lane, is_kept_back(_OUTBOX.c.state), _OUTBOX.c.ticket.in_(numbers))
        self._connection.execute(update(_OUTBOX).where(kept).values(state="waiting"))

    def _kept(self, which: ColumnElement[bool]) -> Select[Any]:
        joined = _OUTBOX.join(_TICKETS, _TICKETS.c.number == _OUTBOX.c.ticket)
        kept = and_(_OUTBOX.c.lane == self._lane, is_kept_back(_OUTBOX.c.state), _IS_CARD, which)
        return select(_TICKETS.c.number).select_from(joined).where(kept)

    def _tickets(self, statement: Select[Any]) -> list[Ticket]:
        return [codec.ticket(row) for row in self._connection.execute(statement).mappings()]

    # -- the message that stands for the others

    def _tell(self, *, moved: bool) -> None:
        lane = self._connection.execute(select(_LANES.c.told).where(_LANES.c.lane == self._lane))
        told = lane.scalar() or 0
        left = self._count(select(_TICKETS.c.number).where(waiting_without_card(self.team)))
        kept = self._count(
            select(_OUTBOX.c.id).where(_OUTBOX.c.lane == self._lane, is_kept_back(_OUTBOX.c.state), _IS_CARD)
        )
        new = update(_LANES).where(_LANES.c.lane == self._lane).values(kept=kept, told=left)
        self._connection.execute(new)
        if left != told or (moved and left):
            self._draw(left)

    def _draw(self, left: int) -> None:
        """It is drawn anew where it stands; once nobody is left it says so, and the next storm gets one of its own."""
        standing = and_(
            _CARDS.c.ticket == 0,
            _CARDS.c.notification == CROWD,
            _CARDS.c.team == self.team,
            _CARDS.c.drawn < NEVER_STALE,
        )
        new = {"wanted": _CARDS.c.wanted + 1, "notification": CROWD if left else CROWD_OVER}
        drawn = self._connection.execute(update(_CARDS).where(standing).values(new)).rowcount
        if left and not drawn and not self._is_on_its_way():
            key = f"team {self.team} / {CROWD} {self.lease}"
            send = Send(key=key, notification=CROWD, to=to_team(self.team), priority=Priority.POST, subject=self.team)
            # at once, not at the end of the transaction: it may be the next that leaves
            row = {**message_row(send, 0, self.desk.moment.now), "subject": self.team}
            self._connection.execute(insert(_OUTBOX).values(row))

    def _is_on_its_way(self) -> bool:
        unsent = and_(_OUTBOX.c.lane == self._lane, is_unsent(_OUTBOX.c.state), _OUTBOX.c.notification == CROWD)
        return self._connection.execute(select(_OUTBOX.c.id).where(unsent).limit(1)).first() is not None

    def _count(self, those: Select[Any]) -> int:
        return self._connection.execute(select(func.count()).select_from(those.subquery())).scalar_one()


def _first_due(which: ColumnElement[bool]) -> Select[Any]:
    return select(_TICKETS).where(which).order_by(_TICKETS.c.due, _TICKETS.c.number).limit(LOOKED_AT)


def kept_back(connection: Connection, team: str) -> tuple[int, Sequence[Ticket]]:
    """How many wait in *team* without a card, and those of them that are due first."""
    waiting = select(_TICKETS.c.number).where(waiting_without_card(team)).subquery()
    count = connection.execute(select(func.count()).select_from(waiting)).scalar_one()
    found = connection.execute(_first_due(waiting_without_card(team))).mappings()
    return count, [codec.ticket(row) for row in found]
