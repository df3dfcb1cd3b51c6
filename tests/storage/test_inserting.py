"""Many rows at once: all of them are written, whatever their number, and what is there already is heeded."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from storage import insertions, rows
from storage.engine import open_engine
from storage.inserting import write

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
_TIMERS, _CUSTOMERS = rows.table(rows.TimerRow), rows.table(rows.CustomerRow)
_SET = insertions.upsert(_TIMERS, ("ticket", "name", "due"))
_ARM = insertions.insert_new(_TIMERS, ("ticket", "name", "due"), "ticket")
_FILE = insertions.upsert(_CUSTOMERS, tuple(column.name for column in _CUSTOMERS.c))


def timers(count, name="wake"):
    return [{"ticket": n, "name": name, "due": NOW + timedelta(minutes=n)} for n in range(count)]


def customer(number):
    said = {"external_id": f"A-{number}", "email": "", "name": "", "phone": "", "locale": "", "zone": ""}
    worth = {"value_amount": None, "value_currency": "", "attributes": "", "do_not_contact": None}
    return {"id": f"c-{number}", **said, **worth, "created_at": NOW}


@pytest.fixture
def connection(database_url):
    engine = open_engine(database_url)
    with engine.execution_options(writes=True).begin() as connection:
        yield connection
    engine.dispose()


@pytest.mark.everywhere
@pytest.mark.parametrize("count", [1, 2, 3, 31, 32, 255, 256, 257, 700])
def test_each_row_is_written_once(connection, count):
    write(connection, [(_SET, timers(count))])

    kept = connection.execute(select(_TIMERS).order_by(_TIMERS.c.ticket)).mappings()
    assert [dict(row) for row in kept] == timers(count)


@pytest.mark.everywhere
def test_a_wide_table_takes_as_many(connection):
    write(connection, [(_FILE, [customer(n) for n in range(300)])])

    kept = connection.execute(select(_CUSTOMERS.c.id, _CUSTOMERS.c.do_not_contact)).all()
    assert sorted(kept) == sorted((f"c-{n}", None) for n in range(300))


@pytest.mark.everywhere
def test_what_is_there_changes_or_stays(connection):
    write(connection, [(_SET, timers(40))])
    write(connection, [(_SET, timers(30, "nudge")), (_ARM, timers(50, "finish"))])

    names = connection.execute(select(_TIMERS.c.name).order_by(_TIMERS.c.ticket)).scalars().all()
    assert names == ["nudge"] * 30 + ["wake"] * 10 + ["finish"] * 10
