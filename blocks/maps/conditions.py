"""
A condition in words that a business reader understands.

What these words cannot say exactly is shown as it is written: a part of a
condition where the rest can be said, else all of it. An attribute that nobody
gave makes no match either way; where the bot knows of a value that it is
missing, `!=` holds, and the words say so.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

from blocks.maps.comparisons import compared, quoted
from blocks.maps.page import Code, Words
from blocks.maps.subjects import is_declared, subject
from blocks.wording import listed, spaced
from bot.condition_paths import Path
from bot.maps.nodes import Call, Compared, Either, Every, Named, Node, Not, Text, YesNo
from bot.maps.plainly import read_plainly

_WANTED: Path = ("contact", "wanted")
_YES_NO: Mapping[Path, tuple[str, str]] = {
    ("has_score",): ("a score was given", "no score was given"),
    ("has_comment",): ("the customer wrote a comment", "there is no comment"),
    _WANTED: ("the customer asks to hear from us", "the customer says that they want no contact"),
}
_TESTS: Mapping[str, tuple[str, str]] = {
    "contains": ("contains", "does not contain"),
    "startsWith": ("begins with", "does not begin with"),
    "endsWith": ("ends with", "does not end with"),
}


def in_words(condition: str) -> Words | None:
    """*condition* as the end of "it starts when …"; None where it can only be shown as it is written."""
    node = read_plainly(condition)
    if isinstance(node, YesNo):
        return ("whatever the feedback is",) if node.value else ("never",)
    if not isinstance(node, Every | Either):
        clause = _clause(node)
        return None if clause is None else (clause,)
    parts = [(part, _part(part)) for part in node.parts]
    if not any(words for _, words in parts):
        return None
    return _joined(_in_order(parts), _by(node))


def _in_order(parts: Sequence[tuple[Node, Words | None]]) -> list[Words]:
    """
    Single statements first, then groups, then what is shown as it is written.

    Only a last group needs no parentheses to be told from what follows.
    """
    plain = [words for part, words in parts if words and not isinstance(part, Every | Either)]
    groups = [words for part, words in parts if words and isinstance(part, Every | Either)]
    written = [("this holds: ", Code(part.source)) for part, words in parts if not words]
    if groups and not written:
        return [*plain, *(("(", *words, ")") for words in groups[:-1]), groups[-1]]
    return [*plain, *(("(", *words, ")") for words in groups), *written]


def _part(node: Node) -> Words | None:
    """A part of a condition; a group within it begins with "either" or "both", and groups no further."""
    if not isinstance(node, Every | Either):
        clause = _clause(node)
        return None if clause is None else (clause,)
    clauses = [None if isinstance(part, Every | Either) else _clause(part) for part in node.parts]
    if not all(clauses):
        return None
    return _joined(
        [("both " if isinstance(node, Every) else "either ",), *((each,) for each in clauses if each)], _by(node)
    )


def _by(group: Every | Either) -> str:
    return "and" if isinstance(group, Every) else "or"


def _joined(parts: Sequence[Words], by: str) -> Words:
    pieces: list[str | Code] = []
    for part in parts:
        opens = not pieces or pieces == ["both "] or pieces == ["either "]
        pieces += part if opens else [f", {by} ", *part]
    merged: list[str | Code] = []
    for is_words, run in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        beside = list(run)
        merged += ["".join(str(piece) for piece in beside)] if is_words else beside
    return tuple(merged)


def _clause(node: Node) -> str | None:
    """One statement; None where these words cannot say it."""
    match node:
        case Named(path=path):
            return _yes_no(path, yes=True)
        case Not(part=Named(path=path)):
            return _yes_no(path, yes=False)
        case Compared(left=Named(path=path), right=YesNo(value=value)):
            return _is_yes(path, node.operator, value)
        case Compared():
            return compared(node)
        case Call():
            return _call(node, yes=True)
        case Not(part=Call() as call):
            return _call(call, yes=False)
    return None


def _yes_no(path: Path, *, yes: bool) -> str | None:
    if path in _YES_NO:
        return _YES_NO[path][0 if yes else 1]
    if path[0] == "segment" and len(path) == 2:
        counts = "counts" if yes else "does not count"
        return f"the feedback {counts} as {quoted(spaced(path[1]))}"
    whose = subject(path) if is_declared(path) else None
    return f"{whose} is {quoted('yes' if yes else 'no')}" if whose else None


def _is_yes(path: Path, operator: str, value: bool) -> str | None:
    """`path == true` and its like. Of these only a wish for contact can be known to be missing: then `!=` holds."""
    if operator == "==":
        return _yes_no(path, yes=value)
    if operator != "!=":
        return None
    if path == _WANTED:
        return "the customer does not ask to hear from us" if value else None
    return _yes_no(path, yes=not value)


def _call(call: Call, *, yes: bool) -> str | None:
    texts = [argument.value for argument in call.arguments if isinstance(argument, Text)]
    if call.function == "has" and len(call.arguments) == 1 and isinstance(call.arguments[0], Named):
        known = subject(call.arguments[0].path) if is_declared(call.arguments[0].path) else None
        return f"{known} is {'' if yes else 'not '}known" if known else None
    if len(texts) != len(call.arguments) or not texts:
        return _exists(call, yes=yes)
    if call.function == "mentions" and call.on is None:
        return _mentions([quoted(text) for text in texts], yes=yes)
    if call.function in _TESTS and isinstance(call.on, Named) and len(texts) == 1:
        whose = subject(call.on.path)
        return f"{whose} {_TESTS[call.function][0 if yes else 1]} {quoted(texts[0])}" if whose else None
    return None


def _mentions(words: list[str], *, yes: bool) -> str:
    if yes:
        return f"the comment mentions {listed(words, 'or')}"
    if len(words) > 1:
        return f"the comment mentions neither {listed(words, 'nor')}"
    return f"the comment does not mention {words[0]}"


def _exists(call: Call, *, yes: bool) -> str | None:
    """`tags.exists(tag, tag == "invoice")`, which is `"invoice" in tags`."""
    if call.function != "exists" or not isinstance(call.on, Named) or len(call.arguments) != 2:
        return None
    each, test = call.arguments
    match test:
        case Compared(operator="==", left=left, right=Text() as value) if left == each:
            return compared(Compared("in" if yes else "not in", value, call.on))
    return None
