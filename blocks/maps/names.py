"""Names as one writes them: of languages, and of what the program file has in small letters."""

from collections.abc import Mapping
from typing import Final

from bot.program.remedies import label_of

LANGUAGES: Final[Mapping[str, str]] = {
    "cs": "Czech", "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "sv": "Swedish",
}  # fmt: skip


def language(locale: str) -> str:
    """ "German" for `de`; what is not known, and `en-GB`, stays as it is."""
    return LANGUAGES.get(locale, locale)


_LETTERS: Final = frozenset({"nps", "csat", "ces", "sms"})


def titled(name: str) -> str:
    """ "Relationship NPS" for `relationship-nps`."""
    first, *rest = label_of(name).split(" ")
    return " ".join(word.upper() if word.lower() in _LETTERS else word for word in (first, *rest))
