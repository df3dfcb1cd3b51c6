"""Looking for what may leave: what it reads grows neither with what has left nor with what waits elsewhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, insert, text, update

from bot.effects import Priority, Send, to_person, to_team
from bot.moment import Moment
from bot.ports import Needs
from storage import rows
from storage.engine import look_up_by_key, open_engine
from storage.leasing import Lease, connection_of
from storage.ledger import Ledger
from storage.ready import Ready
from storage.states import KEPT
from storage.writes import message_row
from tests.world import program

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
TOMORROW = NOW + timedelta(hours=22)
_OUTBOX = rows.table(rows.OutboxRow)
_LANES = rows.table(rows.LaneRow)

CARE, FIELD_OPS = to_team("care"), to_team("field-ops")
ANA, BEN = to_person("ana@contoso.example"), to_person("ben@contoso.example")
FEW, MANY = 20, 1000


def message(to, number, state="waiting", notification="timeline", **more) -> dict[str, Any]:
    send = Send(key=f"{to.lane} {state} {number}", notification=notification, to=to, priority=Priority.THREAD)
    priority = int(Priority.POST if notification == "ticket" else Priority.THREAD)
    return {**message_row(send, number, NOW), "state": state, "priority": priority, **more}


def sent(numbers: range) -> list[dict[str, Any]]:
    return [message(to, n, "sent", sent_at=NOW) for to in (CARE, FIELD_OPS, ANA, BEN) for n in numbers]


def put_off(numbers: range) -> list[dict[str, Any]]:
    """Until their hours begin."""
    return [message(BEN, n, next_try_at=TOMORROW, tried_at=NOW) for n in numbers]


def kept_back(numbers: range) -> list[dict[str, Any]]:
    """In a storm."""
    return [message(CARE, n, KEPT, "ticket") for n in numbers]


def waiting_their_turn(numbers: range) -> list[dict[str, Any]]:
    """In a conversation that had a message a moment ago."""
    return [message(FIELD_OPS, n) for n in numbers]


@dataclass(frozen=True)
class Counted:
    """A lease, and how much the database did for it: steps of SQLite's machine, or rows that PostgreSQL read."""

    lease: Lease

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk):
        connection = connection_of(desk)
        count = _steps if connection.dialect.name == "sqlite" else _rows_read
        return count(connection, lambda: self.lease.run(desk))


def _steps(connection: Connection, work: Callable[[], Any]) -> tuple[int, Any]:
    driver: Any = connection.connection.driver_connection
    steps = 0

    def step() -> int:
        nonlocal steps
        steps += 1
        return 0

    driver.set_progress_handler(step, 1)
    done = work()
    driver.set_progress_handler(None, 0)
    return steps, done


def _rows_read(connection: Connection, work: Callable[[], Any]) -> tuple[int, Any]:
    read = text("select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables")
    before = connection.execute(read).scalar_one()
    done = work()
    return int(connection.execute(read).scalar_one() - before), done


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def look(engine: Engine) -> tuple[int, list[str]]:
    """How much a look takes, and which lanes it would take; nothing is written."""
    ledger = Ledger(engine, lambda: Moment(NOW, program()))
    [answer] = ledger.rehearse([Counted(Lease(NOW, 20))])
    ledger.close()
    cost, found = answer.value
    return cost, sorted(each.lane for each in found)


def keep(engine: Engine, messages: list[dict[str, Any]]) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        for row in messages:
            connection.execute(insert(_OUTBOX).values(row))


@pytest.fixture
def lanes(engine: Engine) -> None:
    """Everybody's, who may all have a message; field ops had one a moment ago."""
    busy_until = {FIELD_OPS: NOW + timedelta(seconds=1)}
    with engine.execution_options(writes=True).begin() as connection:
        for to in (CARE, FIELD_OPS, ANA, BEN):
            values = {"lane": to.lane, "free_at": busy_until.get(to), "written_at": NOW}
            connection.execute(insert(_LANES).values(values))


def costs(engine: Engine, others: Callable[[range], list[dict[str, Any]]]) -> tuple[int, int]:
    """Of a look for what Ana's lane has, among few others and among many."""
    keep(engine, [message(ANA, 0, notification="told"), *others(range(FEW))])
    few, taken = look(engine)
    assert taken == [ANA.lane]
    keep(engine, others(range(FEW, MANY)))
    many, taken = look(engine)
    assert taken == [ANA.lane]
    return few, many


@pytest.mark.everywhere
@pytest.mark.parametrize("others", [sent, put_off, kept_back, waiting_their_turn])
def test_a_look_reads_the_same_whatever_was_sent_and_waits_elsewhere(engine, lanes, others):
    few, many = costs(engine, others)

    assert 0 < few <= many <= few * 1.1 + 5


@pytest.mark.everywhere
def test_the_first_of_thousands_is_found_without_reading_the_others(engine, lanes):
    """Those of each urgency that may leave in a lane which is passed over for a more urgent one."""
    keep(engine, [message(BEN, n, notification="told") for n in range(FEW)])
    few = lanes_read(engine)
    keep(engine, [message(BEN, n, notification="told") for n in range(FEW, MANY)])

    assert 0 < few <= lanes_read(engine) <= few * 1.1 + 5


def lanes_read(engine: Engine) -> int:
    with engine.connect() as connection:
        look_up_by_key(connection)
        count = _steps if connection.dialect.name == "sqlite" else _rows_read
        cost, lanes = count(connection, lambda: Ready(connection, NOW, NOW).lanes(20))
    assert lanes == [BEN.lane]
    return cost


@pytest.mark.everywhere
def test_a_storm_reads_the_same_whatever_its_team_has_been_sent(engine, lanes):
    """Who comes next is looked for among those who wait, and never among those who had a card."""
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(update(_LANES).where(_LANES.c.lane == CARE.lane).values(kept=FEW))
    keep(engine, [message(CARE, n, KEPT, "ticket") for n in range(FEW)])
    keep(engine, [message(CARE, FEW, notification="ticket"), *sent(range(FEW))])
    few, _ = look(engine)

    keep(engine, sent(range(FEW, MANY)))

    many, _ = look(engine)
    # PostgreSQL may put those who wait together in one way or in another; but it reads none of a thousand others
    assert 0 < many < few + MANY
