"""Migrations lead to exactly the tables that the code was written for."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text
from sqlmodel import SQLModel

from storage import migrate
from storage.engine import open_engine


@pytest.mark.everywhere
def test_the_migrated_database_has_the_tables_that_the_rows_declare(database_url):
    engine = open_engine(database_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        differences = compare_metadata(context, SQLModel.metadata)
    engine.dispose()

    assert differences == []


@pytest.mark.everywhere
def test_migrating_twice_changes_nothing(database_url):
    engine = open_engine(database_url)
    migrate.upgrade(engine)

    assert migrate.is_current(engine)
    engine.dispose()


def test_an_empty_file_is_not_current_until_it_is_migrated(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")

    assert not migrate.is_current(engine)
    migrate.upgrade(engine)
    assert migrate.is_current(engine)
    engine.dispose()


def test_sqlite_keeps_what_it_said_was_kept(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path}/kept.db")
    with engine.connect() as connection:
        modes = [connection.execute(text(f"pragma {name}")).scalar() for name in ("journal_mode", "synchronous")]
    engine.dispose()

    assert modes == ["wal", 2]  # 2 is FULL


def test_of_several_timers_a_ticket_keeps_the_first(tmp_path: Path):
    engine = open_engine(f"sqlite:///{tmp_path}/older.db")
    migrate.upgrade(engine, to="0004")
    with engine.execution_options(writes=True).begin() as connection:
        for ticket, name, day in ((1, "resolve", 9), (1, "first_contact", 3), (2, "wake", 5), (2, "send letter", 5)):
            values = {"ticket": ticket, "name": name, "due": f"2026-03-{day:02} 09:00:00.000000"}
            connection.execute(text("insert into timers values (:ticket, :name, :due)"), values)

    migrate.upgrade(engine)

    with engine.connect() as connection:
        kept = connection.execute(text("select ticket, name from timers order by ticket")).all()
    engine.dispose()
    assert kept == [(1, "first_contact"), (2, "send letter")]
