"""Sentences in Slack's two ways of writing: rich text, which is literal, and mrkdwn, which is not."""

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from blocks.card import Link, Mention, Person, Sentence, Strong, When, Words
from blocks.cutting import pieces, wrapped
from blocks.moments import written

Json = dict[str, Any]
#: E-mail address to Slack's user id, for those whom we know there.
Mentions = Mapping[str, str]

#: How Slack's clients write a moment, in the reader's zone, language and clock.
DATE = {"time": "{time}", "day": "{date_short_pretty}", "day_time": "{date_short_pretty} at {time}"}
#: Signs that format mrkdwn even when they are escaped, and signs that look alike and do not.
LOOKALIKES = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})


def plain_text(words: str) -> Json:
    return {"type": "plain_text", "text": words, "emoji": True}


def escape(words: str) -> str:
    """*words* so that Slack finds no `<!channel>` in them."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def is_only_words(sentence: Iterable[Words]) -> bool:
    """Whether nothing in *sentence* needs more than letters."""
    return all(isinstance(piece, str | Person | Strong) for piece in sentence)


def rich(words: str | Sentence, mentions: Mentions, *, bold: bool = False) -> list[Json]:
    """The elements of a rich text section."""
    return [_rich(piece, mentions, bold) for piece in pieces(words)]


def _rich(piece: Words, mentions: Mentions, bold: bool) -> Json:
    match piece:
        case str():
            return text(piece, bold=bold)
        case When():
            return _styled(_date(piece), bold)
        case Strong(words=words):
            return text(words, bold=True)
        case Person(name=name):
            return text(name, bold=bold)
        case Mention(email=email, name=name):
            user = mentions.get(email)
            return _styled({"type": "user", "user_id": user}, bold) if user else text(name, bold=bold)
        case Link(words=words, url=url):
            return _styled({"type": "link", "url": url, "text": words}, bold)
        case _:
            assert_never(piece)


def text(words: str, *, bold: bool = False) -> Json:
    return _styled({"type": "text", "text": words}, bold)


def _styled(element: Json, bold: bool) -> Json:
    return element | {"style": {"bold": True}} if bold else element


def _date(when: When) -> Json:
    return {
        "type": "date",
        "timestamp": int(when.at.timestamp()),
        "format": DATE.get(when.form, DATE["day_time"]),
        "fallback": written(when),
    }


def mrkdwn(words: str | Sentence, mentions: Mentions) -> str:
    """
    *words* as markup in which only our own pieces are alive.

    Escaping does not stop `*`, `_`, `~` and backticks, and Slack has no escape
    for them: they are replaced by signs that look alike.
    """
    said = "".join(_mrkdwn(piece, mentions) for piece in pieces(words))
    return "\n".join("›" + line.removeprefix("&gt;") if line.startswith("&gt;") else line for line in said.split("\n"))


def _mrkdwn(piece: Words, mentions: Mentions) -> str:
    match piece:
        case str():
            return _dead(piece)
        case When():
            date = _date(piece)
            return f"<!date^{date['timestamp']}^{date['format']}|{_dead(date['fallback'])}>"
        case Strong(words=words):
            return wrapped(_dead(words), "*")
        case Person(name=name):
            return _dead(name)
        case Mention(email=email, name=name):
            return f"<@{mentions[email]}>" if mentions.get(email) else _dead(name)
        case Link(words=words, url=url):
            return f"<{escape(url)}|{_dead(words).replace('|', '∣')}>"
        case _:
            assert_never(piece)


def _dead(words: str) -> str:
    return escape(words).translate(LOOKALIKES)
