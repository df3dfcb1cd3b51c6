"""`ringback program revisions` and `diff`, and a bot that is told to read its file again."""

import json
import signal
import sqlite3
from pathlib import Path

import httpx
import pytest

from tests.cli.process import PROGRAM, until
from tests.program_files import NEEDS_DANA, ProgramFile

FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")
SAID = "Workflows detractor and no-score: first contact within 12h instead of 24h"


@pytest.fixture
def file(tmp_path: Path) -> ProgramFile:
    (tmp_path / "program").mkdir()
    return ProgramFile(tmp_path / "program")


@pytest.fixture
def guarded(tmp_path: Path) -> ProgramFile:
    (tmp_path / "guarded").mkdir()
    return ProgramFile(tmp_path / "guarded", NEEDS_DANA)


def lived(start, file) -> None:
    """A bot that has begun with this file, and has ended."""
    bot = start("serve", "--port", 0, "--program", file.path)
    bot.address()
    bot.tell()
    assert bot.end()[0] == 0


def test_two_files_are_compared_without_a_database(ringback, file):
    file.change(FASTER)

    compared = ringback("program", "diff", file.path, "--against", PROGRAM)

    assert (compared.exit_code, compared.stdout) == (0, f"{SAID}\n")


def test_where_there_is_nothing_to_compare_with_the_way_out_is_named(ringback, file, home):
    nowhere = ringback("program", "diff", file.path)
    (home / "ringback.db").touch()
    empty = ringback("program", "diff", file.path)
    misnamed = ringback("program", "diff", file.path, "--against", "old.yaml")

    assert nowhere.stderr.startswith(f"DATABASE_URL: there is no database {home / 'ringback.db'}; ")
    way_out = "To compare it with a file instead, name that one: --against other.yaml\n"
    assert nowhere.stderr.endswith(f". {way_out}")
    assert empty.stderr == f"There is none yet: the program is first written down when the bot starts. {way_out}"
    assert misnamed.stderr == "There is no file old.yaml.\n"
    assert [each.exit_code for each in (nowhere, empty, misnamed)] == [2, 1, 1]


def test_a_file_is_compared_with_what_is_in_force_and_with_any_revision(start, ringback, file):
    lived(start, file)
    [first] = ringback("program", "revisions").stdout.splitlines()
    revision = first.split("  ")[1]
    assert first.endswith("took effect (in force)")

    assert ringback("program", "diff", file.path).stdout == "Nothing is different.\n"
    file.change(FASTER)
    assert ringback("program", "diff", file.path).stdout == f"{SAID}\n"
    lived(start, file)
    assert ringback("program", "diff", file.path, "--against", revision).stdout == f"{SAID}\n"

    newest, change, oldest = ringback("program", "revisions").stdout.splitlines()
    assert newest.endswith("took effect (in force)")
    assert (change, oldest) == (f"    {SAID}", first.removesuffix(" (in force)"))


def test_a_revision_that_nobody_knows_is_said_to_be_none(start, ringback, file):
    lived(start, file)

    refused = ringback("program", "diff", file.path, "--against", "000000000000")

    assert refused.exit_code == 1
    assert refused.stderr == "There is no revision 000000000000: “ringback program revisions” lists them.\n"


def test_a_file_with_mistakes_is_not_compared(ringback, file):
    file.change(("team: care\n", "team: car\n"))

    refused = ringback("program", "diff", file.path, "--against", PROGRAM)

    assert refused.exit_code == 1
    assert 'there is no team "car"' in refused.stderr


def test_what_waits_for_its_approver_is_listed_so_and_no_command_goes_by_it(start, ringback, guarded, home):
    lived(start, guarded)
    guarded.change(FASTER)
    lived(start, guarded)

    said = ringback("program", "revisions").stdout.splitlines()
    assert said[0].endswith("waits for its approver")
    in_force = said[-1].split("  ")[1]

    answers = home / "answers.jsonl"
    answers.write_text('{"id": "a", "submitted_at": "2026-11-02T09:00:00Z", "score": 3}\n')
    done = ringback(
        "feedback", "import", "relationship-nps", answers, "--program", guarded.path, "--live", "--since", "2026-11-01"
    )
    assert done.exit_code == 0
    with sqlite3.connect(home / "ringback.db") as database:
        [(state,)] = database.execute("select state from tickets")
    assert json.loads(state)["revision"] == in_force


def test_a_bot_that_is_told_so_reads_its_file_again(start, ringback, file):
    bot = start("serve", "--port", 0, "--program", file.path)
    address = bot.address()
    file.change(FASTER)

    bot.tell(signal.SIGHUP)
    until(lambda: SAID in ringback("program", "revisions").stdout, "the file takes effect")

    assert httpx.get(f"{address}/readyz").status_code == 200
    bot.tell()
    assert bot.end()[0] == 0
