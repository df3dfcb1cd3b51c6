"""Who has to agree before another revision of the program takes effect."""

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from bot.program.part import EMAIL, Email, Part, wrong

_ADDRESS = {"type": "string", "pattern": f"^(?:{EMAIL})$", "examples": ["dana@contoso.example"]}
_SCHEMA = {"anyOf": [_ADDRESS, {"type": "array", "items": _ADDRESS, "minItems": 1}]}


def _one_or_several(said: object) -> object:
    if isinstance(said, list | tuple) and not said:
        raise wrong("it names nobody", "Name somebody in `people`, or leave `approval` out.")
    return said if isinstance(said, list | tuple) else (said,)


class Approval(Part):
    by: Annotated[tuple[Email, ...], BeforeValidator(_one_or_several), WithJsonSchema(_SCHEMA)]
    """one or a list of addresses from `people`; the word of one of them is enough"""
