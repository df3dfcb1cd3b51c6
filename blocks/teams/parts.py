"""Each part of a card as Adaptive Card elements."""

from collections.abc import Iterator, Sequence
from typing import assert_never

from blocks.card import (
    Button,
    Buttons,
    Chart,
    Divider,
    Facts,
    Part,
    Picture,
    Sentence,
    Style,
    Table,
    Text,
    Verbatim,
)
from blocks.cutting import MORE, cut
from blocks.grids import figure
from blocks.literals import one_line
from blocks.teams import limits
from blocks.teams.sentences import Json, Mentions, escaped, literal, markdown, paragraph

STYLE = {Style.PRIMARY: "positive", Style.DANGER: "destructive"}
SMALL = {"isSubtle": True, "size": "Small"}


def heading(title: Sentence, mentions: Mentions) -> Json:
    """A text block, not runs: only that can be a heading for screen readers."""
    return {
        "type": "TextBlock",
        "text": markdown(title, mentions) or MORE,
        "style": "heading",
        "weight": "Bolder",
        "size": "Medium",
        "wrap": True,
    }


def body(parts: Sequence[Part], mentions: Mentions) -> Iterator[Json]:
    """*parts*, already neat, one element each; a divider is a line above the next one."""
    separated = False
    for part in parts:
        if not isinstance(part, Divider):
            yield _element(part, mentions) | ({"separator": True} if separated else {})
        separated = isinstance(part, Divider)


def _element(part: Part, mentions: Mentions) -> Json:
    match part:
        case Text(words=words, quiet=quiet):
            return paragraph(words, mentions, **(SMALL if quiet else {}))
        case Verbatim(words=words):
            return {"type": "Container", "style": "emphasis", "items": list(_lines(words))}
        case Facts(pairs=pairs):
            return {"type": "FactSet", "facts": [_fact(*pair, mentions) for pair in pairs.items()]}
        case Table():
            return _table(part)
        case Chart():
            return _chart(part)
        case Picture(url=url, words=words):
            return {"type": "Image", "url": url, "altText": literal(words)}
        case Buttons():
            return {"type": "ActionSet", "actions": list(_actions(part))}
        case Divider():
            return {"type": "Container", "items": [], "separator": True}
        case _:
            assert_never(part)


def _lines(words: str) -> Iterator[Json]:
    """A block for each line, because runs do not promise to keep line breaks."""
    lines = [line for line in words.split("\n") if line.strip()]
    if len(lines) > limits.LINES:
        lines[limits.LINES - 1 :] = [" ".join(lines[limits.LINES - 1 :])]
    return (paragraph(line, {}) | ({"spacing": "Small"} if place else {}) for place, line in enumerate(lines))


def _fact(name: str, value: str | Sentence, mentions: Mentions) -> Json:
    return {"title": escaped(name), "value": markdown(value, mentions) or "–"}


def _table(table: Table) -> Json:
    rows = [table.heading, *table.rows] if any(table.heading) else list(table.rows)
    return {
        "type": "Table",
        "firstRowAsHeaders": any(table.heading),
        "columns": [{"width": 2 if place == 0 else 1} for place in range(len(rows[0]))],
        "rows": [{"type": "TableRow", "cells": [_cell(cell) for cell in row]} for row in rows],
    }


def _cell(words: str) -> Json:
    return {"type": "TableCell", "items": [{"type": "TextBlock", "text": escaped(words) or " ", "wrap": True}]}


def _chart(chart: Chart) -> Json:
    """A chart, and the same figures as a table for clients that draw none."""
    element: Json = {"title": literal(chart.title), "fallback": _table(_figures(chart))}
    points = [{"x": literal(name), "y": value} for name, value in chart.points]
    match chart.form:
        case "line":
            return element | {"type": "Chart.Line", "data": [{"legend": literal(chart.title), "values": points}]}
        case _:
            return element | {"type": "Chart.HorizontalBar", "data": points}


def _figures(chart: Chart) -> Table:
    rows = tuple((name, figure(value, chart.unit)) for name, value in chart.points)
    return Table(heading=(chart.title, chart.unit), rows=rows)


def _actions(buttons: Buttons) -> Iterator[Json]:
    """The row, then the menu: Teams puts what is secondary under its own "…"."""
    yield from map(_action, buttons.row)
    if buttons.menu is not None:
        yield from (_action(entry) | {"mode": "secondary"} for entry in buttons.menu.entries)


def _action(button: Button) -> Json:
    look: Json = {"title": literal(label(button.label, limits.BUTTON_LABEL))}
    if button.style in STYLE:
        look["style"] = STYLE[button.style]
    data = {"verb": button.action, "about": button.about}
    if button.opens_form:
        return {"type": "Action.Submit"} | look | {"data": data | {"msteams": {"type": "task/fetch"}}}
    submit = {"type": "Action.Submit"} | look | {"data": data}
    return {"type": "Action.Execute"} | look | {"verb": button.action, "data": data, "fallback": submit}


def label(words: str, most: int) -> str:
    return cut(one_line(words), most) or MORE
