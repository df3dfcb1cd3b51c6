"""`ringback program map`: the page to sign, printed or put into a file."""

from xml.etree import ElementTree

import pytest

from tests.cli.process import PROGRAM, ROOT

BAD = ROOT / "tests" / "programs" / "bad" / "unknown-team.yaml"
PROGRAMS = sorted([*(ROOT / "programs").glob("*/program.yaml"), *(ROOT / "tests" / "programs" / "good").glob("*.yaml")])


def test_it_is_printed_as_markdown(ringback):
    drawn = ringback("program", "map", PROGRAM)

    assert drawn.exit_code == 0
    assert drawn.stdout.startswith("# How Contoso Broadband answers its customers\n")
    assert drawn.stdout.endswith(".\n")


@pytest.mark.parametrize(
    ("name", "more", "beginning"),
    [
        ("map.html", [], "<!doctype html>"),
        ("map.md", [], "# How Contoso"),
        ("map.svg", [], "<svg "),
        ("map.txt", ["--format", "html"], "<!doctype html>"),
        ("public.html", ["--public"], "<!doctype html>"),
    ],
)
def test_it_is_drawn_as_the_file_is_named_unless_told_otherwise(ringback, home, name, more, beginning):
    drawn = ringback("program", "map", PROGRAM, "--out", name, *more)

    assert (drawn.exit_code, drawn.stdout) == (0, f"Written to {name}.\n")
    assert (home / name).read_text("utf-8").startswith(beginning)


@pytest.mark.parametrize(
    ("name", "more", "words"),
    [
        ("map.pdf", [], "name it .md, .html, .svg, or say --format"),
        ("map", [], "name it .md, .html, .svg, or say --format"),
        ("map.svg", ["--format", "md"], "it is named .svg, and --format says md"),
    ],
)
def test_a_name_that_says_something_else_is_refused(ringback, home, name, more, words):
    refused = ringback("program", "map", PROGRAM, "--out", name, *more)

    assert refused.exit_code == 2
    assert words in refused.stderr
    assert not (home / name).exists()


def test_how_a_source_is_read_is_said_in_words(ringback):
    drawn = ringback("program", "map", ROOT / "tests" / "programs" / "good" / "every-key.yaml").stdout

    assert "a shape of its own)" in drawn
    assert "Mapped)" not in drawn


def test_what_customers_may_know_is_a_page_of_its_own(ringback):
    drawn = ringback("program", "map", PROGRAM, "--public")

    assert drawn.stdout.startswith("# What you can expect from Contoso Broadband\n")
    assert "Maria" not in drawn.stdout


def test_customers_get_no_picture_of_how_it_works(ringback, home):
    drawn = ringback("program", "map", PROGRAM, "--public", "--out", "map.svg")

    assert drawn.exit_code == 2
    assert not (home / "map.svg").exists()


def test_secrets_need_not_be_there_to_draw_it(ringback, monkeypatch):
    monkeypatch.delenv("STANDARD_SECRET")

    assert ringback("program", "map", PROGRAM).exit_code == 0


def test_a_file_with_mistakes_is_not_drawn(ringback, home):
    drawn = ringback("program", "map", BAD, "--out", "map.md")

    assert drawn.exit_code == 1
    assert "there is no team" in drawn.stderr
    assert not (home / "map.md").exists()


@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_every_program_can_be_drawn_in_every_way(ringback, file, monkeypatch):
    for name in ("SECRET", "SECRET_NEXT"):
        monkeypatch.setenv(name, "whsec_c3RvcmllcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ=")
    drawn = {each: ringback("program", "map", file, "--format", each) for each in ("md", "html", "svg")}
    public = [ringback("program", "map", file, "--public", "--format", each) for each in ("md", "html")]

    assert [each.exit_code for each in (*drawn.values(), *public)] == [0] * 5
    ElementTree.fromstring(drawn["svg"].stdout)
