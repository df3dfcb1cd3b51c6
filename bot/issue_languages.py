"""In which languages those who wait in a known issue are written to, where one text is not enough."""

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.dossier import Dossier
from bot.words import WordsId

#: A form asks for no more than this besides the text for everybody.
MOST = 3
#: A language and how many read it, the most first; an empty one stands for those of whom nobody knows.
Languages = tuple[tuple[str, int], ...]


def language_of(dossier: Dossier) -> str:
    """As `de`; empty where nobody said."""
    known = dossier.customer.customer.locale if dossier.customer else ""
    return language_in(known or dossier.feedback.customer.locale)


def language_in(locale: str) -> str:
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language.isascii() and language.isalpha() and len(language) in (2, 3) else ""


def languages_of(files: Iterable[Dossier]) -> Languages:
    counted = Counter(map(language_of, files))
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def asked_for(languages: Languages) -> Sequence[str]:
    """Which may have a text of their own: what most of them read is what everybody gets."""
    known = [language for language, _ in languages if language]
    return known[1 : 1 + MOST]


def text_of(draft: WordsId, language: str) -> WordsId:
    """Under which id a language's own text is kept; without a language, the one for everybody."""
    return f"{draft}.{language}" if language else draft
