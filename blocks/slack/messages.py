"""Cards as messages, and several of them as the home page."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from blocks.card import Card, Part, Text
from blocks.cutting import MORE, cut, size
from blocks.fitting import fitted, title
from blocks.plain import spoken
from blocks.slack import limits
from blocks.slack.parts import all_blocks, blocks, heading
from blocks.slack.sentences import Json, Mentions, escape
from blocks.wording import and_more

#: The keys under which a block holds words that Slack counts.
_WORDS = frozenset({"text", "fallback", "url", "image_url", "alt_text", "value"})


def render(card: Card, mentions: Mapping[str, str] = {}) -> Json:
    """
    The arguments `text` and `blocks` of a message; *mentions* maps e-mail addresses to user ids.

    `text` is what a push notification and a screen reader say: never the customer's words.
    """
    return {
        "text": escape(cut(spoken(card), limits.MESSAGE_TEXT)) or MORE,
        "blocks": card_blocks(card, mentions, limits.MESSAGE_BLOCKS),
    }


def card_blocks(card: Card, mentions: Mentions, most: int) -> list[Json]:
    """*card* in at most *most* blocks and within the words that one message may hold."""

    def draw(parts: Sequence[Part]) -> list[Json]:
        return [*first(card, mentions), *all_blocks(parts, mentions)]

    def fits(drawn: list[Json]) -> bool:
        return len(drawn) <= most and word_count(drawn) <= limits.MESSAGE_WORDS

    return fitted(card.parts, most - 1, draw, fits)


def first(card: Card, mentions: Mentions) -> list[Json]:
    """The title: a heading, or a paragraph where the card is only a line."""
    if card.quiet or not card.parts:
        return blocks(Text(title(card.title) or MORE), mentions)
    return [heading(title(card.title), mentions)]


def word_count(json: Any) -> int:
    """What the words in *json* cost, counted as dearly as Slack might."""
    match json:
        case dict():
            return sum(
                size(value) if isinstance(value, str) and key in _WORDS else word_count(value)
                for key, value in json.items()
            )
        case list():
            return sum(map(word_count, json))
        case _:
            return 0


def render_home(cards: Sequence[Card], mentions: Mapping[str, str] = {}) -> Json:
    """The home page: *cards* one below the other, as many as a page holds."""
    page: list[Json] = []
    for place, card in enumerate(cards):
        drawn = [{"type": "divider"}] * bool(page) + card_blocks(card, mentions, limits.MESSAGE_BLOCKS)
        if len(page) + len(drawn) > limits.VIEW_BLOCKS - 1:
            page += blocks(Text(f"{and_more(len(cards) - place)}.", quiet=True), mentions)
            break
        page += drawn
    return {"type": "home", "blocks": list(islice(page, limits.VIEW_BLOCKS))}
