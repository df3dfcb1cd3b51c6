"""
The syntax tree of a condition.

Only what can be said in words has a kind of its own; whatever else CEL allows is
`Opaque`. Every node keeps its text, so that it can always be shown as it is
written.
"""

from dataclasses import dataclass, field

from bot.condition_paths import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    #: As it stands in the condition.
    source: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Text(_Node):
    value: str


@dataclass(frozen=True, slots=True)
class Number(_Node):
    #: With its sign, and without the `u` of an unsigned one.
    written: str


@dataclass(frozen=True, slots=True)
class YesNo(_Node):
    value: bool


@dataclass(frozen=True, slots=True)
class Named(_Node):
    """`customer.attributes.plan`, in either way of writing it."""

    path: Path


@dataclass(frozen=True, slots=True)
class Several(_Node):
    """`["a", "b"]`"""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Call(_Node):
    """`mentions("a")`, or with something before the dot: `comment.contains("a")`."""

    function: str
    arguments: tuple["Node", ...]
    on: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Compared(_Node):
    """*operator* is `==`, `!=`, `<`, `<=`, `>`, `>=` or `in`."""

    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Every(_Node):
    """`a && b && c`"""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either(_Node):
    """`a || b || c`"""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not(_Node):
    part: "Node"


@dataclass(frozen=True, slots=True)
class Opaque(_Node):
    """Something that is only shown as it is written."""


Node = Text | Number | YesNo | Named | Several | Call | Compared | Every | Either | Not | Opaque
