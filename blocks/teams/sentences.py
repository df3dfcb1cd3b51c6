"""Sentences as text runs, which are literal, and as escaped markdown, which mentions need."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from blocks.card import Link, Mention, Person, Sentence, Strong, When, Words
from blocks.cutting import pieces, wrapped
from blocks.literals import one_line
from blocks.moments import written

Json = dict[str, Any]
#: E-mail address to a Teams user: `29:…`, directory object id or UPN.
Mentions = Mapping[str, str]

#: Signs that mean something to markdown wherever they stand.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&~|#!]")
#: What begins a list or underlines a heading.
_LIST = re.compile(r"^(\s*)(?:([-+=])(?=[-+=\s]|$)|(\d+)([.)])(?=\s|$))", re.MULTILINE)


def literal(words: str) -> str:
    """*words* for text runs and labels, where only `{{DATE(…)}}` and its like come alive."""
    return re.sub(r"\{(?=\{)", "{\N{ZERO WIDTH SPACE}", words)


def escaped(words: str) -> str:
    """*words* for text blocks, facts and cells, where markdown could load a stranger's picture."""
    return _LIST.sub(r"\1\3\\\2\4", _MARKUP.sub(r"\\\g<0>", words))


def paragraph(words: str | Sentence, mentions: Mentions, **look: Any) -> Json:
    """One paragraph; a text block only where somebody is notified, because runs cannot do that."""
    sentence = pieces(words)
    if any(isinstance(piece, Mention) and mentions.get(piece.email) for piece in sentence):
        return {"type": "TextBlock", "text": markdown(sentence, mentions), "wrap": True} | look
    return {"type": "RichTextBlock", "inlines": [_run(piece) | look for piece in sentence]}


def _run(piece: Words) -> Json:
    match piece:
        case str():
            return run(piece)
        case When():
            return run(written(piece))
        case Strong(words=words):
            return run(words) | {"weight": "Bolder"}
        case Person(name=name) | Mention(name=name):
            return run(name)
        case Link(words=words, url=url):
            return run(words) | {"selectAction": {"type": "Action.OpenUrl", "url": url}}
        case _:
            assert_never(piece)


def run(words: str) -> Json:
    return {"type": "TextRun", "text": literal(words)}


def markdown(words: str | Sentence, mentions: Mentions) -> str:
    """*words* as markdown in which only our own pieces are alive."""
    return "".join(_markdown(piece, mentions) for piece in pieces(words))


def _markdown(piece: Words, mentions: Mentions) -> str:
    match piece:
        case str():
            return escaped(piece)
        case When():
            return escaped(written(piece))
        case Strong(words=words):
            return wrapped(escaped(words), "**")
        case Person(name=name):
            return escaped(name)
        case Mention(email=email, name=name):
            return _at(name) if mentions.get(email) else escaped(name)
        case Link(words=words, url=url):
            return f"[{escaped(words)}]({url.replace('(', '%28').replace(')', '%29')})"
        case _:
            assert_never(piece)


def _at(name: str) -> str:
    """A mention as Teams finds it again among the entities: letter by letter, so without markup in it."""
    return f"<at>{_MARKUP.sub('', one_line(name)) or '…'}</at>"


def entities(sentences: Iterable[str | Sentence], mentions: Mentions) -> list[Json]:
    """What the card must say of everybody it notifies, each once."""
    found = {(_at(name), mentions[email], name) for email, name in _mentioned(sentences) if mentions.get(email)}
    return [
        {"type": "mention", "text": text, "mentioned": {"id": user, "name": name}} for text, user, name in sorted(found)
    ]


def _mentioned(sentences: Iterable[str | Sentence]) -> Iterator[tuple[str, str]]:
    return (
        (piece.email, piece.name) for sentence in sentences for piece in pieces(sentence) if isinstance(piece, Mention)
    )
