"""Turning plain data into a program, or into all that is wrong with it."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.mistakes import Mistake, Place, nearest
from bot.program.checks import check
from bot.program.follow_ups import LOOKED_UP, meant_for, root_errors, said_already, unread_because_twice
from bot.program.mending import mended, place_of
from bot.program.model import Program
from bot.program.people import weekdays

#: What the loader knows and no author writes.
SET_BY_LOADER = ("revision", "playbooks", "text", "adjustments")
SECRETS = ("secret", "secret_next")
_QUOTED = re.compile(r"'([^']*)'")


def read(
    data: object, *, playbooks: Mapping[str, str], revision: str, text: str = "", twice: Collection[Place] = ()
) -> tuple[Program | None, list[Mistake]]:
    """
    The program that *data* describes, and its mistakes; with any there is no program.

    What can be read is checked even where something else cannot, so that an
    author sees all mistakes at once. Keys that stand *twice* in the file are
    once in *data*; what only follows from that is not said.
    """
    if not isinstance(data, dict):
        return None, [Mistake((), "there is no program in it", "Begin with `version: 1`.")]
    given = {key: value for key, value in data.items() if key not in SET_BY_LOADER}
    mistakes = [_not_yours(key) for key in SET_BY_LOADER if key in data]
    mistakes += _twins(data.get("people"))
    loaded = {"playbooks": dict(playbooks), "revision": revision, "text": text}
    try:
        program = Program.model_validate({**given, **loaded})
    except ValidationError as errors:
        return None, [*mistakes, *_of_models(errors, given, twice), *_of_the_rest(errors, given, loaded, twice)]
    mistakes += check(program, given, frozenset(unread_because_twice(twice)))
    return (None if mistakes else program), mistakes


def read_earlier(data: object, *, playbooks: Mapping[str, str], revision: str) -> Program | None:
    """
    A program that took effect once, as far as it can still be read.

    Whatever is a mistake in it today was none then, or was overlooked: its
    tickets are kept by it all the same.
    """
    if not isinstance(data, dict):
        return None
    given = {key: value for key, value in data.items() if key not in SET_BY_LOADER}
    return mended(given, {"playbooks": dict(playbooks), "revision": revision})


def _not_yours(key: str) -> Mistake:
    return Mistake((key,), f'there is no key "{key}" here', "It is set when the file is read: leave it out.")


def _twins(people: object) -> Iterator[Mistake]:
    """People named twice in different case: addresses are compared without it."""
    seen: set[str] = set()
    for email in people if isinstance(people, dict) else ():
        if email.lower() in seen:
            yield Mistake(("people", email), "this person is here twice", "Keep one of them; case makes no difference.")
        seen.add(email.lower())


def _of_models(errors: ValidationError, data: dict[str, Any], twice: Collection[Place]) -> list[Mistake]:
    found = errors.errors(include_url=False)
    said = (
        _translated(error, meant_for(place_of(error), found))
        for error in root_errors(found, twice)
        if not _is_said_in_defaults(error, data)
    )
    return list(dict.fromkeys(replace(each, place=_hours_as_written(each.place, data)) for each in said))


def _hours_as_written(place: Place, data: dict[str, Any]) -> Place:
    """Hours that are wrong under `mon-fri` are one mistake, there: every day of it has them."""
    if place[:1] != ("calendars",) or place[2:3] != ("open",) or len(place) < 4:
        return place
    written = data["calendars"][place[1]]["open"]
    return (*place[:3], next((key for key in written if place[3] in weekdays(str(key))), place[3]), *place[4:])


def _is_said_in_defaults(error: ErrorDetails, data: dict[str, Any]) -> bool:
    """Whether a workflow only repeats what is already wrong in `defaults`."""
    place = place_of(error)
    if len(place) < 3 or place[0] != "workflows":
        return False
    return place[2] not in data["workflows"][place[1]] and place[2] in data.get("defaults", {})


def _of_the_rest(
    errors: ValidationError, data: dict[str, Any], loaded: dict[str, Any], twice: Collection[Place]
) -> list[Mistake]:
    """What `check` says about the rest, as far as it does not only follow from what is said already."""
    program = mended(data, loaded)
    if program is None:
        return []
    wrong = said_already(errors.errors(include_url=False), _keys_at)
    further = check(program, data, unread=_unread(data) | frozenset(unread_because_twice(twice)))
    return [mistake for mistake in further if not _follows(mistake.place, wrong)]


def _unread(data: dict[str, Any]) -> frozenset[str]:
    """Sections of which nobody can tell what is in them: missing, misspelt, or no section at all."""
    missing = {name for name in LOOKED_UP if not isinstance(data.get(name), dict)}
    required = {name for name in missing if Program.model_fields[name].is_required()}
    unknown = [key for key in data if key not in Program.model_fields]
    meant = {close for key in unknown for close in get_close_matches(key, missing)}
    return frozenset(required | meant | {name for name in missing if name in data})


def _follows(place: Place, wrong: set[Place]) -> bool:
    """Whether what is wrong at *place*, or around or in it, is said already."""
    declared = place[2:] if place[:1] == ("sources",) and len(place) == 4 else None
    return any(
        each[: len(place)] == place or each == place[: len(each)] or (declared and each[2:] == declared)
        for each in wrong
    )


def _translated(error: ErrorDetails, meant: str) -> Mistake:
    """Pydantic's error in our words; a secret is never repeated. *meant* is the key that an unknown one stands for."""
    place = place_of(error)
    said = "…" if place[-1:] and place[-1] in SECRETS else error["input"]
    return Mistake(place, *_in_words(error, place, said, meant))


