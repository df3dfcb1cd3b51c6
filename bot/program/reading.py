"""Turning plain data into a program, or into all that is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from inspect import isclass
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.mistakes import Mistake, Place, nearest
from bot.program.checks import check
from bot.program.model import Program

#: What the loader knows and no author writes.
SET_BY_LOADER = ("revision", "playbooks")
SECRETS = ("secret", "secret_next")
_QUOTED = re.compile(r"'([^']*)'")


def read(data: object, *, playbooks: Mapping[str, str], revision: str) -> tuple[Program | None, list[Mistake]]:
    """
    The program that *data* describes, and its mistakes; with any there is no program.

    What can be read is checked even where something else cannot, so that an
    author sees all mistakes at once.
    """
    if not isinstance(data, dict):
        return None, [Mistake((), "there is no program in it", "Begin with `version: 1`.")]
    given = {key: value for key, value in data.items() if key not in SET_BY_LOADER}
    mistakes = [_not_yours(key) for key in SET_BY_LOADER if key in data]
    mistakes += _twins(data.get("people"))
    loaded = {"playbooks": dict(playbooks), "revision": revision}
    try:
        program = Program.model_validate({**given, **loaded})
    except ValidationError as errors:
        return None, [*mistakes, *_of_models(errors, given), *_of_the_rest(errors, given, loaded)]
    mistakes += check(program)
    return (None if mistakes else program), mistakes


def _not_yours(key: str) -> Mistake:
    return Mistake((key,), f'there is no key "{key}" here', "It is set when the file is read: leave it out.")


def _twins(people: object) -> Iterator[Mistake]:
    """People named twice in different case: addresses are compared without it."""
    seen: set[str] = set()
    for email in people if isinstance(people, dict) else ():
        if email.lower() in seen:
            yield Mistake(("people", email), "this person is here twice", "Keep one of them; case makes no difference.")
        seen.add(email.lower())


def _of_models(errors: ValidationError, data: dict[str, Any]) -> list[Mistake]:
    return [_translated(error) for error in errors.errors(include_url=False) if not _is_said_in_defaults(error, data)]


def _is_said_in_defaults(error: ErrorDetails, data: dict[str, Any]) -> bool:
    """Whether a workflow only repeats what is already wrong in `defaults`."""
    place = _place(error)
    if len(place) < 3 or place[0] != "workflows":
        return False
    return place[2] not in data["workflows"][place[1]] and place[2] in data.get("defaults", {})


def _of_the_rest(errors: ValidationError, data: dict[str, Any], loaded: dict[str, Any]) -> list[Mistake]:
    """What `check` says about the parts that are sound; nothing when the rest does not hold together."""
    sound, numbers = _sound(errors, data)
    try:
        program = Program.model_validate({**sound, **loaded})
    except ValidationError:
        return []
    return [_renumbered(mistake, numbers) for mistake in check(program, also_known=data)]


def _sound(errors: ValidationError, data: dict[str, Any]) -> tuple[dict[str, Any], list[int]]:
    """*data* without the entries that are wrong, and the numbers that the workflows left had."""
    sound = {
        section: dict(enumerate(part)) if section == "workflows" and isinstance(part, list) else part
        for section, part in data.items()
    }
    for error in errors.errors(include_url=False):
        if _is_said_in_defaults(error, data):
            continue
        place = _place(error)
        depth = len(place) if error["type"] == "extra_forbidden" else min(2, len(place))
        sound = _without(sound, place[:depth])
    workflows = sound.get("workflows")
    if not isinstance(workflows, dict):
        return sound, []
    return {**sound, "workflows": list(workflows.values())}, list(workflows)


def _without(data: Any, place: Place) -> Any:
    if not place or not isinstance(data, dict):
        return data
    if len(place) == 1:
        return {key: value for key, value in data.items() if key != place[0]}
    return {key: _without(value, place[1:]) if key == place[0] else value for key, value in data.items()}


def _renumbered(mistake: Mistake, numbers: list[int]) -> Mistake:
    match mistake.place:
        case ("workflows", int(position), *rest):
            return Mistake(("workflows", numbers[position], *rest), mistake.found, mistake.remedy)
    return mistake


def _translated(error: ErrorDetails) -> Mistake:
    """Pydantic's error in our words; a secret is never repeated."""
    place = _place(error)
    said = "…" if place[-1:] and place[-1] in SECRETS else error["input"]
    return Mistake(place, *_in_words(error, place, said))


def _place(error: ErrorDetails) -> Place:
    return tuple(step for step in error["loc"] if step != "[key]")


def _in_words(error: ErrorDetails, place: Place, said: object) -> tuple[str, str]:
    context = error.get("ctx", {})
    match error["type"]:
        case "wrong":
            return str(context["found"]), str(context["remedy"])
        case "missing":
            return "it is missing", f"Add `{place[-1]}:`."
        case "extra_forbidden":
            return f'there is no key "{place[-1]}" here', nearest(str(place[-1]), _keys_at(place[:-1]))
        case "literal_error" | "enum":
            expected = str(context["expected"])
            return f'"{said}" is not known here', nearest(str(said), _QUOTED.findall(expected) or [expected])
        case _ if said is None:
            return "it is empty", "Write something, or leave the key out."
    what = f'"{said}"' if isinstance(said, str | int | float) else "what is here"
    return f"{what} cannot stand here", _REMEDIES.get(error["type"], f"{error['msg']}.")


_REMEDIES = {
    "string_type": "Write text; put quotes around it where it looks like something else.",
    "bool_type": "Write true or false.",
    "dict_type": "Write keys of its own below it.",
    "model_type": "Write keys of its own below it.",
    "tuple_type": "Write a list: [one, another].",
    "date_from_datetime_parsing": "Write a day as 2026-12-24.",
    "date_parsing": "Write a day as 2026-12-24.",
}


def _keys_at(place: Place) -> list[str]:
    """The keys that may stand at *place*."""
    kind: Any = Program
    for step in place:
        kind = _inside(_bare(kind), step)
    kind = _bare(kind)
    fields = kind.model_fields if _is_model(kind) else ()
    return [name for name in fields if name not in SET_BY_LOADER]


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
