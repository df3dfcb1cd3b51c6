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


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nothing",), "No such command"),
        (("--loud",), "--loud"),
        (("serve", "--loud"), "--loud"),
        (("serve", "--port", "eighty"), "--port"),
        (("feedback", "import"), "SOURCE"),
        (("gallery",), "--out"),
    ],
)
def test_wrong_usage_is_one_line_and_two(ringback, arguments, words):
    mistyped = ringback(*arguments)

    assert mistyped.exit_code == 2
    assert words in mistyped.stderr
    assert "--help says" in mistyped.stderr
    assert mistyped.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("program",), ("feedback",)])
def test_whoever_asks_for_nothing_is_told_what_there_is(ringback, arguments):
    told = ringback(*arguments)

    assert told.exit_code == 2
    assert "--help" in told.output


def test_every_command_explains_itself(ringback):
    for command in ("serve", "demo", "program", "feedback", "gallery", "manifest", "db"):
        assert ringback(command, "--help").exit_code == 0
