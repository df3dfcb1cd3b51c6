"""
The words of `mentions("cancel", "leave")`, handed over in one text.

CEL hands each text over by itself, and that costs more than looking for all
of them: a condition has dozens.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from bot.condition_paths import TOKEN

#: Between one word and the next: no keyboard has it.
SEPARATOR: Final = "\x1f"
_MENTIONS = "mentions"
#: A text as nearly everybody writes it; any other is handed over as it stands.
_PLAIN = re.compile(rf"""'[^'"\\{SEPARATOR}]*'|"[^"\\{SEPARATOR}]*\"""")

_Token = re.Match[str]


def with_words_in_one(condition: str) -> str:
    """*condition*, which must be CEL, asking for the same words."""
    tokens = [each for each in TOKEN.finditer(condition) if each.lastgroup and each.lastgroup != "space"]
    for words in reversed(list(_lists(tokens))):
        joined = SEPARATOR.join(each.group()[1:-1] for each in words)
        condition = f'{condition[: words[0].start()]}"{joined}"{condition[words[-1].end() :]}'
    return condition


def _lists(tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """What stands in the brackets of each `mentions`, where all of it is plain texts."""
    said = [each.group() for each in tokens]
    for at, text in enumerate(said):
        if text != _MENTIONS or said[at + 1 : at + 2] != ["("] or said[max(at - 1, 0)] == ".":
            continue
        end = said.index(")", at)
        words, commas = tokens[at + 2 : end : 2], said[at + 3 : end : 2]
        if len(words) > 1 and all(map(_is_plain, words)) and set(commas) == {","} and len(words) > len(commas):
            yield words


def _is_plain(token: _Token) -> bool:
    return _PLAIN.fullmatch(token.group()) is not None
