"""`ringback feedback import`: history in, safely repeated."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.cli.process import PROGRAM, ROOT

VERBATIMS = ROOT.parent / "shared" / "data" / "nps-verbatims.csv"
FOUR = """id,submitted_at,score,comment,customer_id,customer_email
a,2026-01-05T09:00:00,2,Late,C-1,grace@example.com
b,2026-02-05T09:00:00,9,,C-2,tom@example.com
c,2026-03-05T09:00:00,,STOP,C-3,nia@example.com
d,2026-03-06T09:00:00,12,No such score,C-4,dev@example.com
"""
TABLES = ("feedback", "tickets", "outbox", "timers")


@pytest.fixture
def file(home: Path) -> Path:
    file = home / "past.csv"
    file.write_text(FOUR)
    return file


def rows(home: Path, *tables: str) -> list[int]:
    engine = create_engine(f"sqlite:///{home / 'ringback.db'}")
    with engine.connect() as connection:
        counts = [connection.execute(text(f"select count(*) from {table}")).scalar_one() for table in tables]
    engine.dispose()
    return counts


def test_history_is_recorded_and_nothing_comes_of_it(ringback, home, file):
    imported = ringback("feedback", "import", "relationship-nps", file)

    assert imported.exit_code == 0
    assert imported.stdout.splitlines() == [
        "4 rows: 3 new, 0 completed, 0 already known. 1 skipped.",
        "1 asked not to be contacted (STOP).",
        "1 without a score.",
        "Line 5: score cannot be read: “12”. Expected a number from 0 to 10 (scale nps).",
    ]
    assert rows(home, *TABLES) == [3, 0, 0, 0]


def test_the_same_file_again_changes_nothing_and_a_fuller_one_completes(ringback, home, file):
    ringback("feedback", "import", "relationship-nps", file)

    again = ringback("feedback", "import", "relationship-nps", file)
    file.write_text(FOUR.replace("9,,C-2", "9,Very good,C-2"))
    fuller = ringback("feedback", "import", "relationship-nps", file)

    assert again.stdout.startswith("4 rows: 0 new, 0 completed, 3 already known. 1 skipped.")
    assert fuller.stdout.startswith("4 rows: 0 new, 1 completed, 2 already known. 1 skipped.")
    assert rows(home, *TABLES) == [3, 0, 0, 0]


def test_the_program_that_tickets_are_opened_under_is_kept(ringback, home, file):
    ringback("feedback", "import", "relationship-nps", file, "--live", "--since", "2026-01-01")

    assert rows(home, "tickets", "revisions") == [1, 1]


def test_a_dry_run_writes_nothing(ringback, home, file):
    tried = ringback("feedback", "import", "relationship-nps", file, "--dry-run")

    assert tried.stdout.splitlines()[0] == (
        "4 rows, nothing written. It would be 3 new, 0 completed, 0 already known. 1 skipped."
    )
    assert not (home / "ringback.db").exists()


def test_a_dry_run_knows_what_is_there(ringback, home, file):
    ringback("feedback", "import", "relationship-nps", file)
    file.write_text(FOUR.replace("9,,C-2", "9,Very good,C-2").replace("a,2026", "new,2026"))

    tried = ringback("feedback", "import", "relationship-nps", file, "--dry-run")

    assert tried.stdout.splitlines()[0] == (
        "4 rows, nothing written. It would be 1 new, 1 completed, 1 already known. 1 skipped."
    )
    assert rows(home, *TABLES) == [3, 0, 0, 0]


def test_what_is_recent_can_be_followed_up(ringback, home, file):
    file.write_text(FOUR.replace("b,2026-02-05T09:00:00,9", "b,2026-02-05T09:00:00,4"))

    command = ("feedback", "import", "relationship-nps", file, "--live", "--since", "2026-02-01")
    first, again = ringback(*command), ringback(*command)

    assert "1 ticket came of it." in first.stdout
    assert "No ticket came of it." in again.stdout
    assert again.stdout.startswith("4 rows: 0 new, 0 completed, 3 already known")
    assert rows(home, "feedback", "tickets") == [3, 1]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("relationship-npx", "past.csv"), 2, "relationship-nps"),
        (("relationship-nps", "nowhere.csv"), 2, "does not exist"),
        (("relationship-nps", "past.csv", "--live"), 2, "--since"),
        (("relationship-nps", "past.csv", "--since", "2026-01-01"), 2, "--live"),
        (("relationship-nps", "past.xlsx"), 1, ".csv"),
        (("relationship-nps", "empty.csv"), 1, "0 rows"),
    ],
)
def test_what_cannot_be_imported_says_why(ringback, home, file, arguments, exit_code, words):
    (home / "past.xlsx").write_bytes(b"PK")
    (home / "empty.csv").write_text("id,submitted_at,score\n")

    refused = ringback("feedback", "import", *arguments)

    assert refused.exit_code == exit_code
    assert words in refused.output.replace("\n", " ")
    assert "Traceback" not in refused.output


def test_history_needs_no_secrets(ringback, file, monkeypatch):
    monkeypatch.delenv("STANDARD_SECRET")

    assert ringback("feedback", "import", "relationship-nps", file).exit_code == 0


def test_a_bot_on_the_same_file_does_not_mind(ringback, home, file, start):
    start("serve", "--port", 0).address()

    assert ringback("feedback", "import", "relationship-nps", file).exit_code == 0
    assert rows(home, "feedback") == [3]


@pytest.mark.skipif(not VERBATIMS.exists(), reason="optional data")
def test_real_feedback_is_imported_whole_and_once(ringback, home):
    first = ringback("feedback", "import", "relationship-nps", VERBATIMS)
    again = ringback("feedback", "import", "relationship-nps", VERBATIMS)

    assert first.stdout.startswith("2,385 rows: 2,385 new, 0 completed, 0 already known.")
    assert "2,000 of 2,385 rows" in first.stderr
    assert again.stdout.startswith("2,385 rows: 0 new, 0 completed, 2,385 already known.")
    assert rows(home, *TABLES) == [2385, 0, 0, 0]


def test_a_file_with_other_columns_is_recorded_by_the_sources_mapping(ringback, home):
    mapping = "{id: Key, submitted_at: When, times: '%d/%m/%Y', score: Stars, customer: {email: Mail}}"
    mapped = f"format: standard\n    scale: stars5\n    mapping: {mapping}"
    (home / "program.yaml").write_text(PROGRAM.read_text("utf-8").replace("format: standard", mapped, 1), "utf-8")
    text = (home / "program.yaml").read_text("utf-8").replace("    scale: nps\n", "", 1)
    (home / "program.yaml").write_text(text, "utf-8")
    (home / "playbooks").symlink_to(PROGRAM.parent / "playbooks")
    (home / "stars.csv").write_text("Key;When;Stars;Mail\na;05/01/2026;2;grace@example.com\nb;2026;5;\n", "utf-8")

    options = ("--program", home / "program.yaml")
    imported = ringback("feedback", "import", "relationship-nps", home / "stars.csv", *options)

    assert imported.stdout.splitlines() == [
        "2 rows: 1 new, 0 completed, 0 already known. 1 skipped.",
        "Line 3: submitted_at cannot be read: “2026”. Expected a time written as %d/%m/%Y.",
    ]
    assert rows(home, *TABLES) == [1, 0, 0, 0]
