"""Slack payloads, drawn about as Slack draws them."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

Json = dict[str, Any]
_TOKEN = re.compile(r"&lt;(!date\^[^|]*\||@|https?:[^|]*\|)(.*?)&gt;")


def draw(payload: Json) -> str:
    """A message with what its push notification says, or a view with its buttons."""
    blocks = "".join(map(_block, payload.get("blocks", ())))
    if payload.get("type") == "modal":
        return f'<div class="box">{_bar(payload)}{blocks}</div>'
    push = f'<p class="push">On a locked phone: {_mrkdwn(payload["text"])}</p>' if payload.get("text") else ""
    return f'{push}<div class="box">{blocks}</div>'


def _bar(view: Json) -> str:
    buttons = _button(view.get("close"), "") + _button(view.get("submit"), "primary")
    return f'<div class="view">{_text(view["title"])}<span class="row">{buttons}</span></div>'


def _button(label: Json | None, style: str) -> str:
    return f'<span class="button {style}">{_text(label)}</span>' if label else ""


def _block(block: Json) -> str:
    match block["type"]:
        case "header":
            return f'<div class="header">{_text(block["text"])}</div>'
        case "rich_text":
            return f'<div class="words">{"".join(map(_rich, block["elements"]))}</div>'
        case "context":
            return f'<div class="words small">{" ".join(map(_text, block["elements"]))}</div>'
        case "section":
            return f'<div class="words">{"".join(map(_text, _texts(block)))}</div>'
        case "divider":
            return "<hr>"
        case "image":
            return f'<div class="picture">🖼 {escape(block["alt_text"])}<br>{escape(block["image_url"])}</div>'
        case "actions":
            return f'<div class="row">{"".join(map(_action, block["elements"]))}</div>'
        case "input":
            return _input(block)
        case unknown:
            return f'<div class="attention">{escape(unknown)}</div>'


def _texts(section: Json) -> Iterable[Json]:
    return [*([section["text"]] if "text" in section else []), *section.get("fields", ())]


def _text(text: Json) -> str:
    return _mrkdwn(text["text"]) if text["type"] == "mrkdwn" else escape(text["text"])


def _mrkdwn(words: str) -> str:
    """Just what our renderer writes: moments, mentions, links and bold."""
    # Slack's own escapes come off first, so that an ampersand is not shown as one escaped twice.
    shown = escape(words.replace("&lt;", "‹").replace("&gt;", "›").replace("&amp;", "&"))
    return re.sub(r"\*([^*\n]+)\*", r"<b>\1</b>", _TOKEN.sub(_token, shown))


def _token(found: re.Match[str]) -> str:
    kind, words = found.groups()
    if kind == "@":
        return f'<span class="mention">@{words}</span>'
    return f"<time>{words}</time>" if kind.startswith("!date") else f'<span class="link">{words}</span>'


def _rich(element: Json) -> str:
    inside = "".join(map(_inline, element["elements"]))
    match element["type"]:
        case "rich_text_quote":
            return f"<blockquote>{inside}</blockquote>"
        case "rich_text_preformatted":
            return f'<pre class="drawn">{inside}</pre>'
        case _:
            return f"<div>{inside}</div>"


def _inline(element: Json) -> str:
    match element["type"]:
        case "date":
            shown = f"<time>{escape(element['fallback'])}</time>"
        case "user":
            shown = f'<span class="mention">@{escape(element["user_id"])}</span>'
        case "link":
            shown = f'<span class="link">{escape(element.get("text") or element["url"])}</span>'
        case _:
            shown = escape(element.get("text", ""))
    return f"<b>{shown}</b>" if element.get("style", {}).get("bold") else shown


def _action(element: Json) -> str:
    if element["type"] == "overflow":
        entries = "".join(f"<div>{_text(option['text'])}</div>" for option in element["options"])
        return f'<details class="menu"><summary class="button">⋯</summary>{entries}</details>'
    return _button(element["text"], escape(element.get("style", "")))


def _input(block: Json) -> str:
    optional = " <i>(optional)</i>" if block.get("optional") else ""
    hint = f'<div class="small">{_text(block["hint"])}</div>' if "hint" in block else ""
    return f'<div class="field"><b>{_text(block["label"])}{optional}</b>{_element(block["element"])}{hint}</div>'


def _element(element: Json) -> str:
    match element["type"]:
        case "radio_buttons":
            return _choices(element, "◉", "○")
        case "checkboxes":
            return _choices(element, "☑", "☐")
        case "static_select" | "multi_static_select":
            return _select(element)
        case "users_select":
            return f'{_typed(element)}<div class="small">everybody in Slack</div>'
        case "datetimepicker":
            return f'<div class="input">{element.get("initial_date_time", "📅")}</div>'
        case _:
            return _typed(element)


def _typed(element: Json) -> str:
    tall = " tall" if element.get("multiline") else ""
    placeholder = (
        f'<span class="placeholder">{_text(element["placeholder"])}</span>' if "placeholder" in element else ""
    )
    return f'<div class="input{tall}">{escape(element.get("initial_value", "")) or placeholder}</div>'


def _choices(element: Json, on: str, off: str) -> str:
    chosen = _chosen(element)
    return "".join(f"<div>{on if o in chosen else off} {_option(o)}</div>" for o in element["options"])


def _select(element: Json) -> str:
    options = [o for group in element.get("option_groups", [element]) for o in group["options"]]
    shown = ", ".join(_text(option["text"]) for option in _chosen(element)) or "Choose"
    listed = "".join(f"<div>{_option(option)}</div>" for option in options)
    return f'<div class="input">{shown} ▾</div><details><summary>{len(options)} options</summary>{listed}</details>'


def _chosen(element: Json) -> list[Json]:
    single = [element["initial_option"]] if "initial_option" in element else []
    return single + list(element.get("initial_options", ()))


def _option(option: Json) -> str:
    described = f' <span class="small">{_text(option["description"])}</span>' if "description" in option else ""
    return _text(option["text"]) + described
