"""What is different between two programs, as data; `blocks` has the words."""

from collections.abc import Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, TypeAdapter


class How(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    #: It is what it was, under another name.
    RENAMED = "renamed"


class Brief(BaseModel):
    """What tells most about a workflow that is new or gone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    rollout: str
    team: str
    when: str


class Difference(BaseModel):
    """
    One thing that is different: a whole entry that is new or gone, or one key of an entry.

    Values are as the program file would write them, secrets as `${NAME}`.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    #: The part of the file: "workflows", "sla", "people".
    section: str
    #: Which entry; empty for what holds for the whole program.
    name: str = ""
    how: How = How.CHANGED
    #: Which of its keys: "first_contact.within".
    key: str = ""
    before: str = ""
    after: str = ""
    #: Of a list: what came, and what went.
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    #: The workflows that go by it, where it is none itself.
    concerns: tuple[str, ...] = ()
    #: What people call those that the values name by address or key: "dana@contoso.example" is "Dana Kim".
    names: Mapping[str, str] = {}
    workflow: Brief | None = None


Differences = tuple[Difference, ...]
_SEVERAL: TypeAdapter[Differences] = TypeAdapter(Differences)


def to_json(differences: Differences) -> str:
    return _SEVERAL.dump_json(differences, exclude_defaults=True).decode()


def from_json(text: str) -> Differences:
    return _SEVERAL.validate_json(text)
