"""What a ticket is closed with, answered with and put right with: causes, templates, recovery actions."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from bot.people import Role
from bot.program.part import Name, Part, Sentence


@dataclass(frozen=True, slots=True)
class Cause:
    """One root cause that can be chosen; its id is `group/name`, or the group's own where it has no finer ones."""

    id: str
    label: str
    group: str
    #: The team that removes it, if any.
    fixed_by: str = ""


def _labelled(value: object) -> object:
    """`[double-charge]` as names that are their own labels."""
    return {name: label_of(str(name)) for name in value} if isinstance(value, list | tuple) else value


def label_of(name: str) -> str:
    """`double-charge` for a reader: "Double charge"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


class RootCause(Part):
    name: Sentence | None = None
    fixed_by: str = ""
    #: Name to label; a list is enough where the names speak for themselves.
    subcategories: Annotated[dict[Name, Sentence], BeforeValidator(_labelled)] = Field(default_factory=dict)

    def causes(self, key: str) -> tuple[Cause, ...]:
        group = self.name or label_of(key)
        if not self.subcategories:
            return (Cause(key, group, group, self.fixed_by),)
        return tuple(Cause(f"{key}/{sub}", label, group, self.fixed_by) for sub, label in self.subcategories.items())


class RecoveryAction(Part):
    """Something an owner may do for a customer. Amounts are read by the part that grants them."""

    name: Sentence | None = None
    #: By role, as `50 GBP`; a role that is left out may not do it without approval.
    limit: dict[Role, Sentence] = Field(default_factory=dict)
    #: `5000 GBP per month`
    budget: Sentence | None = None


class Template(Part):
    """A message to start from, in Jinja; `blocks/wording` renders it."""

    name: Sentence
    channel: Literal["email", "phone"] = "email"
    subject: str = ""
    message: Sentence
    #: The customers it is for (`de`, `en-GB`); empty is everybody.
    locale: str = ""
