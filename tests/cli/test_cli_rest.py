"""The small commands: gallery, database, and what nobody meant."""

import pytest
from sqlalchemy import create_engine, inspect


def test_the_gallery_is_drawn(ringback, home):
    drawn = ringback("gallery", "--out", home / "gallery")

    assert drawn.exit_code == 0
    assert (home / "gallery" / "index.html").exists()
    assert list((home / "gallery" / "slack").glob("*.json"))
    assert list((home / "gallery" / "teams").glob("*.json"))


def test_a_database_is_upgraded_and_upgraded_again(ringback, home):
    assert [ringback("db", "upgrade").exit_code for _ in range(2)] == [0, 0]

    engine = create_engine(f"sqlite:///{home / 'ringback.db'}")
    assert "tickets" in inspect(engine).get_table_names()
    engine.dispose()


@pytest.mark.parametrize("arguments", [(), ("nothing",), ("program",), ("feedback", "import"), ("serve", "--loud")])
def test_wrong_usage_is_two(ringback, arguments):
    assert ringback(*arguments).exit_code == 2


def test_every_command_explains_itself(ringback):
    for command in ("serve", "demo", "program", "feedback", "gallery", "manifest", "db"):
        assert ringback(command, "--help").exit_code == 0
