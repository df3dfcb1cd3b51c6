"""
The gallery is kept as JSON, so that a change of wording or layout is seen and meant.

`RINGBACK_REDRAW=1 pytest tests/cards/test_gallery.py` (or `make gallery`) draws
it anew; look at the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from blocks.gallery import FOLDERS, as_json, build, entries
from bot import forms, notifications
from bot.examples import FORM_DATA, NOTIFICATIONS

KEPT = Path(__file__).parent / "gallery"
ENTRIES = {entry.name: entry for entry in entries()}
REDRAW = os.environ.get("RINGBACK_REDRAW") == "1"


@pytest.mark.parametrize("name", ENTRIES)
def test_every_message_and_form_looks_as_it_was_kept(name):
    for folder, drawn in zip(FOLDERS, (ENTRIES[name].slack, ENTRIES[name].teams), strict=True):
        kept = KEPT / folder / f"{name}.json"
        if REDRAW:
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(as_json(drawn), encoding="utf-8")
        assert kept.read_text(encoding="utf-8") == as_json(drawn)


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_kept_that_is_no_longer_said(folder):
    stale = {file for file in (KEPT / folder).glob("*.json") if file.stem not in ENTRIES}
    if REDRAW:
        for file in stale:
            file.unlink()
    else:
        assert stale == set()


def test_every_notification_and_form_has_an_example():
    assert {type(example.data) for example in NOTIFICATIONS} == set(notifications.Notification.__args__)
    assert {type(example.data) for example in FORM_DATA} == set(forms.FormData.__args__)


def test_names_are_unique():
    assert len(ENTRIES) == len(NOTIFICATIONS) + len(FORM_DATA)


def test_the_gallery_is_written_to_a_folder(tmp_path):
    assert build(tmp_path / "gallery") == len(ENTRIES)

    assert (tmp_path / "gallery" / "slack" / "ticket-unclaimed.json").is_file()
    assert (tmp_path / "gallery" / "teams" / "form-close.json").is_file()
    assert "Three visits and still no broadband." in (tmp_path / "gallery" / "index.html").read_text("utf-8")
