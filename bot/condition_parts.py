"""Which part of a condition did not hold, and what was seen there: for authors who wonder."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

from bot.condition_facts import Situation, Vocabulary
from bot.condition_paths import TOKEN, Path, spoken
from bot.conditions import BadCondition, Condition, Verdict

_NO_SEGMENTS: Mapping[str, str] = MappingProxyType({})
_SEGMENT = "segment."
_OPENS, _CLOSES = "([{", ")]}"
#: Longer pieces of the condition, and of what a customer wrote, are cut.
_LONGEST = 60


def why_not(
    source: str, vocabulary: Vocabulary, situation: Situation, segments: Mapping[str, str] = _NO_SEGMENTS
) -> str:
    """
    The parts of *source*, which holds not in *situation*, that are to blame.

    `a && b` fails by each part that does not hold; `a || b` by all of them. Of a
    segment it is the parts of what *segments* says of it.
    """
    return "; ".join(dict.fromkeys(_blamed(source, vocabulary, situation, segments)))


def conjuncts(source: str) -> list[str]:
    """The parts of *source* all of which have to hold."""
    plain = _unwrapped(source)
    parts = _split(plain, "&&") if len(_split(plain, "||")) == 1 else [plain]
    return [plain] if len(parts) == 1 else [part for each in parts for part in conjuncts(each)]


def _blamed(source: str, vocabulary: Vocabulary, situation: Situation, segments: Mapping[str, str]) -> Iterator[str]:
    plain = _unwrapped(source)
    parts = _split(plain, "||")
    parts = parts if len(parts) > 1 else _split(plain, "&&")
    if len(parts) == 1:
        said = segments.get(plain.removeprefix(_SEGMENT)) if plain.startswith(_SEGMENT) else None
        if said is not None:
            # no segment speaks of another one
            inside = _blamed(said, replace(vocabulary, segments=()), situation, _NO_SEGMENTS)
            yield f"{plain}, because {'; '.join(dict.fromkeys(inside))}"
        else:
            yield _seen(plain, situation)
        return
    for part in parts:
        if not _holds(part, vocabulary, situation):
            yield from _blamed(part, vocabulary, situation, segments)


def _holds(part: str, vocabulary: Vocabulary, situation: Situation) -> bool:
    try:
        return Condition.compile(part, vocabulary).verdict(situation).verdict is Verdict.MATCHED
    except BadCondition:  # a part that makes sense only where it stands
        return False


def _seen(part: str, situation: Situation) -> str:
    paths = sorted(spoken(part).paths)
    values = ", ".join(f"{'.'.join(path)} is {_value(path, situation)}" for path in paths)
    return f"{_short(part)}: {values}" if values else f"{_short(part)} does not hold"


def _value(path: Path, situation: Situation) -> str:
    value: object = situation.facts
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    match value:
        case None:
            return "not known"
        case bool():
            return str(value).lower()
        case str():
            return f'"{_short(value)}"'
    return _short(str(value))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def _unwrapped(source: str) -> str:
    """*source* without parentheses around the whole of it."""
    plain = source.strip()
    while plain.startswith("(") and _closing(plain) == len(plain) - 1:
        plain = plain[1:-1].strip()
    return plain


def _closing(source: str) -> int:
    """Where the parenthesis closes with which *source* begins."""
    return next(at for at, sign, depth in _signs(source) if depth == 0 and sign in _CLOSES)


def _split(source: str, operator: str) -> list[str]:
    """The parts between *operator*, outside of all brackets; one where a question (`?`) decides which part counts."""
    outside = [(at, sign) for at, sign, depth in _signs(source) if depth == 0]
    if any(sign == "?" for _, sign in outside):
        return [source]
    cuts = [at for (at, sign), (after, next_) in pairwise(outside) if sign + next_ == operator and after == at + 1]
    starts = [0, *(at + len(operator) for at in cuts)]
    return [source[start:end].strip() for start, end in zip(starts, [*cuts, len(source)], strict=True)]


def _signs(source: str) -> Iterator[tuple[int, str, int]]:
    """Every sign of *source*, where it stands, and how deep; a bracket is as deep as what is around it."""
    depth = 0
    for match in TOKEN.finditer(source):
        if match.lastgroup != "sign":
            continue
        sign = match.group()
        depth -= sign in _CLOSES
        yield match.start(), sign, depth
        depth += sign in _OPENS
