"""
The gallery: every message and form on one page, as Slack and as Teams would draw it.

A likeness to judge wording, order and length by; it needs no network, and
nothing in it can be pressed.
"""

import json
from collections.abc import Iterable
from html import escape
from typing import Any, NamedTuple

from blocks.gallery_page import slack, teams
from blocks.gallery_page.style import STYLE


class Entry(NamedTuple):
    """One message or form of the gallery."""

    name: str
    #: When it is sent, in one sentence.
    sent: str
    #: `{"text", "blocks"}` of a message, or a view.
    slack: dict[str, Any]
    #: The content of an Adaptive Card.
    teams: dict[str, Any]
    plain: str
    #: "message" or "form".
    kind: str = "message"


def page(entries: Iterable[Entry]) -> str:
    """One self-contained HTML file."""
    shown = list(entries)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src https:">
<title>Ringback: the gallery</title>
<style>{STYLE}</style>
</head>
<body>
<header><h1>Every message and form</h1>
<p>{len(shown)} of them, on Slack and on Teams. Nothing here can be pressed.</p></header>
<nav>{"".join(map(_link, shown))}</nav>
<main>{"".join(map(_entry, shown))}</main>
</body>
</html>
"""


def _link(entry: Entry) -> str:
    return f'<a class="{escape(entry.kind)}" href="#{escape(entry.name)}">{escape(entry.name)}</a>'


def _entry(entry: Entry) -> str:
    return f"""
<article id="{escape(entry.name)}">
<h2>{escape(entry.name)} <small>{escape(entry.kind)}</small></h2>
<p>{escape(entry.sent)}</p>
<div class="pair">
<section class="slack"><h3>Slack</h3>{slack.draw(entry.slack)}{_json(entry.slack)}</section>
<section class="teams"><h3>Teams</h3>{teams.draw(entry.teams)}{_json(entry.teams)}</section>
</div>
<details><summary>As plain text</summary><pre>{escape(entry.plain)}</pre></details>
</article>"""


def _json(payload: dict[str, Any]) -> str:
    written = json.dumps(payload, indent=2, ensure_ascii=False)
    return f"<details><summary>JSON, {len(written):,} characters</summary><pre>{escape(written)}</pre></details>"
