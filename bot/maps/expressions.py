"""A condition read into its syntax tree, for whoever puts it into words."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bot.condition_paths import TOKEN
from bot.maps.nodes import (
    Call,
    Compared,
    Either,
    Every,
    Named,
    Node,
    Not,
    Number,
    Opaque,
    Several,
    Text,
    YesNo,
)

_RELATIONS = ("==", "!=", "<=", ">=", "<", ">", "in")
_DOUBLE = frozenset({"==", "!=", "<=", ">=", "&&", "||"})
_CALCULATES = frozenset("+-*/%")
#: Deeper brackets are nothing that anybody would say.
_DEEPEST = 20
_QUOTES = "\"'"


class _Unread(ValueError):
    """Something that this reader does not know."""


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


_END = _Token("", "", 0, 0)


def read(condition: str) -> Node:
    """The tree of *condition*, which must be CEL; all of it `Opaque` where this reader does not know a part of it."""
    try:
        return _Reader(condition).whole()
    except _Unread:
        return Opaque(source=in_one_line(condition))


def in_one_line(condition: str) -> str:
    """*condition* as it is written, without comments and line breaks."""
    return _written(_tokens(condition))


def _written(tokens: Sequence["_Token"]) -> str:
    return "".join(
        f"{' ' if before and before.end < token.start else ''}{token.text}"
        for before, token in zip([None, *tokens], tokens, strict=False)
    )


def _tokens(condition: str) -> list[_Token]:
    """The pieces of *condition*, with signs of two characters in one."""
    found: list[_Token] = []
    for match in TOKEN.finditer(condition):
        if not match.lastgroup or match.lastgroup == "space":
            continue
        token = _Token(match.lastgroup, match.group(), match.start(), match.end())
        before = found[-1] if found else _END
        if before.kind == "sign" and before.end == token.start and before.text + token.text in _DOUBLE:
            found[-1] = _Token("sign", before.text + token.text, before.start, token.end)
        else:
            found.append(token)
    return found


class _Reader:
    """Reads from the left; each method takes as much as it knows."""

    def __init__(self, condition: str) -> None:
        self._tokens = _tokens(condition)
        self._at = 0
        self._depth = 0

    def whole(self) -> Node:
        node = self._choice()
        if self._next.kind:
            raise _Unread(self._next.text)
        return node

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _END

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1] if self._at <= len(self._tokens) else _END

    def _takes(self, sign: str) -> bool:
        """Whether *sign* comes next; then it is taken."""
        is_next = self._next.text == sign and self._next.kind in ("sign", "name")
        self._at += is_next
        return is_next

    def _must(self, sign: str) -> None:
        if not self._takes(sign):
            raise _Unread(sign)

    def _since(self, start: int) -> str:
        """The text from token *start* to the last one taken, in one line."""
        return _written(self._tokens[start : self._at])

    def _choice(self) -> Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Unread("(")
        node = self._choice_here()
        self._depth -= 1
        return node

    def _choice_here(self) -> Node:
        start, node = self._at, self._either()
        if not self._takes("?"):
            return node
        self._choice()
        self._must(":")
        self._choice()
        return Opaque(source=self._since(start))

    def _either(self) -> Node:
        start, parts = self._at, self._joined("||", self._every)
        flat = [each for part in parts for each in (part.parts if isinstance(part, Either) else (part,))]
        return parts[0] if len(parts) == 1 else Either(tuple(flat), source=self._since(start))

    def _every(self) -> Node:
        start, parts = self._at, self._joined("&&", self._relation)
        flat = [each for part in parts for each in (part.parts if isinstance(part, Every) else (part,))]
        return parts[0] if len(parts) == 1 else Every(tuple(flat), source=self._since(start))

    def _joined(self, sign: str, part: Callable[[], Node]) -> list[Node]:
        parts = [part()]
        while self._takes(sign):
            parts.append(part())
        return parts

    def _relation(self) -> Node:
        start, left = self._at, self._sum()
        operator = self._next.text if self._next.kind in ("sign", "name") else ""
        if operator not in _RELATIONS:
            return left
        self._take()
        return Compared(operator, left, self._sum(), source=self._since(start))

    def _sum(self) -> Node:
        """Whatever is calculated is shown as it is written."""
        start, node = self._at, self._signed()
        while self._next.kind == "sign" and self._next.text in _CALCULATES:
            self._take()
            self._signed()
            node = Opaque(source=self._since(start))
        return node

    def _signed(self) -> Node:
        start = self._at
        if self._takes("!"):
            self._must_not_repeat("!")
            part = self._signed()
            return Not(part, source=self._since(start))
        if self._takes("-"):
            self._must_not_repeat("-")
            part, source = self._signed(), self._since(start)
            return Number(f"-{part.written}", source=source) if isinstance(part, Number) else Opaque(source=source)
        return self._member()

    def _must_not_repeat(self, sign: str) -> None:
        """`!!a` and `--1` are nothing that anybody would say, and may be as long as a condition."""
        if self._next.text == sign:
            raise _Unread(sign)

    def _member(self) -> Node:
        start, node = self._at, self._primary()
        while self._next.text in (".", "[") and self._next.kind == "sign":
            node = self._step(start, node)
        return node

    def _step(self, start: int, node: Node) -> Node:
        if self._takes("["):
            index = self._choice()
            self._must("]")
            if isinstance(node, Named) and isinstance(index, Text):
                return Named((*node.path, index.value), source=self._since(start))
            return Opaque(source=self._since(start))
        self._must(".")
        name = self._name()
        if self._takes("("):
            return Call(name, self._list(")"), node, source=self._since(start))
        if isinstance(node, Named):
            return Named((*node.path, name), source=self._since(start))
        return Opaque(source=self._since(start))

    def _name(self) -> str:
        token = self._take()
        if token.kind != "name":
            raise _Unread(token.text)
        return token.text

    def _primary(self) -> Node:
        start = self._at
        if self._takes("("):
            inside = self._choice()
            self._must(")")
            return inside
        if self._takes("["):
            return Several(self._list("]"), source=self._since(start))
        token = self._take()
        match token.kind:
            case "text" if token.text[0] in _QUOTES and "\\" not in token.text and token.text[:3] not in _TRIPLE:
                return Text(token.text[1:-1], source=token.text)
            case "number" if token.text[:2].lower() != "0x":
                return Number(token.text.rstrip("uU"), source=token.text)
            case "text" | "number":
                return Opaque(source=token.text)
            case "name":
                return self._named(start, token.text)
        raise _Unread(token.text)

    def _named(self, start: int, name: str) -> Node:
        if name in ("true", "false"):
            return YesNo(name == "true", source=name)
        if name == "null":
            return Opaque(source=name)
        if self._takes("("):
            return Call(name, self._list(")"), source=self._since(start))
        return Named((name,), source=name)

    def _list(self, end: str) -> tuple[Node, ...]:
        """What stands between commas up to *end*, which is taken."""
        items: list[Node] = []
        while not self._takes(end):
            items.append(self._choice())
            if self._next.text != end:
                self._must(",")
        return tuple(items)


_TRIPLE = ('"""', "'''")
