"""A database that cannot be written to: the reason is told, and nothing of a customer's."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, text
from structlog.testing import capture_logs

from bot.errors import Busy
from bot.moment import Moment
from storage.engine import DatabaseError, open_engine
from storage.ledger import Ledger
from storage.schema import missing_columns, require_columns
from storage.trouble import WriteTrouble, why
from tests.storage.test_writer import ingest
from tests.world import program

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


@pytest.fixture
def engine(database_url):
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine):
    ledger = Ledger(engine, lambda: Moment(NOW, program()))
    yield ledger
    ledger.close()


def run(engine: Engine, sql: str) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text(sql))


@pytest.mark.everywhere
def test_a_missing_column_is_named_in_the_log_and_to_whoever_looks(engine, ledger):
    ledger.do(ingest("grace"))
    assert ledger.trouble == ""
    run(engine, "alter table customers rename column phone to telephone")

    with capture_logs() as logs:
        [answer] = ledger.run([ingest("ada")])

    assert isinstance(answer.error, Busy)
    assert [entry["event"] for entry in logs] == ["the database cannot be written to"]
    assert "phone" in logs[0]["why"]
    assert "ada" not in str(logs).lower()
    assert ledger.trouble == logs[0]["why"]
    run(engine, "alter table customers rename column telephone to phone")
    ledger.do(ingest("ada"))
    assert ledger.trouble == ""


@pytest.mark.everywhere
def test_what_the_code_needs_and_the_database_lacks_stops_the_start(engine):
    require_columns(engine)
    assert missing_columns(engine) == []

    run(engine, "alter table customers rename column phone to telephone")
    run(engine, "drop table timers")

    assert missing_columns(engine) == ["timers", "customers.phone"]
    with pytest.raises(DatabaseError, match=r"lacks timers, customers\.phone; run `ringback db upgrade`"):
        require_columns(engine)


def test_of_what_may_quote_a_row_only_the_kind_is_told():
    assert why(ValueError("Grace Okafor")) == "ValueError"


def test_where_nothing_is_tried_any_more_the_trouble_is_forgotten():
    seconds = [0.0]
    trouble = WriteTrouble(lambda: seconds[0])

    trouble.met("no such table: tickets")
    assert trouble.why == "no such table: tickets"
    seconds[0] = 61
    assert trouble.why == ""


@pytest.mark.everywhere
def test_nothing_is_written_by_a_rehearsal(engine, ledger):
    [first] = ledger.rehearse([ingest("grace")])

    assert first.value.status == "accepted"
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from feedback")).scalar_one() == 0
