"""Replicas whose clocks differ tell one time, so that one's lease is a lease to the other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from bot.moment import Moment
from storage.engine import open_engine
from storage.ledger import Ledger
from storage.outbox import Outbox
from storage.shared_clock import SharedClock
from tests.clocks import machine_now
from tests.storage.test_outbox import NOW, Direct, Posted
from tests.world import program

DIFFERENCES = [-3600, -60, -6, 6, 60, 3600]


class Replica:
    """A process on a machine whose clock is wrong by so many seconds."""

    def __init__(self, url: str, seconds: float) -> None:
        self.engine = open_engine(url)
        self.ledger = Ledger(self.engine, lambda: Moment(NOW, program()))
        self.outbox = Outbox(Direct(self.ledger))
        self.clock = SharedClock(self.engine, lambda: datetime.now(UTC) + timedelta(seconds=seconds))
        self.clock.compare()

    def lease(self):
        return self.outbox.lease(self.clock(), 20)

    def close(self) -> None:
        self.ledger.close()
        self.engine.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.mark.everywhere
@pytest.mark.parametrize("seconds", DIFFERENCES)
def test_a_clock_that_is_wrong_is_put_right(engine, seconds):
    clock = SharedClock(engine, lambda: machine_now() + timedelta(seconds=seconds))

    clock.compare()

    assert abs(clock() - machine_now()) < timedelta(seconds=2)


@pytest.mark.everywhere
@pytest.mark.parametrize("seconds", DIFFERENCES)
def test_what_one_replica_sends_the_other_does_not_begin(database_url, seconds):
    one, other = Replica(database_url, 0), Replica(database_url, seconds)
    one.ledger.do(Posted())

    leased = one.lease()

    assert len(leased) == 2
    assert other.lease() == []
    for replica in (one, other):
        replica.close()


def test_a_database_that_does_not_answer_leaves_the_clock_as_it_was():
    engine = open_engine("postgresql://ringback@127.0.0.1:9/ringback?connect_timeout=2")
    clock = SharedClock(engine, machine_now)

    clock.compare()

    assert abs(clock() - machine_now()) < timedelta(seconds=2)
    engine.dispose()


@pytest.mark.postgres
def test_how_the_writer_reads_is_nobody_elses_business(engine):
    """The writer's connection looks rows up by key; once it is let go, others read as ever."""
    ledger = Ledger(engine, lambda: Moment(NOW, program()))
    ledger.do(Posted())

    ledger.close()

    with engine.connect() as connection:
        assert connection.execute(text("show enable_seqscan")).scalar() == "on"
