"""What a condition asks for, read from its text, where that is nothing but plain comparisons."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.condition_paths import tokens

Literal = str | float | bool | None

_OPERATORS = frozenset({"==", "!=", "<", "<=", ">", ">="})
_JOINS = frozenset({"&&", "||", "!", "(", ")"})
_PAIRS = frozenset({"==", "!=", "<=", ">=", "&&", "||"})
_CONSTANTS: dict[str, Literal] = {"true": True, "false": False, "null": None}


class CannotTell(Exception):
    """A condition says more than plain comparisons do. No fault of anybody's: nothing is said about it."""


@dataclass(slots=True)
class Asked:
    """Each path with the values it is compared with, and the words that a comment is searched for."""

    values: dict[str, set[Literal]] = field(default_factory=dict)
    mentions: list[tuple[str, ...]] = field(default_factory=list)

    def note(self, path: str, *values: Literal) -> None:
        self.values.setdefault(path, set()).update(values)

    def add(self, other: "Asked") -> None:
        for path, values in other.values.items():
            self.note(path, *values)
        self.mentions += other.mentions


@dataclass(frozen=True, slots=True)
class _Item:
    #: `path`, `literal`, `operator`, or a sign as it is.
    kind: str
    text: str
    value: Literal = None


def asked_by(condition: str) -> Asked:
    """What *condition*, which must be CEL, asks for; raises `CannotTell` for any but comparisons with plain values."""
    reader = _Reader(list(_items(condition)))
    while reader.kind():
        reader.read_one()
    return reader.asked


class _Reader:
    def __init__(self, items: list[_Item]) -> None:
        self._items = items
        self._at = 0
        self.asked = Asked()

    def kind(self, ahead: int = 0) -> str:
        place = self._at + ahead
        return self._items[place].kind if place < len(self._items) else ""

    def read_one(self) -> None:
        kinds = tuple(self.kind(ahead) for ahead in range(3))
        match kinds:
            case ("path", "(", _):
                self._call()
            case ("path", "operator", "literal"):
                path, _, literal = self._take(3)
                self.asked.note(path.text, literal.value)
            case ("literal", "operator", "path"):
                literal, _, path = self._take(3)
                self.asked.note(path.text, literal.value)
            case ("path", "in", "["):
                [path, *_] = self._take(3)
                self.asked.note(path.text, *self._list("]"))
            case ("literal", "in", "path"):
                literal, _, path = self._take(3)
                self.asked.note(path.text, literal.value)
            case ("path", following, _) if following in ("", *_JOINS):
                self.asked.note(self._take(1)[0].text)
            case ("literal", following, _) if following in ("", *_JOINS) and isinstance(
                self._items[self._at].value, bool
            ):
                self._take(1)
            case (sign, _, _) if sign in _JOINS:
                self._take(1)
            case _:
                raise CannotTell

    def _call(self) -> None:
        function, _ = self._take(2)
        if function.text == "has" and self.kind() == "path" and self.kind(1) == ")":
            self.asked.note(self._take(2)[0].text)
        elif function.text == "mentions":
            self.asked.mentions.append(tuple(str(word) for word in self._list(")")))
        else:
            raise CannotTell

    def _list(self, end: str) -> list[Literal]:
        found: list[Literal] = []
        while self.kind() == "literal":
            found.append(self._take(1)[0].value)
            if self.kind() == ",":
                self._take(1)
        if self.kind() != end:
            raise CannotTell
        self._take(1)
        return found

    def _take(self, count: int) -> list[_Item]:
        taken = self._items[self._at : self._at + count]
        self._at += count
        return taken


def _items(condition: str) -> Iterator[_Item]:
    """Paths, values and operators, each in one piece."""
    found = list(tokens(condition))
    at = 0
    while at < len(found):
        kind, text = found[at]
        at += 1
        following = found[at] if at < len(found) else ("", "")
        if kind == "name" and text in _CONSTANTS:
            yield _Item("literal", text, _CONSTANTS[text])
        elif kind == "name" and text == "in":
            yield _Item("in", text)
        elif kind == "name":
            while at + 1 < len(found) and found[at][1] == "." and found[at + 1][0] == "name":
                text += f".{found[at + 1][1]}"
                at += 2
            yield _Item("path", text)
        elif kind == "text":
            yield _Item("literal", text, _text(text))
        elif kind == "number":
            yield _Item("literal", text, _number(text))
        elif text == "-" and following[0] == "number":
            yield _Item("literal", text, -_number(following[1]))
            at += 1
        elif text + following[1] in _PAIRS:
            pair = text + following[1]
            yield _Item("operator" if pair in _OPERATORS else pair, pair)
            at += 1
        else:
            yield _Item("operator" if text in _OPERATORS else text, text)


def _text(written: str) -> str:
    """What stands between plain quotes; what is escaped says more than can be told here."""
    if written[0] not in "\"'" or "\\" in written or written[:3] in ('"""', "'''"):
        raise CannotTell
    return written[1:-1]


def _number(written: str) -> float:
    try:
        return float(written)
    except ValueError as unknown:  # 0x1F, 3u
        raise CannotTell from unknown
