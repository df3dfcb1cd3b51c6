"""The small commands: gallery, database, and what nobody meant."""

import tomllib

import pytest
from sqlalchemy import create_engine, inspect

import app
from handlers.cli import House
from handlers.cli.verbs import VERBS, loaded
from tests.cli.process import ROOT


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
        (("serve", "--port", "eighty"), '--port: "eighty" is no whole number'),
        (("demo", "--pace", "fast"), '--pace: "fast" is no number of seconds'),
        (("outbox", "revive", "one"), '"one" is no whole number'),
        (("feedback", "import", "x", __file__, "--since", "nextweek"), '--since: "nextweek" is not a day'),
        (("gallery",), "--out"),
    ],
)
def test_wrong_usage_is_one_line_and_two(ringback, arguments, words):
    mistyped = ringback(*arguments)

    assert mistyped.exit_code == 2
    assert mistyped.stdout == ""
    assert words in mistyped.stderr
    assert "--help says" in mistyped.stderr
    assert mistyped.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [(), ("program",), ("feedback",), ("db",)])
def test_whoever_asks_for_nothing_is_told_what_there_is(ringback, arguments):
    told = ringback(*arguments)

    assert told.exit_code == 2
    assert told.output.count("Usage:") == 1


def test_it_says_which_version_it_is(ringback):
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert ringback("--version").stdout == f"Ringback {version}\n"


def test_the_list_of_verbs_says_what_each_says_of_itself():
    house = House(app.composition)

    assert {name: loaded(name, house).help for name in VERBS} == {name: verb.help for name, verb in VERBS.items()}


def test_every_command_explains_itself(ringback):
    for command in ("serve", "demo", "program", "feedback", "gallery", "manifest", "db"):
        assert ringback(command, "--help").exit_code == 0
