"""Trying a mapped source on what its tool sends, and on an answer in our own words."""

import json
from pathlib import Path

import pytest

from tests.cli.process import ROOT

MAPPED = """
  scans:
    format: mapped
    secret: ${STANDARD_SECRET}
    context: {branch: text}
    mapping:
      {id: answer.id, submitted_at: answer.at, score: answer.stars, comment: answer.text, context: {branch: shop.name}}
"""


@pytest.fixture
def mapped(tmp_path) -> Path:
    text = (ROOT / "programs" / "broadband" / "program.yaml").read_text("utf-8")
    (tmp_path / "playbooks").symlink_to(ROOT / "programs" / "broadband" / "playbooks")
    file = tmp_path / "program.yaml"
    file.write_text(text.replace("\nsources:\n", f"\nsources:{MAPPED}", 1), "utf-8")
    assert MAPPED in file.read_text("utf-8")
    return file


@pytest.mark.parametrize(
    "said",
    [
        {"source": "scans", "answer": {"id": "1", "stars": 3, "text": "Late."}, "shop": {"name": "Leeds"}},
        {"source": "scans", "score": 3},
    ],
    ids=["as the tool sends it", "in our own words"],
)
def test_an_answer_goes_where_it_would_go(ringback, mapped, said):
    routed = ringback("program", "route", mapped, "--json", json.dumps(said))

    assert "detractor: a ticket for Customer Care" in routed.stdout


def test_an_answer_is_counted_from_the_time_that_its_mapping_finds(ringback, mapped):
    said = {"source": "scans", "answer": {"id": "1", "stars": 3, "at": "2026-01-12T09:00:00Z"}}

    routed = ringback("program", "route", mapped, "--json", json.dumps(said))

    assert "First contact by Tue 2026-01-13 09:00" in routed.stdout


def test_what_its_mapping_finds_nothing_in_is_named(ringback, mapped):
    said = {"source": "scans", "answer": {"id": "1"}}

    assert "answer.stars" in ringback("program", "route", mapped, "--json", json.dumps(said)).stderr