def _in_words(error: ErrorDetails, place: Place, said: object, meant: str) -> tuple[str, str]:
    context = error.get("ctx", {})
    match error["type"]:
        case "wrong":
            return str(context["found"]), str(context["remedy"])
        case "missing":
            return "it is missing", f"Add `{place[-1]}:`."
        case "extra_forbidden":
            return f'there is no key "{place[-1]}" here', nearest(
                str(place[-1]), [meant] if meant else _keys_at(place[:-1])
            )
        case "literal_error" if place == ("version",):
            return f"version {said} is not known to this Ringback", "Write `version: 1`, or update Ringback."
        case "literal_error" | "enum":
            expected = str(context["expected"])
            return f'"{said}" is not known here', nearest(str(said), _QUOTED.findall(expected) or [expected])
        case "greater_than_equal" | "less_than_equal":
            return _out_of_bounds(said, context.get("ge"), context.get("le"))
        case _ if said is None:
            return "it is empty", "Write something, or leave the key out."
        case "model_type":
            return _misplaced(error, said)[0], _its_own_keys(place)
    return _misplaced(error, said)


def _its_own_keys(place: Place) -> str:
    """Which keys belong at *place*: those that must be there, else all that may."""
    kind = _kind_at(place)
    fields = kind.model_fields if _is_model(kind) else {}
    names = [field.alias or name for name, field in fields.items() if field.is_required()] or _keys_at(place)
    return f"{_KEYS[1].removesuffix('.')}: {', '.join(f'`{name}:`' for name in names)}." if names else _KEYS[1]


def _out_of_bounds(said: object, least: object, most: object) -> tuple[str, str]:
    if most is None:
        return f"{said} is too small", f"Write at least {least}."
    return f"{said} is too large", f"Write at most {most}."


def _misplaced(error: ErrorDetails, said: object) -> tuple[str, str]:
    """Something of another kind than belongs there: text for a list, a list for text."""
    belongs, remedy = _KINDS.get(error["type"], ("something else", f"{error['msg']}."))
    what = f'"{said}" stands here' if isinstance(said, str | int | float) else "this is none"
    return f"{belongs} belongs here, and {what}", remedy


_A_DAY = ("a day", "Write it as 2026-12-24.")
_A_NUMBER = ("a whole number", "Write the number alone: 20.")
_KEYS = ("a group of keys", "Write keys of its own below it, two spaces further in.")
_KINDS = {
    "string_type": ("text", "Write a word or a sentence; put quotes around what looks like a number or a date."),
    "bool_type": ("a yes or no", "Write true or false."),
    "int_parsing": _A_NUMBER,
    "int_type": _A_NUMBER,
    "int_from_float": _A_NUMBER,
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "tuple_type": ("a list", "Write [one, another], or each on a line of its own after a dash."),
    "date_from_datetime_parsing": _A_DAY,
    "date_parsing": _A_DAY,
}


def _keys_at(place: Place) -> list[str]:
    """The keys that may stand at *place*."""
    kind = _kind_at(place)
    fields = kind.model_fields if _is_model(kind) else {}
    return [fields[name].alias or name for name in fields if name not in SET_BY_LOADER]


def _kind_at(place: Place) -> Any:
    kind: Any = Program
    for step in place:
        kind = _inside(_bare(kind), step)
    return _bare(kind)


def _inside(kind: Any, step: str | int) -> Any:
    if _is_model(kind):
        return kind.model_fields[step].annotation
    return next((arg for arg in reversed(get_args(kind)) if arg is not Ellipsis), None)


def _bare(kind: Any) -> Any:
    """*kind* without its annotations and without its "or nothing"."""
    while get_origin(kind) in (Annotated, Union, UnionType):
        kind = get_args(kind)[0]
    return kind


def _is_model(kind: Any) -> bool:
    return isclass(kind) and issubclass(kind, BaseModel)
