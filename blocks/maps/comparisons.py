"""One comparison of a condition in words."""

from collections.abc import Callable, Mapping

from blocks.maps.names import LANGUAGES
from blocks.maps.subjects import figure, is_declared, subject
from blocks.wording import listed
from bot.condition_paths import Path
from bot.feedback import Band, Scale
from bot.maps.nodes import Call, Compared, Named, Node, Number, Several, Text
from bot.program import SourceKind

_NUMBERS = {"<": "is lower than {}", "<=": "is {} or lower", ">": "is higher than {}", ">=": "is {} or higher"}
_LENGTHS = {
    "<": "shorter than {} characters", "<=": "at most {} characters long",
    ">": "longer than {} characters", ">=": "at least {} characters long",
}  # fmt: skip
_BANDS = {Band.DETRACTOR: "low", Band.PASSIVE: "middling", Band.PROMOTER: "high"}
_SCALES = {
    Scale.NPS: "0 to 10", Scale.CSAT5: "1 to 5", Scale.STARS5: "one to five stars", Scale.CES7: "1 to 7",
    Scale.GOOD_BAD: "good or bad",
}  # fmt: skip
_KINDS = {
    SourceKind.RELATIONSHIP: "a regular survey", SourceKind.TRANSACTIONAL: "a survey after a single event",
    SourceKind.JOURNEY: "a survey after a whole journey", SourceKind.REVIEW: "a review",
    SourceKind.SOCIAL: "a post in social media", SourceKind.CONTACT_CENTRE: "something from the contact centre",
    SourceKind.SIGNAL: "a signal",
}  # fmt: skip
_UNKNOWN = " (or is not known)"


def quoted(text: str) -> str:
    return f"“{text}”"


def compared(node: Compared) -> str | None:
    """*node*, with its value on the right, as a statement; None where it has no words."""
    operator = node.operator
    match node.left, node.right:
        case Named(path=path), Text(value=value) if operator in ("==", "!="):
            return _is_one_of(path, [value], yes=operator == "==")
        case Named(path=path), Number(written=number):
            return _number(path, operator, _counted(number))
        case Named(path=path), Several(items=items) if items and operator in ("in", "not in"):
            return _listed(path, items, yes=operator == "in")
        case Text(value=value), Named(path=path) if operator in ("in", "not in"):
            return _has(path, value, yes=operator == "in")
        case Call(function="size", arguments=(Named(path=("comment",)),), on=None), Number(written=number):
            return f"the comment is {_LENGTHS[operator].format(number)}" if operator in _LENGTHS else None
    return None


def _counted(number: str) -> str:
    """Large whole numbers with commas."""
    return f"{int(number):,}" if number.lstrip("-").isdecimal() else number


def _number(path: Path, operator: str, number: str) -> str | None:
    whose = figure(path)
    if whose is None:
        return None
    if operator in _NUMBERS:
        return f"{whose} {_NUMBERS[operator].format(number)}"
    return {
        "==": f"{whose} is {number}",
        "!=": f"{whose} is not {number}{_perhaps_unknown(path)}",
    }.get(operator)


def _listed(path: Path, items: tuple[Node, ...], *, yes: bool) -> str | None:
    """One of several texts, or one of several numbers."""
    texts = [each.value for each in items if isinstance(each, Text)]
    numbers = [_counted(each.written) for each in items if isinstance(each, Number)]
    if len(texts) == len(items):
        return _is_one_of(path, texts, yes=yes)
    whose = figure(path)
    return _is(path, whose, numbers, yes=yes) if whose and len(numbers) == len(items) else None


def _is_one_of(path: Path, values: list[str], *, yes: bool) -> str | None:
    if path in _SPECIAL:
        return _SPECIAL[path](values, yes)
    whose = subject(path)
    if whose is None:
        return None
    if not all(values):
        return _is_empty(path, whose, values, yes=yes)
    said = [LANGUAGES.get(value, quoted(value)) if path == ("language",) else quoted(value) for value in values]
    return _is(path, whose, said, yes=yes)


def _is(path: Path, whose: str, said: list[str], *, yes: bool) -> str:
    if yes:
        return f"{whose} is {listed(said, 'or')}"
    neither = f"neither {listed(said, 'nor')}" if len(said) > 1 else f"not {said[0]}"
    return f"{whose} is {neither}{_perhaps_unknown(path)}"


def _is_empty(path: Path, whose: str, values: list[str], *, yes: bool) -> str | None:
    """A text that nobody gave is empty, but for what a source declares."""
    if len(values) > 1 or is_declared(path):
        return None
    return f"{whose} is {'not ' if yes else ''}known"


def _perhaps_unknown(path: Path) -> str:
    return "" if is_declared(path) else _UNKNOWN


def _has(path: Path, value: str, *, yes: bool) -> str | None:
    if path == ("tags",):
        return f"it is {'' if yes else 'not '}tagged {quoted(value)}"
    whose = subject(path) if is_declared(path) else None
    return f"{whose} {'include' if yes else 'do not include'} {quoted(value)}" if whose else None


def _band(values: list[str], yes: bool) -> str | None:
    if not set(values) <= {"", *Band}:
        return None
    if "" in values:
        return _score_given(values, yes)
    said = [_BANDS[Band(value)] for value in values]
    terms = listed(values, "or")
    if yes:
        return f"a {listed(said, 'or')} score was given (a {terms})"
    return f"no {listed(said, 'or')} score was given (no {terms})"


def _score_given(values: list[str], yes: bool) -> str | None:
    others = [value for value in values if value]
    none = f"{'no' if yes else 'a'} score was given"
    if not others:
        return none
    return f"{none}{', or ' if yes else ', and '}{_band(others, yes)}"


def _scale(values: list[str], yes: bool) -> str | None:
    if not set(values) <= {"", *Scale}:
        return None
    said = [_SCALES[Scale(value)] if value else "none" for value in values]
    return f"the scale of the question is {'' if yes else 'not '}{listed(said, 'or')}"


def _kind(values: list[str], yes: bool) -> str | None:
    if not set(values) <= {*SourceKind}:
        return None
    said = [_KINDS[SourceKind(value)] for value in values]
    return (
        f"it is {listed(said, 'or')}" if yes else f"it is {'neither' if len(said) > 1 else 'not'} {listed(said, 'nor')}"
    )


def _previous_band(values: list[str], yes: bool) -> str | None:
    """Of somebody who never scored nothing is known, so that neither holds."""
    if not set(values) <= {*Band}:
        return None
    said = listed([_BANDS[Band(value)] for value in values], "or")
    return f"the score they gave before was {said}" if yes else f"they gave a score before, and it was not {said}"


def _source(values: list[str], yes: bool) -> str:
    return f"it {'comes' if yes else 'does not come'} from {listed([quoted(value) for value in values], 'or')}"


def _touchpoint(values: list[str], yes: bool) -> str | None:
    if not all(values):
        return None
    said = listed([quoted(value) for value in values], "or")
    return f"the customer was {'' if yes else 'not '}asked about {said}"


_SPECIAL: Mapping[Path, Callable[[list[str], bool], str | None]] = {
    ("band",): _band,
    ("scale",): _scale,
    ("source",): _source,
    ("kind",): _kind,
    ("history", "previous_band"): _previous_band,
    ("touchpoint",): _touchpoint,
}
