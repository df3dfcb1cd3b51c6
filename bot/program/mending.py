"""
A program as far as it can be read.

What is wrong in it is left out, or something harmless stands in where it cannot
be left out, so that the rest can still be used: to look for further mistakes,
or to judge the tickets of a program that was written for an earlier Ringback.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.mistakes import Place
from bot.program.model import Program

#: The program's own keys and those of entries that need them, `*` for any name or number.
_STAND_INS: dict[Place, object] = {
    ("version",): 1,
    ("program",): {},
    ("program", "name"): "-",
    ("program", "owner"): "-@-",
    ("program", "zone"): "UTC",
    ("program", "objectives", "*", "metric"): "response_rate",
    ("program", "objectives", "*", "target"): "0%",
    ("people",): {},
    ("people", "*", "name"): "-",
    ("people", "*", "role"): "lead",
    ("teams",): {},
    ("teams", "*", "lead"): "-@-",
    ("teams", "*", "conversation"): {"slack": "C0"},
    ("sources",): {},
    ("sources", "*", "format"): "standard",
    ("sources", "*", "attributes", "*"): "any",
    ("sources", "*", "context", "*"): "any",
    ("sla",): {},
    ("escalations", "*", "*", "after"): "unclaimed 4h",
    ("escalations", "*", "*", "notify"): "team",
    ("templates", "*", "name"): "-",
    ("templates", "*", "subject"): "-",
    ("templates", "*", "message"): "-",
    ("workflows",): [],
    ("workflows", "*"): {},
    ("workflows", "*", "name"): "unnamed",
    ("workflows", "*", "when"): "false",
    ("workflows", "*", "team"): "",
    ("workflows", "*", "sla"): "",
    ("workflows", "*", "if_this_fails"): "-",
}
#: Each round mends what the one before it laid bare; a section, its entry, a key of that, a part of that.
_ROUNDS = 6


def mended(data: Mapping[str, Any], loaded: Mapping[str, Any]) -> Program | None:
    """The program in *data* without what is wrong in it, with what the loader knows; None if nothing helps."""
    tried: set[Place] = set()
    whole: Any = data
    for _ in range(_ROUNDS):
        try:
            return Program.model_validate({**whole, **loaded})
        except ValidationError as errors:
            for place in _places(errors):
                whole = _mend(whole, place, tried)
    return None


def place_of(error: ErrorDetails) -> Place:
    return tuple(step for step in error["loc"] if step != "[key]")


def _places(errors: ValidationError) -> list[Place]:
    """Where the errors are, each once, the innermost first."""
    places = dict.fromkeys(place_of(error) for error in errors.errors(include_url=False, include_context=False))
    return sorted(places, key=len, reverse=True)


def _mend(whole: Any, place: Place, tried: set[Place]) -> Any:
    """*whole* without what is at *place*; where that did not help before, without what is around it."""
    while place in tried and len(place) > 1:
        place = place[:-1]
    tried.add(place)
    if place[:1] == ("workflows",) and len(place) > 2:
        whole = _not_from_defaults(whole, place)
    stand_in = _stand_in(place)
    return _changed(whole, place, stand_in)


def _not_from_defaults(whole: Any, place: Place) -> Any:
    """A workflow may be wrong in what it has from `defaults`: there it is mended once for all."""
    workflow = whole["workflows"][place[1]] if isinstance(whole.get("workflows"), Sequence) else None
    defaults = whole.get("defaults")
    if isinstance(workflow, Mapping) and place[2] not in workflow and isinstance(defaults, Mapping):
        return _changed(whole, ("defaults", place[2]), _NOTHING)
    return whole


_NOTHING = object()


def _stand_in(place: Place) -> object:
    fits = (value for pattern, value in _STAND_INS.items() if _fits(place, pattern))
    return next(fits, _NOTHING)


def _fits(place: Place, pattern: Place) -> bool:
    return len(place) == len(pattern) and all(p in ("*", step) for step, p in zip(place, pattern, strict=True))


def _changed(data: Any, place: Place, value: object) -> Any:
    """*data* with *value* at *place*, or with nothing there; a list loses none but all of its items."""
    step, rest = place[0], place[1:]
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        item = _changed(data[step], rest, value) if rest else value
        return [item if number == step else each for number, each in enumerate(data)] if item is not _NOTHING else []
    if not isinstance(data, Mapping):
        return data
    if rest:
        return {key: _changed(each, rest, value) if key == step else each for key, each in data.items()}
    left = {key: each for key, each in data.items() if key != step}
    return left if value is _NOTHING else {**left, step: value}
