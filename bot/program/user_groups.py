"""Teams whose people are those of a user group in the chat: how the file names it."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from bot.program.part import wrong

if TYPE_CHECKING:
    from bot.program.people import Team

#: A handle as people write it, or the id that Slack gives.
_HANDLE = re.compile(r"@[a-z0-9][a-z0-9._-]{0,79}")
_ID = re.compile(r"S[A-Z0-9]{2,}")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def _group(text: str) -> str:
    name = text.strip()
    if _ID.fullmatch(name):
        return name
    if _HANDLE.fullmatch(name.lower()):
        return name.lower()
    if _ADDRESS.fullmatch(name):
        remedy = "Name this person under `people`, with this `team`; here user groups stand: @care-team."
        raise wrong(f'"{text}" is an address, not a user group', remedy)
    raise wrong(f'"{text}" is no user group', "Write its handle, such as @care-team, or its id, such as S0123456789.")


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


UserGroupName = Annotated[str, AfterValidator(_group)]
_WRITTEN = {"type": "string", "pattern": f"^(?:{_HANDLE.pattern}|{_ID.pattern})$", "examples": ["@care-team"]}
UserGroups = Annotated[
    tuple[UserGroupName, ...],
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [_WRITTEN, {"type": "array", "items": _WRITTEN}]}),
]


def named(teams: Mapping[str, "Team"]) -> dict[str, tuple[str, ...]]:
    """Every user group that *teams* name, with the teams that do."""
    found: dict[str, tuple[str, ...]] = {}
    for name, team in teams.items():
        for group in team.members:
            found[group] = (*found.get(group, ()), name)
    return found
