"""`ringback program simulate`: past feedback through a program, read on a terminal, a page, or by a program."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.process import PROGRAM

VERBATIMS = Path(__file__).parents[2].parent / "shared" / "data" / "nps-verbatims.csv"
Run = Callable[..., object]

SHOP = """
version: 1
program: {name: Corner Shop, owner: kim@shop.example, zone: Europe/Oslo}
people:
  kim@shop.example: {name: Kim Berg, team: shop, role: lead}
  ola@shop.example: {name: Ola Dahl, team: shop, role: frontline, takes_a_day: 3}
teams:
  shop: {name: The shop, lead: kim@shop.example, conversation: {slack: C1}}
sources:
  stars:
    format: standard
    secret: "${SECRET}"
    scale: stars5
    mapping:
      id: '"Response ID"'
      submitted_at: Date
      times: "%d/%m/%Y %H:%M"
      score: '"Star rating"'
      comment: '"What could we do better?"'
sla: {standard: {}}
workflows:
  - {name: unhappy, when: band == "detractor", team: shop, sla: standard, rollout: live, if_this_fails: They go.}
  - {name: middling, when: score == 3, team: shop, sla: standard, if_this_fails: They forget us.}
"""


@pytest.fixture
def shop(home: Path) -> Path:
    file = home / "shop.yaml"
    file.write_text(SHOP, "utf-8")
    return file


@pytest.fixture
def stars(home: Path) -> Path:
    """What a review tool exports: other columns, other times, another scale."""
    rows = [f"{day:02}/03/2026 18:{n:02};a{day}-{n};{n % 5 + 1};Slow" for day in range(2, 7) for n in range(10)]
    file = home / "export.csv"
    file.write_text("Date;Response ID;Star rating;What could we do better?\n" + "\n".join(rows), "utf-8")
    return file


@pytest.fixture
def past(home: Path) -> Path:
    rows = [f"r{n},2026-03-0{2 + n % 5}T19:30:00,{n % 11},Three visits | none came" for n in range(44)]
    file = home / "past.csv"
    file.write_text("id,submitted_at,score,comment\n" + "\n".join(rows), "utf-8")
    return file


def test_a_terminal_shows_what_stands_out_and_every_table(ringback, past):
    shown = ringback("program", "simulate", PROGRAM, "--feedback", past)

    assert shown.exit_code == 0
    lines = shown.stdout.splitlines()
    assert lines[0] == "Contoso Broadband, tried on the past"
    assert lines[1] == "44 answers from Mon 2 Mar 2026 to Fri 6 Mar 2026: 28 tickets, 5.6 a day."
    titles = [line for line in lines if line and not line.startswith(("•", " ")) and "  " not in line]
    assert {
        "What each workflow caught",
        "Tickets a day, by team",
        "Tickets a working day, by person",
        "Targets, and who is there",
        "Direct messages from the bot",
        "What this assumes",
    } <= set(titles)
    assert re.search(r"^detractor +28 +64% +live +care", shown.stdout, re.MULTILINE)


def test_another_shape_is_simulated_by_a_mapping_alone(ringback, shop, stars):
    shown = ringback("program", "simulate", shop, "--feedback", stars, "--source", "stars")

    assert "50 answers from Mon 2 Mar 2026 to Fri 6 Mar 2026: 20 tickets, 4 a day." in shown.stdout
    assert re.search(r"^unhappy +20 +40% +live +shop", shown.stdout, re.MULTILINE)
    assert re.search(r"^middling +10 +20% +draft \(would have\) +shop", shown.stdout, re.MULTILINE)
    assert "The shop gets 3.3 tickets on a working day and can do 3: it would never catch up." in shown.stdout


def test_a_page_holds_the_same_and_loads_nothing(ringback, past, home):
    made = ringback("program", "simulate", PROGRAM, "--feedback", past, "--out", home / "report.html")

    page = (home / "report.html").read_text("utf-8")
    assert made.stdout.endswith(f"It is in {home / 'report.html'}.\n")
    assert "28 tickets, 5.6 a day" in page
    assert page.count("<svg") == 1
    assert page.count('<rect class="bar') == 6, "five days, and the Saturday on which the last are done"
    assert "default-src 'none'" in page
    assert not re.search(r"(src|href)=", page)


def test_nothing_in_the_past_comes_alive_on_the_page(ringback, home):
    evil = "<script>alert(1)</script>"
    row = f'r1,2026-03-02T19:30:00,9,Fine,"{evil}"'
    (home / "past.csv").write_text(f"id,submitted_at,score,comment,touchpoint\n{row}\n", "utf-8")

    page = ringback("program", "simulate", PROGRAM, "--feedback", home / "past.csv", "--format", "html").stdout

    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_terminal_takes_nothing_for_markup(ringback, home):
    row = "r1,2026-03-02T19:30:00,9,Fine,[bold]Order[/bold]"
    (home / "past.csv").write_text(f"id,submitted_at,score,comment,touchpoint\n{row}\n", "utf-8")

    assert "[bold]Order[/bold] 1" in ringback("program", "simulate", PROGRAM, "--feedback", home / "past.csv").stdout


def test_markdown_is_for_a_merge_request(ringback, past, home):
    changed = home / "changed.yaml"
    changed.write_text(PROGRAM.read_text("utf-8").replace("score <= 6", "score <= 4"), "utf-8")
    (home / "playbooks").symlink_to(PROGRAM.parent / "playbooks")

    shown = ringback("program", "simulate", changed, "--feedback", past, "--against", PROGRAM, "--format", "md").stdout

    assert shown.startswith("# Contoso Broadband, tried on the past\n")
    assert "## What changes against program.yaml" in shown
    assert "8 answers of 44 would go elsewhere; 28 tickets become 20 (care 28 to 20)." in shown
    assert "| detractor (care) | nowhere | 8 | 18% | r5, r6, r16 |" in shown


def test_a_program_reads_json(ringback, past, home):
    ringback("program", "simulate", PROGRAM, "--feedback", past, "--against", PROGRAM, "--out", home / "report.json")

    said = json.loads((home / "report.json").read_text("utf-8"))
    assert said["forecast"]["shares"]["answers"] == 44
    assert said["forecast"]["teams"][0]["days"][0] == {
        "day": "2026-03-02",
        "came": 5,
        "falls": 0,
        "can_do": 16.0,
        "waits": 0.0,
    }
    assert said["changes"]["moved"] == []
    assert said["stands_out"]
    assert "Three visits" not in json.dumps(said)


def test_a_text_may_be_kept_too(ringback, past, home):
    options = ("--format", "text", "--out", home / "report.txt")
    ringback("program", "simulate", PROGRAM, "--feedback", past, *options)

    assert "Tickets a day, by team" in (home / "report.txt").read_text("utf-8")


def test_rows_that_cannot_be_read_are_named_beside_it(ringback, past):
    past.write_text(past.read_text("utf-8") + "\nbad,last week,3,\n", "utf-8")

    shown = ringback("program", "simulate", PROGRAM, "--feedback", past)

    assert "1 row was skipped.\nLine 46: submitted_at cannot be read." in shown.stderr
    assert "44 answers" in shown.stdout


def test_a_report_says_how_much_of_the_file_is_not_in_it(ringback, past, home):
    past.write_text(past.read_text("utf-8") + "\nbad,last week,3,\nworse,last week,3,\n", "utf-8")

    ringback("program", "simulate", PROGRAM, "--feedback", past, "--out", home / "report.html")

    said = (home / "report.html").read_text("utf-8")
    assert "2 rows of the file could not be read, and are in none of this." in said


def test_a_report_that_is_kept_names_every_row_that_could_not_be_read(ringback, past, home):
    bad = "\n".join(f'bad{n},2026-03-02T19:30:00,"{n},5",' for n in range(8))
    past.write_text(f"{past.read_text('utf-8')}\n{bad}\n", "utf-8")

    short = ringback("program", "simulate", PROGRAM, "--feedback", past).stderr
    kept = {
        name: ringback("program", "simulate", PROGRAM, "--feedback", past, "--out", home / name, "--format", format)
        for name, format in (("r.html", "html"), ("r.md", "md"), ("r.json", "json"), ("r.txt", "text"))
    }

    why = "score cannot be read: “7,5”. Expected a number from 0 to 10; decimals come after a point, not a comma."
    assert "… and 3 more: --out report.html names them all." in short
    assert "7,5" not in short
    for name, made in kept.items():
        assert f"… and 3 more: all of them are in {home / name}" in made.stderr
        text = (home / name).read_text("utf-8")
        assert all(f"“{n},5”" in text for n in range(8)), name
    assert json.loads((home / "r.json").read_text("utf-8"))["unread"][-1] == {"line": 53, "reason": why}
    assert f"| 53 | {why} |" in (home / "r.md").read_text("utf-8")


def test_a_file_of_another_source_than_the_first_is_told_to_name_it(ringback, stars):
    refused = ringback("program", "simulate", PROGRAM, "--feedback", stars)

    assert refused.exit_code == 1
    assert 'It was read as "relationship-nps"; --source names another one: typeform-nps' in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("--source", "typo"), 2, 'there is no source "typo"'),
        (("--out", "report.pdf"), 2, "name it .html, .md, .json, or say --format"),
        (("--out", "report.html", "--format", "json"), 2, "it is named .html, and --format says json"),
        (("--against", "nowhere.yaml"), 2, "nowhere.yaml"),
    ],
)
def test_what_is_mistyped_is_said(ringback, past, arguments, exit_code, words):
    refused = ringback("program", "simulate", PROGRAM, "--feedback", past, *arguments)

    assert refused.exit_code == exit_code
    assert words in refused.stderr


def test_a_file_without_feedback_is_said(ringback, home):
    (home / "past.csv").write_text("id,submitted_at,score\nbad,never,3\n", "utf-8")

    refused = ringback("program", "simulate", PROGRAM, "--feedback", home / "past.csv")

    assert refused.exit_code == 1
    assert "There is no feedback in it that can be read." in refused.stderr
    assert "Line 2" in refused.stderr


@pytest.mark.skipif(not VERBATIMS.exists(), reason="optional data")
def test_half_a_year_of_real_answers_is_believable(ringback, home):
    ringback("program", "simulate", PROGRAM, "--feedback", VERBATIMS, "--out", home / "report.json")

    said = json.loads((home / "report.json").read_text("utf-8"))["forecast"]
    shares, (care,) = said["shares"], said["teams"]
    assert (shares["answers"], shares["stopped"], shares["withdrawn"]) == (2385, 28, 0)
    in_use = sum(each["answers"] for each in shares["workflows"] if each["rollout"] in ("pilot", "live"))
    assert in_use == care["tickets"] == 2385 - 28 - shares["uncaught"]
    assert "detractor" not in dict(shares["uncaught_bands"]), "every unhappy customer is caught"
    assert care["due_off_duty"] > care["tickets"] / 2, "the survey leaves in the evening, and so is due in the evening"
    assert 0.08 < care["without_a_minute"] / care["tickets"] < 0.2
    assert sum(day["falls"] for day in care["days"]) == care["tickets"]
    called_at_any_hour = {"Maria Chen", "Dana Whitfield"}  # a vulnerable customer does not wait for the morning
    at_night = [each for each in said["messages"]["people"] if sum(each["hours"][:8]) + sum(each["hours"][18:])]
    assert {each["name"] for each in at_night} <= called_at_any_hour
    assert all(sum(each["hours"][:8]) + sum(each["hours"][18:]) < 20 for each in at_night)
