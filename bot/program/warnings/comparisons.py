"""Comparisons with what nobody ever says: a place that no team has, a language in words, a score beyond its scale."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from bot.condition_comparisons import Compared, compared_in
from bot.feedback import Scale
from bot.mistakes import Mistake, Place, nearest
from bot.place_names import folded
from bot.program.model import Program
from bot.program.sources import Source

#: What `language` can be: a code of ISO 639.
_CODE = re.compile(r"[a-z]{2,3}")
#: A language and perhaps where it is spoken: `de`, `en-GB`.
_LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_CODES: Final[Mapping[str, str]] = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dansk": "da", "deutsch": "de", "dutch": "nl",
    "english": "en", "español": "es", "finnish": "fi", "français": "fr", "french": "fr", "german": "de",
    "greek": "el", "hungarian": "hu", "italian": "it", "italiano": "it", "japanese": "ja", "nederlands": "nl",
    "norwegian": "no", "polish": "pl", "polski": "pl", "portuguese": "pt", "português": "pt", "romanian": "ro",
    "russian": "ru", "spanish": "es", "svenska": "sv", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
#: Formats of which no payload says another scale than its source.
_OF_ONE_SCALE = frozenset({"mapped", "typeform"})

#: What is found, and the remedy.
_Found = tuple[str, str]
#: Of what a condition compares with a plain value.
_Look = Callable[[Compared], _Found | None]


def comparisons(program: Program) -> Iterator[Mistake]:
    looks: Mapping[str, _Look] = {"location": _places(program), "language": _language, "score": _scores(program)}
    for place, condition in _conditions(program):
        found = (looks[each.path](each) for each in compared_in(condition) if each.path in looks)
        yield from (Mistake(place, *each) for each in dict.fromkeys(found) if each)


def _conditions(program: Program) -> Iterator[tuple[Place, str]]:
    yield from ((("segments", name), condition) for name, condition in program.segments.items())
    for number, workflow in enumerate(program.workflows):
        place = ("workflows", number)
        yield (*place, "when"), workflow.when
        yield from (((*place, "playbook_for", at, "when"), e.when) for at, e in enumerate(workflow.playbook_for))
        yield from (((*place, "templates_for", at, "when"), e.when) for at, e in enumerate(workflow.templates_for))


def locales(program: Program) -> Iterator[Mistake]:
    """Templates for a language by a name that no customer's data has for it."""
    for name, template in program.templates.items():
        if template.locale and not _LOCALE.fullmatch(template.locale):
            remedy = f"{_code_of(template.locale)} Until then nobody is offered it."
            yield Mistake(("templates", name, "locale"), f'no customer has the language "{template.locale}"', remedy)


def _places(program: Program) -> _Look:
    known = {folded(place): place for team in program.teams.values() for place in team.locations}

    def look(compared: Compared) -> _Found | None:
        place = compared.value
        if not known or not place or folded(place) in known:
            return None
        return f'no team looks after "{place}"', nearest(place, known.values())

    return look


def _language(compared: Compared) -> _Found | None:
    language = compared.value
    if not language or _CODE.fullmatch(language):
        return None
    return f'"language" is never "{language}"', _code_of(language)


def _code_of(language: str) -> str:
    """A whole sentence for whoever wrote a language in words."""
    first = re.split("[-_]", language, maxsplit=1)[0].lower()
    code = _CODES.get(language.casefold()) or (first if _CODE.fullmatch(first) else "")
    return f'Write "{code}".' if code else 'Write the code of the language: "de" for German, "fr" for French.'


def _scores(program: Program) -> _Look:
    limits = [scale.limits for source in program.sources.values() for scale in _scales(source)] or [Scale.NPS.limits]
    lowest, highest = min(low for low, _ in limits), max(high for _, high in limits)

    def look(compared: Compared) -> _Found | None:
        written = compared.value
        try:
            number = float(written)
        except ValueError:
            return None
        if not lowest <= number <= highest:
            remedy = f"Such a comparison holds for every score or for none: write a number from {lowest} to {highest}."
            return f"no score is {written}: they go from {lowest} to {highest}", remedy
        said = f"score {compared.operator} {written}"
        scores = f"they go from {lowest} to {highest}"
        if (compared.operator, number) in ((">=", lowest), ("<=", highest)):
            return f'"{said}" is true of every score: {scores}', "Write has_score, if any score will do."
        if (compared.operator, number) in (("<", lowest), (">", highest)):
            return f'"{said}" is true of no score: {scores}', "Write <= or >= if that one counts, too."
        return None

    return look


def _scales(source: Source) -> tuple[Scale, ...]:
    """How its scores may be read: where a payload may say it, in any way."""
    says = source.mapping is not None and bool(source.mapping.scale)
    return (source.scale,) if source.format in _OF_ONE_SCALE and not says else tuple(Scale)
