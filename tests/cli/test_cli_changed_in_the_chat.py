"""What the chat has changed, beside what a file says: on the command line, and in `/loop program`."""

import sqlite3

import pytest

from bot.program.adjustments import Adjustments, CapSet, PersonSet
from tests.cli.process import PROGRAM
from tests.cli.test_cli_revisions import lived
from tests.clocks import MONDAY
from tests.program_files import ProgramFile

MARIA, BEN = "maria@contoso.example", "ben@contoso.example"
CAPPED = CapSet(workflow="detractor", a_day=20, since=MONDAY, by=MARIA, over=None)
OUT = PersonSet(email=BEN, name="Ben Okoro", team="", since=MONDAY, by=MARIA, over="care")
CAP = "    Cap of detractor: 20 a day; by Maria since"


@pytest.fixture
def file(tmp_path) -> ProgramFile:
    (tmp_path / "program").mkdir()
    return ProgramFile(tmp_path / "program")


@pytest.fixture
def changed(start, file, home):
    """A bot has lived here, and a lead has set a cap and taken Ben out."""
    lived(start, file)
    said = Adjustments(caps={"detractor": CAPPED}, people={BEN: OUT}).model_dump_json()
    with sqlite3.connect(home / "ringback.db") as database:
        database.execute("update editions set adjustments = ?", (said,))
    return file


def test_what_holds_beside_a_file_is_said_when_it_is_checked_and_compared(ringback, changed):
    for words in (("check", "--past"), ("diff",)):
        said = ringback("program", *words, changed.path).stdout
        assert "Changed in the chat, and in force beside it:" in said
        assert CAP in said
        assert "    Ben Okoro: in no team; by Maria since" in said
        assert "the file says Customer Care" in said


def test_what_a_file_ends_is_said_before_it_takes_effect(ringback, changed):
    changed.change(("  - name: detractor\n", "  - name: detractor\n    cap: 35\n"))

    stays, ends = ringback("program", "diff", changed.path).stdout.split("and over once this takes effect:\n")

    assert "Ben Okoro" in stays
    assert CAP not in stays
    assert ends.startswith(CAP)


def test_two_files_are_compared_without_what_the_chat_says(ringback, changed):
    assert "Changed in the chat" not in ringback("program", "diff", changed.path, "--against", PROGRAM).stdout


def test_a_check_that_asks_no_database_says_nothing_of_it(ringback, changed):
    said = ringback("program", "check", changed.path)

    assert (said.exit_code, "Changed in the chat" in said.stdout) == (0, False)


def test_a_database_that_does_not_answer_is_told_in_one_line(ringback, file, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")

    refused = ringback("program", "diff", file.path)

    assert refused.exit_code == 1
    assert refused.stderr.startswith("DATABASE_URL: the database does not answer")
