"""Adaptive Cards, drawn about as Teams draws them."""

import re
from html import escape
from typing import Any

Json = dict[str, Any]
_LOOKS = {"Small": "small", "Attention": "attention", "heading": "header", "emphasis": "emphasis"}


def draw(card: Json) -> str:
    """A card with its actions; what Teams hides under its menu is shown as one."""
    body = "".join(map(_element, card["body"]))
    actions = _actions(card["actions"]) if card.get("actions") else ""
    return f'<div class="box">{body}{actions}</div>'


def _element(element: Json) -> str:
    return f'<div class="{_look(element)}">{_inside(element)}</div>'


def _look(element: Json) -> str:
    """The classes of what stands out or stands back."""
    looks = {_LOOKS.get(str(element.get(key)), "") for key in ("style", "size", "color")}
    return " ".join(sorted(looks | {"separator" if element.get("separator") else ""} - {""})).strip()


def _inside(element: Json) -> str:
    match element["type"]:
        case "TextBlock":
            return _markdown(element["text"])
        case "RichTextBlock":
            return "".join(map(_run, element["inlines"]))
        case "Container":
            return "".join(map(_element, element["items"]))
        case "ColumnSet":
            columns = "".join(f"<div>{''.join(map(_element, c['items']))}</div>" for c in element["columns"])
            return f'<div class="columns">{columns}</div>'
        case "FactSet":
            return f'<table class="facts">{"".join(map(_fact, element["facts"]))}</table>'
        case "Table":
            return f"<table>{''.join(map(_row, element['rows']))}</table>"
        case "Image":
            return f'<div class="picture">🖼 {escape(element["altText"])}<br>{escape(element["url"])}</div>'
        case "ActionSet":
            return _actions(element["actions"])
        case "Chart.HorizontalBar":
            return _bars(element["title"], element["data"])
        case "Chart.Line":
            return _bars(element["title"], element["data"][0]["values"])
        case kind if kind.startswith("Input."):
            return _input(element)
        case unknown:
            return f'<span class="attention">{escape(unknown)}</span>'


def _run(run: Json) -> str:
    shown = f'<span class="{_look(run)}">{escape(run["text"])}</span>'
    if run.get("weight") == "Bolder":
        shown = f"<b>{shown}</b>"
    return f'<span class="link">{shown}</span>' if "selectAction" in run else shown


def _markdown(words: str) -> str:
    """Just what our renderer writes: bold, links, mentions and escapes."""
    kept = re.sub(r"\\(.)", lambda found: f"\0{ord(found[1])};", words, flags=re.DOTALL)
    kept = re.sub(r"&lt;at&gt;(.*?)&lt;/at&gt;", r'<span class="mention">\1</span>', escape(kept))
    kept = re.sub(r"\[([^\]]*)\]\([^)]*\)", r'<span class="link">\1</span>', kept)
    kept = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", kept)
    return re.sub(r"\0(\d+);", lambda found: escape(chr(int(found[1]))), kept)


def _fact(fact: Json) -> str:
    return f"<tr><td>{_markdown(fact['title'])}</td><td>{_markdown(fact['value'])}</td></tr>"


def _row(row: Json) -> str:
    cells = ("".join(map(_inside, cell["items"])) for cell in row["cells"])
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _bars(title: str, points: list[Json]) -> str:
    longest = max(abs(point["y"]) for point in points) or 1
    rows = (
        f'<tr><td>{escape(point["x"])}</td><td><span class="bar" style="width:{abs(point["y"]) / longest * 8:.1f}rem">'
        f"</span> {point['y']:g}</td></tr>"
        for point in points
    )
    return f'<b>{escape(title)}</b><table class="facts">{"".join(rows)}</table>'


def _actions(actions: list[Json]) -> str:
    shown = "".join(_button(action) for action in actions if action.get("mode") != "secondary")
    hidden = "".join(f"<div>{escape(a['title'])}</div>" for a in actions if a.get("mode") == "secondary")
    menu = f'<details class="menu"><summary class="button">⋯</summary>{hidden}</details>' if hidden else ""
    return f'<div class="row">{shown}{menu}</div>'


def _button(action: Json) -> str:
    return f'<span class="button {escape(action.get("style", ""))}">{escape(action["title"])}</span>'


def _input(element: Json) -> str:
    needed = "" if not element["isRequired"] else ' <span class="attention">*</span>'
    return f'<div class="field"><b>{escape(element["label"])}{needed}</b>{_control(element)}</div>'


def _control(element: Json) -> str:
    value = element.get("value", "")
    if element["type"] == "Input.ChoiceSet" and "choices.data" not in element:
        return _choices(element, set(value.split(",")))
    tall = " tall" if element.get("isMultiline") else ""
    placeholder = f'<span class="placeholder">{escape(element.get("placeholder", ""))}</span>'
    everybody = '<div class="small">everybody in Teams</div>' if "choices.data" in element else ""
    return f'<div class="input{tall}">{escape(value) or placeholder}</div>{everybody}'


def _choices(element: Json, chosen: set[str]) -> str:
    choices = element["choices"]
    if element["style"] == "expanded":
        return "".join(f"<div>{'◉' if c['value'] in chosen else '○'} {escape(c['title'])}</div>" for c in choices)
    shown = ", ".join(escape(c["title"]) for c in choices if c["value"] in chosen) or "Choose"
    listed = "".join(f"<div>{escape(choice['title'])}</div>" for choice in choices)
    return f'<div class="input">{shown} ▾</div><details><summary>{len(choices)} options</summary>{listed}</details>'
