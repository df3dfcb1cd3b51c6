"""Appointments: kept once whatever the number of replicas, and none is forgotten."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, func, select

from bot.appointments import Arrange, KeepAppointment
from bot.moment import Moment
from storage import rows
from storage.appointments import Appointments, read
from storage.engine import open_engine
from storage.ledger import Ledger
from tests.world import program, program_with

ANA = "ana@contoso.example"
SUNDAY = datetime(2026, 3, 1, 12, tzinfo=UTC)
#: A moment after everybody's Monday has begun.
MONDAY = datetime(2026, 3, 2, 8, 0, 30, tzinfo=UTC)
_OUTBOX = rows.table(rows.OutboxRow)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def arranged(engine: Engine):
    with engine.connect() as connection:
        return {about: due for (name, about), due in read(connection).items() if name == "morning"}


def mornings(engine: Engine, now: datetime):
    return [of for of in Appointments(engine).due(now, 200) if of[0] == "morning"]


def arrange(engine: Engine, now: datetime, company=None) -> None:
    ledger = Ledger(engine, lambda: Moment(now, company or program()))
    ledger.do(Arrange())
    ledger.close()


@pytest.mark.everywhere
def test_everybody_has_theirs_and_whoever_left_has_none(engine):
    arrange(engine, SUNDAY)
    assert set(arranged(engine)) == set(program().people)
    assert arranged(engine)[ANA] == datetime(2026, 3, 2, 8, tzinfo=UTC)

    left = {email: person for email, person in program().people.items() if email != ANA}
    arrange(engine, SUNDAY, program_with(people=left))

    assert set(arranged(engine)) == set(left)


def test_what_is_due_is_not_put_off_by_another_start(engine):
    arrange(engine, SUNDAY)

    arrange(engine, MONDAY + timedelta(days=3))

    assert arranged(engine)[ANA] == datetime(2026, 3, 2, 8, tzinfo=UTC)


def test_whoever_is_new_just_after_their_hour_is_not_too_late(engine):
    arrange(engine, MONDAY)

    assert arranged(engine)[ANA] == datetime(2026, 3, 2, 8, tzinfo=UTC)


@pytest.mark.everywhere
def test_three_replicas_keep_each_exactly_once(engine, database_url):
    """All of them look at the same time; on SQLite there can be only one writer at a time."""
    arrange(engine, SUNDAY)
    due = mornings(engine, MONDAY)
    assert ("morning", ANA) in due

    def keep(number: int) -> list[bool]:
        own = open_engine(database_url)
        ledger = Ledger(own, lambda: Moment(MONDAY, program()))
        answers = ledger.run([KeepAppointment(*of) for of in due])
        ledger.close()
        own.dispose()
        return [bool(answer.value) for answer in answers if answer.error is None]

    with ThreadPoolExecutor(3) as replicas:
        kept = [was for each in replicas.map(keep, range(3)) for was in each]

    with engine.connect() as connection:
        said = connection.execute(select(func.count()).select_from(_OUTBOX)).scalar()
    assert sum(kept) == said == len(due)
    assert arranged(engine)[ANA] == datetime(2026, 3, 3, 8, tzinfo=UTC)
    assert mornings(engine, MONDAY) == []
