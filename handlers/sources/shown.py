"""What may be shown of a value that cannot be read: its figures, and no words."""

import re

_LETTERS, _DIGITS = re.compile(r"[^\W\d_]{2,}"), re.compile(r"\d")
#: So much of it shows how it was written.
_SHOWN = 30
#: A score has no more; what has is a number to call, or somebody's contract.
OF_A_SCORE = 6
#: The same for a day, a time and a zone.
OF_A_TIME = 18


def shown(value: object, digits: int) -> str:
    """
    "3,5", or "3 xxxx 2026": no word, and figures only where there are no more than so many *digits*.

    Where the columns of a file slipped, a comment may stand in the score's, or a
    number to call.
    """
    if value is None or not isinstance(value, str | int | float):
        return ""
    words = " ".join(str(value).split())[:_SHOWN]
    if _LETTERS.search(words) and not _DIGITS.search(words):
        return ""
    words = _LETTERS.sub(lambda found: "x" * len(found[0]), words)
    return words if len(_DIGITS.findall(words)) <= digits else _DIGITS.sub("#", words)
