"""Percent is written in one way, wherever it is read: 95%."""

import re
from pathlib import Path

import pytest

from blocks.maps import markdown, page
from bot.maps import program_map
from tests.cards.test_map_page import BROADBAND, TODAY

ROOT = Path(__file__).parents[2]
GALLERY = sorted((ROOT / "tests" / "cards" / "gallery").glob("*/*.json"))
DOCS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
SENTENCES = [file for part in ("blocks", "bot", "handlers") for file in sorted((ROOT / part).rglob("*.py"))]
APART = re.compile(r"[0-9}][ \u00a0\u202f]%(?![ \w(])")


@pytest.mark.parametrize("files", [GALLERY, DOCS, SENTENCES], ids=["gallery", "docs", "sentences"])
def test_no_number_stands_apart_from_its_percent_sign(files):
    assert files
    assert [file.name for file in files if APART.search(file.read_text("utf-8"))] == []


def test_nor_on_the_map():
    drawn = markdown(page(program_map(BROADBAND), TODAY))

    assert "%" in drawn
    assert not APART.search(drawn)
