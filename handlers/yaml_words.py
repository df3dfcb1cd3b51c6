"""What to do about a file that is not YAML: the slips that people make, and how each is written."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_USUAL = "Look at this line and the one above."
#: A key, or a dash, and what stands behind it.
_VALUE = re.compile(r"^\s*(?:- +)?(?:[^\s:#\"'{\[][^:#]*:\s+)?(?P<value>\S.*)$")
_QUOTED_FIRST = re.compile(r"""("[^"]*"|'[^']*')\s*[^\s#,}\]]""")
_OPENED = ("while parsing a flow", "while scanning a quoted")
#: What no value may begin with, unless it stands in quotes.
_SIGNS = ("@", "%", "`", "!")
#: Such a value within brackets or braces.
_BARE = re.compile(r"[\[{,:]\s*(?P<value>[@%`][^,\]}#]*)")


@dataclass(frozen=True, slots=True)
class Slip:
    """Where a file stops being YAML, in the parser's words; lines count from one."""

    problem: str
    line: int
    context: str = ""
    #: Where that began which the parser was reading.
    since: int = 0


def what_to_do(slip: Slip, lines: Sequence[str]) -> str:
    """A whole sentence for whoever wrote *lines*."""
    if slip.context.startswith(_OPENED) and slip.since:
        where = "in this line" if slip.since == slip.line else f"from line {slip.since} on"
        return f"Look {where} for a quote or a bracket that is not closed."
    if "'\\t'" in slip.problem:
        return "Indent with spaces: YAML takes no tabs."
    said = lines[slip.line - 1] if 0 < slip.line <= len(lines) else ""
    value = match["value"] if (match := _VALUE.match(said)) else ""
    return _of_the_value(slip.problem, value) or _of_a_part(slip.problem, said) or _USUAL


def _of_a_part(problem: str, said: str) -> str:
    """What stands without quotes among others in one line."""
    for match in _BARE.finditer(said) if "cannot start any token" in problem else ():
        value = match["value"].strip()
        if f"'{value[0]}'" in problem:
            return f'Put it in quotes, since it begins with {value[0]}: "{value}".'
    return ""


def _of_the_value(problem: str, value: str) -> str:
    if value.startswith(_SIGNS):
        return f"Put quotes around all of it, since it begins with {value[0]}."
    if _QUOTED_FIRST.match(value) and "'<scalar>'" in problem:
        around = "single" if value.startswith('"') else "double"
        return f"What begins with a quote ends with it: put {around} quotes around all of it."
    if problem.startswith("mapping values") and ": " in value:
        return "Put quotes around a text with a colon in it."
    return ""
