"""Every message and form, drawn for every platform into a folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from blocks import plain, slack, teams
from blocks.card import Card
from blocks.form import Form
from blocks.gallery_page import Entry, page
from blocks.plain import words
from blocks.registry import build as build_card
from blocks.registry import build_form
from bot.examples import FORM_DATA, NOTIFICATIONS

FOLDERS = ("slack", "teams")


def entries() -> Iterator[Entry]:
    """All of them, in the order of the examples; names are unique."""
    for each in NOTIFICATIONS:
        card = build_card(each.data)
        yield Entry(each.name, each.sent, slack.render(card), teams.render(card), plain.render(card))
    for asked in FORM_DATA:
        form = build_form(asked.data)
        drawn = slack.render_form(form), teams.render_dialog(form)["card"]["content"]
        yield Entry(f"form-{asked.name}", asked.sent, *drawn, _as_words(form), "form")


def _as_words(form: Form) -> str:
    """A form as a reader would hear it: what stands above, then each field."""
    fields = [
        f"{field.label}{' (required)' if field.required else ''}\n  {field.hint}".rstrip() for field in form.fields
    ]
    end = " ".join(f"[{label}]" for label in (form.submit, form.close) if label)
    return "\n\n".join([plain.render(Card(title=form.title, parts=form.parts)), *fields, words(end)])


def build(out: Path) -> int:
    """Writes `slack/<name>.json`, `teams/<name>.json` and `index.html` under *out*; returns how many there are."""
    drawn = list(entries())
    for folder in FOLDERS:
        (out / folder).mkdir(parents=True, exist_ok=True)
    for entry in drawn:
        for folder, payload in zip(FOLDERS, (entry.slack, entry.teams), strict=True):
            (out / folder / f"{entry.name}.json").write_text(as_json(payload), encoding="utf-8")
    (out / "index.html").write_text(page(drawn), encoding="utf-8")
    return len(drawn)


def as_json(payload: dict[str, Any]) -> str:
    """As the kept files are written: readable, and the same for the same card."""
    return json.dumps(payload, indent=2, ensure_ascii=False, sort_keys=True) + "\n"
