"""Comparisons that can never hold: a text with a number, a band that is none."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bot.condition_facts import Facts, Vocabulary
from bot.condition_paths import tokens
from bot.feedback import Band, Scale
from bot.mistakes import nearest

_OPERATORS = frozenset({"==", "!=", "<", "<=", ">", ">="})
#: How a comparison reads from its other side.
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
#: Beside these, what stands next to a comparison is only a part of what is compared.
_CALCULATES = frozenset("+-*/%.[(")
_QUOTES = "\"'"


class Impossible(NamedTuple):
    found: str
    remedy: str


class Compared(NamedTuple):
    """A path and a plain value, read as if the path stood first; `in` for each value of a list."""

    path: str
    operator: str
    value: str


class _Item(NamedTuple):
    #: `path`, `text`, `number`, `yes_no`, `operator`, or a sign as it is.
    kind: str
    text: str


_CALLED = {"text": "a text", "number": "a number", "yes_no": "a yes or no", "list": "a list"}


def impossible(expression: str, vocabulary: Vocabulary) -> Impossible | None:
    """The first comparison in *expression*, which must be CEL, that holds for no feedback at all."""
    facts = vocabulary.sample().facts
    for path, _, value in _compared(list(_items(expression))):
        kind = _kind(path, facts)
        if kind and kind != value.kind:
            return _of_another_kind(path, kind, value)
        known = _values(path, vocabulary)
        if known and value.text not in known:
            return Impossible(f'"{path}" is never "{value.text}"', nearest(value.text, known))
    return None


def compared_in(expression: str) -> Iterator[Compared]:
    """What *expression*, which must be CEL, compares with plain values."""
    return (Compared(path, how, value.text) for path, how, value in _compared(list(_items(expression))))


def _of_another_kind(path: str, kind: str, value: _Item) -> Impossible:
    remedies = {
        "text": f'Put text in quotes, as in {path} == "word".',
        "number": f"Write the number without quotes, as in {path} <= 6.",
        "yes_no": f"Write {path}, or !{path} for its opposite.",
        "list": f'Ask whether something is in it, as in "word" in {path}.',
    }
    found = f'"{path}" is {_CALLED[kind]}, and here it is compared with {_CALLED[value.kind]}'
    return Impossible(found, remedies[kind])


def _kind(path: str, facts: Facts) -> str:
    """What *path* holds; empty where nobody can tell."""
    value: object = facts
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    kinds: tuple[tuple[type, str], ...] = ((bool, "yes_no"), (int, "number"), (float, "number"), (str, "text"))
    return next((kind for type_, kind in (*kinds, (list, "list")) if isinstance(value, type_)), "")


def _values(path: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All that *path* can be; empty where that is open."""
    match path:
        case "band":
            return ("", *Band)
        case "scale":
            return ("", *Scale)
        case "source":
            return vocabulary.sources
    return ()


def _compared(items: list[_Item]) -> Iterator[tuple[str, str, _Item]]:
    """Paths, how they are compared, and the plain values with which."""
    edge = _Item("", "")
    padded = [edge, edge, *items, edge, edge]
    for at in range(2, len(padded) - 2):
        before, left, here, right, after = padded[at - 2 : at + 3]
        if here.kind == "operator" and not ({before.text, after.text} & _CALCULATES - {"("}) and after.text != "(":
            if left.kind == "path" and right.kind in _CALLED:
                yield left.text, here.text, right
            elif right.kind == "path" and left.kind in _CALLED:
                yield right.text, _TURNED.get(here.text, here.text), left
        elif here == _Item("path", "in") and left.kind == "path" and right.text == "[":
            yield from ((left.text, here.text, item) for item in _listed(padded[at + 2 :]))


def _listed(items: list[_Item]) -> Iterator[_Item]:
    """The plain values of a list, up to its end."""
    for item in items:
        if item.text == "]":
            return
        if item.kind in _CALLED:
            yield item


def _items(expression: str) -> Iterator[_Item]:
    """*expression* with its paths and operators in one piece each."""
    found = list(tokens(expression))
    at = 0
    while at < len(found):
        kind, text = found[at]
        at += 1
        if kind == "name" and text in ("true", "false"):
            yield _Item("yes_no", text)
        elif kind == "name":
            while at + 1 < len(found) and found[at][1] == "." and found[at + 1][0] == "name":
                text += f".{found[at + 1][1]}"
                at += 2
            yield _Item("path", text)
        elif kind == "sign" and at < len(found) and text + found[at][1] in _OPERATORS:
            yield _Item("operator", text + found[at][1])
            at += 1
        elif text in _OPERATORS:
            yield _Item("operator", text)
        else:
            yield _Item(kind if kind in _CALLED else text, text.strip(_QUOTES) if kind == "text" else text)
