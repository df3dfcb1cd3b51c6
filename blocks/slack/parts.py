"""Each part of a card as blocks."""

from collections.abc import Sequence
from typing import assert_never

from blocks.card import (
    Button,
    Buttons,
    Chart,
    Divider,
    Facts,
    Menu,
    Part,
    Picture,
    Sentence,
    Style,
    Table,
    Text,
    Verbatim,
)
from blocks.cutting import MORE, cut, cut_sentence
from blocks.grids import bars, grid
from blocks.literals import one_line
from blocks.plain import words as as_words
from blocks.slack import limits
from blocks.slack.sentences import Json, Mentions, is_only_words, mrkdwn, plain_text, rich, text

#: The action of every menu; which entry was chosen stands in the option's value.
MENU = "ticket.more"


def heading(title: Sentence, mentions: Mentions) -> Json:
    """
    A header where it can be one; bold rich text where the title holds a moment.

    A header takes letters only, and a time in a title must be right for whoever reads it.
    """
    if is_only_words(title):
        return {"type": "header", "text": plain_text(cut(as_words(title), limits.HEADER) or MORE)}
    return _rich_text(_section(rich(title, mentions, bold=True)))


def blocks(part: Part, mentions: Mentions) -> list[Json]:
    """*part*, already neat, as one block; as several where Slack wants a row broken up."""
    match part:
        case Text(words=words, quiet=True):
            return [{"type": "context", "elements": [_small(words, mentions)]}]
        case Text(words=words):
            return [_rich_text(_section(rich(words, mentions)))]
        case Verbatim(words=words):
            return [_rich_text({"type": "rich_text_quote", "elements": [text(words)]})]
        case Facts():
            return [_rich_text(_section(_facts(part, mentions)))]
        case Table():
            return [_rich_text(_monospaced(grid(part)))]
        case Chart(title=title):
            named = [_section([text(title, bold=True)])] if title else []
            return [_rich_text(*named, _monospaced(bars(part)))]
        case Picture(url=url, words=words):
            return [{"type": "image", "image_url": url, "alt_text": words or MORE}]
        case Divider():
            return [{"type": "divider"}]
        case Buttons():
            return _actions(part)
        case _:
            assert_never(part)


def _rich_text(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _section(elements: list[Json]) -> Json:
    return {"type": "rich_text_section", "elements": elements}


def _monospaced(words: str) -> Json:
    return {"type": "rich_text_preformatted", "elements": [text(words or MORE)]}


def _small(words: str | Sentence, mentions: Mentions) -> Json:
    sentence = cut_sentence(words, limits.QUIET)
    if is_only_words(sentence):
        return plain_text(as_words(sentence))
    # verbatim: Slack must not make links out of words that look like addresses or channels
    return {"type": "mrkdwn", "text": mrkdwn(sentence, mentions), "verbatim": True}


def _facts(facts: Facts, mentions: Mentions) -> list[Json]:
    """One fact a line, not `fields`: those are mrkdwn, and a copied e-mail address must be the real one."""
    elements: list[Json] = []
    for name, value in facts.pairs.items():
        if elements:
            elements.append(text("\n"))
        elements += [*([text(name, bold=True)] if name else []), text("  "), *rich(value, mentions)]
    return elements


def _actions(buttons: Buttons) -> list[Json]:
    """Usually one block; a new one begins where an action comes again, which Slack refuses within one."""
    rows: list[list[Json]] = [[]]
    for button in buttons.row:
        if any(button.action == other["action_id"] for other in rows[-1]):
            rows.append([])
        rows[-1].append(_button(button))
    if buttons.menu is not None:
        rows[-1].append(_menu(buttons.menu))
    return [{"type": "actions", "elements": row} for row in rows]


def _button(button: Button) -> Json:
    element: Json = {
        "type": "button",
        "action_id": button.action,
        "text": plain_text(label(button.label, limits.BUTTON_LABEL)),
        "value": button.about[: limits.BUTTON_VALUE],
    }
    # Slack knows no style for plain buttons: the key must be absent.
    return element if button.style is Style.PLAIN else element | {"style": button.style.value}


def _menu(menu: Menu) -> Json:
    return {"type": "overflow", "action_id": MENU, "options": [_entry(entry) for entry in menu.entries]}


def _entry(entry: Button) -> Json:
    return {
        "text": plain_text(label(entry.label, limits.OVERFLOW_LABEL)),
        "value": f"{entry.action} {entry.about}"[: limits.OPTION_VALUE],
    }


def label(words: str, most: int) -> str:
    """Words for where Slack wants at least one letter and at most *most*."""
    return cut(one_line(words), most) or MORE


def all_blocks(parts: Sequence[Part], mentions: Mentions) -> list[Json]:
    return [block for part in parts for block in blocks(part, mentions)]
