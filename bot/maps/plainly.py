"""
A condition's tree as one would say it: nothing negated but single statements, and no question asked twice.

`!(a && b)` is `!a || !b`, `!(x < 3)` is `x >= 3`, and `x == "a" || x == "b"` is `x in ["a", "b"]`. Each holds for
exactly the same feedback, what is not known included.
"""

from collections.abc import Mapping
from itertools import groupby

from bot.condition_paths import Path
from bot.maps.expressions import read
from bot.maps.nodes import Call, Compared, Either, Every, Named, Node, Not, Number, Several, Text, YesNo

#: What holds when a comparison does not; `not in` is only spoken of here.
NEGATED: Mapping[str, str] = {
    "==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<", "in": "not in", "not in": "in",
}  # fmt: skip
_FLIPPED: Mapping[str, str] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def read_plainly(condition: str) -> Node:
    """The tree of *condition*, which must be CEL, as one would say it."""
    return plainly(read(condition))


def plainly(node: Node, *, yes: bool = True) -> Node:
    """*node*, or its opposite."""
    match node:
        case Not(part=part):
            return plainly(part, yes=not yes)
        case Every(parts=parts) | Either(parts=parts):
            return _group(tuple(plainly(part, yes=yes) for part in parts), every=isinstance(node, Every) is yes)
        case YesNo(value=value):
            return YesNo(value is yes, source=node.source)
        case Compared():
            return _compared(node, yes=yes)
    return node if yes else Not(node, source=f"!({node.source})")


def _compared(node: Compared, *, yes: bool) -> Node:
    """The value on the right, except where something is looked for in a list."""
    operator, left, right = node.operator, node.left, node.right
    if isinstance(left, Text | Number | YesNo) and operator != "in":
        operator, left, right = _FLIPPED.get(operator, operator), right, left
    if yes:
        return Compared(operator, left, right, source=node.source)
    return Compared(NEGATED[operator], left, right, source=f"!({node.source})")


def _group(parts: tuple[Node, ...], *, every: bool) -> Node:
    kind = Every if every else Either
    flat = [each for part in parts for each in (part.parts if isinstance(part, kind) else (part,))]
    merged: list[Node] = []
    for asked, run in groupby(flat, key=lambda part: _asks(part, every=every)):
        same = list(run)
        merged += [_in_one(same)] if asked and len(same) > 1 else same
    sign = " && " if every else " || "
    source = sign.join(f"({each.source})" if isinstance(each, Every | Either) else each.source for each in merged)
    return merged[0] if len(merged) == 1 else kind(tuple(merged), source=source)


def _asks(part: Node, *, every: bool) -> Path | str | None:
    """What may be merged with its neighbours that ask the same; None of what stands alone."""
    match part:
        case Compared(operator=operator, left=Named(path=path), right=Text()):
            return path if operator == ("!=" if every else "==") else None
        case Call(function="mentions", on=None) if not every:
            return "mentions"
    return None


def _in_one(same: list[Node]) -> Node:
    source = (" && " if isinstance(same[0], Compared) and same[0].operator == "!=" else " || ").join(
        each.source for each in same
    )
    if isinstance(same[0], Call):
        arguments = tuple(argument for each in same if isinstance(each, Call) for argument in each.arguments)
        return Call("mentions", arguments, source=source)
    comparisons = [each for each in same if isinstance(each, Compared)]
    operator = "in" if comparisons[0].operator == "==" else "not in"
    values = Several(tuple(each.right for each in comparisons))
    return Compared(operator, comparisons[0].left, values, source=source)
