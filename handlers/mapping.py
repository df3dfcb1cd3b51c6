"""The expressions of a source's mapping, in JMESPath: read once, worked out for each payload."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jmespath
from jmespath.exceptions import IncompleteExpressionError, JMESPathError, LexerError, ParseError
from jmespath.functions import Functions
from jmespath.parser import ParsedResult

from bot.errors import FeedbackError, ProgramError
from bot.mistakes import Mistake, Place, nearest

#: The format whose payloads are read by the program's own mapping.
MAPPED = "mapped"
_FUNCTIONS = Functions.FUNCTION_TABLE
#: Below `mapping`: what holds no expression.
_PLAIN = frozenset({"times", "zone"})
#: What one answer, or one customer, is known by.
_TELL_APART = frozenset({"id", "email"})


class BadExpression(ProgramError):
    """An expression that cannot be used: what was found in it, and a remedy as a whole sentence."""

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(f"{found}. {remedy}")
        self.found = found
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Expression:
    """One compiled expression, under the name it has in the mapping: `customer.email`."""

    name: str
    text: str
    _parsed: ParsedResult

    @property
    def is_fixed(self) -> bool:
        """Whether it is the same whatever it is asked of."""
        return bool(self._parsed.parsed["type"] == "literal")

    def of(self, payload: object) -> object:
        """
        What it finds in *payload*; None where there is nothing.

        Raises `FeedbackError` where it asks for what cannot be: a function that is
        given another kind of value than it takes.
        """
        try:
            return self._parsed.search(payload)
        # the payload's depth is the sender's: what walks all of it may go too deep
        except (JMESPathError, TypeError, ValueError, ArithmeticError, RecursionError) as failure:
            remedy = f"Send what {self.text} can be worked out from, or change it under `mapping` in the program file."
            raise FeedbackError(422, f"{self.name} cannot be read", field=self.name, remedy=remedy) from failure


def compiled(name: str, text: str) -> Expression:
    """Raises `BadExpression` for what is no JMESPath, or calls a function that there is not."""
    parsed = _parsed(text)
    for function, arguments in _calls(parsed.parsed):
        _check_call(function, arguments)
    return Expression(name, text, parsed)


def mistakes(data: object) -> Iterator[Mistake]:
    """What is wrong with the mappings of the program file *data*, and with what belongs to them."""
    sources = data.get("sources") if isinstance(data, dict) else None
    for name, source in sources.items() if isinstance(sources, dict) else ():
        if isinstance(source, dict):
            yield from _of_source(("sources", str(name)), source)


def _of_source(place: Place, source: Mapping[str, Any]) -> Iterator[Mistake]:
    mapping, format = source.get("mapping"), source.get("format")
    if format == MAPPED and mapping is None:
        remedy = "Add `mapping:`, with where id, score and comment stand in what the tool sends."
        yield Mistake((*place, "format"), "nothing says how its payloads are read", remedy)
    if "signature" in source and format != MAPPED:
        yield Mistake((*place, "signature"), f'format "{format}" signs in its own way', "Leave it out.")
    if isinstance(mapping, dict):
        kept = {key: value for key, value in mapping.items() if key not in _PLAIN}
        yield from _of_expressions((*place, "mapping"), kept)


def _of_expressions(place: Place, said: Mapping[str, Any]) -> Iterator[Mistake]:
    for key, value in said.items():
        if isinstance(value, dict):
            yield from _of_expressions((*place, str(key)), value)
        elif isinstance(value, str) and value.strip():
            try:
                _check_that_it_tells_apart(compiled(str(key), value.strip()))
            except BadExpression as bad:
                yield Mistake((*place, str(key)), bad.found, bad.remedy)


def _check_that_it_tells_apart(expression: Expression) -> None:
    """An id or an address that is the same in every answer makes one answer, or one customer, of all of them."""
    if expression.name in _TELL_APART and expression.is_fixed:
        plain = expression.of(None)
        raise BadExpression(
            "it is a fixed text, the same in every answer",
            f"Put the name of what stands there in double quotes inside the single ones: '\"{plain}\"'.",
        )


@lru_cache(maxsize=1024)
def _parsed(text: str) -> ParsedResult:
    try:
        return jmespath.compile(text)
    except JMESPathError as error:
        raise BadExpression(f"it cannot be read: {_complaint(error)}", _how_to_write(text)) from error
    except RecursionError as error:
        raise BadExpression("it goes too deep", "Write it with fewer brackets.") from error


def _complaint(error: JMESPathError) -> str:
    match error:
        case IncompleteExpressionError() | ParseError(token_value=""):
            return "it stops in the middle"
        case LexerError():
            return f'"{error.lexer_value}" cannot stand there (position {error.lexer_position + 1})'
        case ParseError():
            return f'"{error.token_value}" cannot stand there (position {error.lex_position + 1})'
        case _:
            return "it is no expression"


def _how_to_write(text: str) -> str:
    if "-" in text or " " in text:
        return 'Put names with spaces or hyphens in double quotes: answers."star-rating"'
    return "Write the way to it with dots, as in answers.score; a fixed text stands in 'single quotes'."


def _calls(node: object) -> Iterator[tuple[str, int]]:
    """Every function that is called below *node*, and how many arguments it is given."""
    if isinstance(node, Mapping):
        if node.get("type") == "function_expression":
            yield str(node["value"]), len(node["children"])
        yield from _calls(node.get("children"))
    elif isinstance(node, Iterable) and not isinstance(node, str):
        for each in node:
            yield from _calls(each)


def _check_call(function: str, given: int) -> None:
    if function not in _FUNCTIONS:
        raise BadExpression(f'there is no function "{function}"', nearest(function, _FUNCTIONS))
    takes = _FUNCTIONS[function]["signature"]
    endless = bool(takes and takes[-1].get("variadic"))
    if given < len(takes) or (given > len(takes) and not endless):
        wanted = f"{'at least ' if endless else ''}{len(takes)}"
        raise BadExpression(f"{function}() takes {wanted}, and is given {given}", "Look it up at jmespath.org.")
