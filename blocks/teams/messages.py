"""Cards as Adaptive Cards."""

import json
from collections.abc import Iterator, Mapping, Sequence

from blocks.card import Card, Facts, Part, Sentence, Table, Text
from blocks.cutting import cut
from blocks.fitting import fitted, title
from blocks.literals import one_line
from blocks.plain import spoken
from blocks.teams import limits
from blocks.teams.parts import body, heading
from blocks.teams.sentences import Json, Mentions, entities, literal


def render(card: Card, mentions: Mapping[str, str] = {}) -> Json:
    """
    The content of an Adaptive Card; *mentions* maps e-mail addresses to Teams users.

    `fallbackText` is what a push notification and a screen reader say.
    """

    def draw(parts: Sequence[Part]) -> Json:
        drawn = adaptive_card([*first(card, mentions), *body(parts, mentions)])
        drawn["fallbackText"] = literal(cut(one_line(spoken(card)), limits.LABEL))
        return drawn | _for_teams(card, parts, mentions)

    return fitted(card.parts, limits.PARTS, draw, lambda drawn: json_size(drawn) <= limits.CARD)


def first(card: Card, mentions: Mentions) -> list[Json]:
    """The title: a heading, or a paragraph where the card is only a line."""
    if card.quiet or not card.parts:
        return list(body((Text(title(card.title)),), mentions))
    return [heading(title(card.title), mentions)]


def adaptive_card(elements: list[Json]) -> Json:
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "body": elements,
    }


def json_size(drawn: Json | list[Json]) -> int:
    """Bytes of *drawn* in the widest way of writing JSON, where an emoji takes twelve."""
    return len(json.dumps(drawn))


def _for_teams(card: Card, parts: Sequence[Part], mentions: Mentions) -> Json:
    """Whom the card notifies, and whether it wants the width of the window."""
    settings: Json = {}
    if any(isinstance(part, Table) for part in parts):
        settings["width"] = "Full"
    if notified := entities((title(card.title), *_sentences(parts)), mentions):
        settings["entities"] = notified
    return {"msteams": settings} if settings else {}


def _sentences(parts: Sequence[Part]) -> Iterator[str | Sentence]:
    for part in parts:
        match part:
            case Text(words=words):
                yield words
            case Facts(pairs=pairs):
                yield from pairs.values()
            case _:
                pass
