"""What a ticket is closed with, answered with and put right with: causes, templates, recovery actions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from bot.people import Role
from bot.program.money import Amount, Spending
from bot.program.part import NAME, Name, Part, Sentence, wrong

#: A name a cause once had: of a group, or of one within a group.
FORMER = r"[a-z0-9]+(?:[-_][a-z0-9]+)*(?:/[a-z0-9]+(?:[-_][a-z0-9]+)*)?"


@dataclass(frozen=True, slots=True)
class Cause:
    """One root cause that can be chosen; its id is `group/name`, or the group's own where it has no finer ones."""

    id: str
    label: str
    group: str
    #: The team that removes it, if any.
    fixed_by: str = ""


def _labelled(value: object) -> object:
    """`[double-charge]` as names that are their own labels, `{wifi: Wi-Fi at home}` as names with one."""
    if isinstance(value, list | tuple) and not any(isinstance(each, list | Mapping) for each in value):
        return {name: {"name": label_of(str(name))} for name in value}
    return {key: _with_label(key, each) for key, each in value.items()} if isinstance(value, Mapping) else value


def _with_label(key: object, value: object) -> object:
    if isinstance(value, str):
        return {"name": value}
    return {"name": label_of(str(key)), **value} if isinstance(value, Mapping) else value


def label_of(name: str) -> str:
    """`double-charge` for a reader: "Double charge"."""
    return name.replace("-", " ").replace("_", " ").capitalize()


_NAME_SCHEMA = {"type": "string", "pattern": NAME}
_SENTENCE_SCHEMA = {"type": "string", "pattern": r"\S"}
_FORMER_SCHEMA = {"type": "string", "pattern": f"^{FORMER}$"}
_FORMERLY_SCHEMA = {"anyOf": [_FORMER_SCHEMA, {"type": "array", "items": _FORMER_SCHEMA}]}
_SUBCATEGORY_SCHEMA = {
    "type": "object",
    "properties": {"name": _SENTENCE_SCHEMA, "formerly": _FORMERLY_SCHEMA},
    "additionalProperties": False,
}
_LABELLED_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": _NAME_SCHEMA},
        {"type": "object", "patternProperties": {NAME: {"anyOf": [_SENTENCE_SCHEMA, _SUBCATEGORY_SCHEMA]}}},
    ]
}


def _listed(value: object) -> object:
    """One former name without its list."""
    return [value] if isinstance(value, str) else value


def _former(text: str) -> str:
    if not re.fullmatch(FORMER, text):
        raise wrong(f'"{text}" is no name of a cause', 'Write it as it stood in the file: "late" or "billing/late".')
    return text


Formerly = Annotated[
    tuple[Annotated[str, AfterValidator(_former)], ...], BeforeValidator(_listed), WithJsonSchema(_FORMERLY_SCHEMA)
]


class Subcategory(Part):
    name: Sentence
    """for readers"""
    formerly: Formerly = ()
    """what it was called before: `[late]`, or `[billing/late]` where it was in another group"""


Subcategories = Annotated[dict[Name, Subcategory], BeforeValidator(_labelled), WithJsonSchema(_LABELLED_SCHEMA)]


def _suggesting(value: object) -> object:
    """`[invoice]` as tags that suggest the cause itself."""
    return dict.fromkeys(map(str, value), "") if isinstance(value, list | tuple) else value


_TAGS_SCHEMA = {
    "anyOf": [
        {"type": "array", "items": {"type": "string", "pattern": r"\S"}},
        {"type": "object", "additionalProperties": _NAME_SCHEMA},
    ]
}
Tags = Annotated[dict[Sentence, str], BeforeValidator(_suggesting), WithJsonSchema(_TAGS_SCHEMA)]


class RootCause(Part):
    name: Sentence | None = None
    """for readers; `speed-and-faults` alone reads "Speed and faults\""""
    fixed_by: str = ""
    """the team that can remove the cause"""
    subcategories: Subcategories = Field(default_factory=dict)
    """a list of names, or names with labels: `{wifi: Wi-Fi at home}`; one that was called otherwise is
    `wifi: {name: Wi-Fi at home, formerly: [wlan]}`
    """
    formerly: Formerly = ()
    """what it was called before: `[invoices]`. Tickets that were closed with that count under its new name; several,
    where several became one
    """
    tags: Tags = Field(default_factory=dict)
    """what survey tools call it: `{invoice: unclear-invoice}` suggests that one when a ticket with this tag is closed;
    a list, where it has none finer
    """

    def causes(self, key: str) -> tuple[Cause, ...]:
        group = self.name or label_of(key)
        if not self.subcategories:
            return (Cause(key, group, group, self.fixed_by),)
        return tuple(Cause(f"{key}/{sub}", e.name, group, self.fixed_by) for sub, e in self.subcategories.items())


class RecoveryAction(Part):
    """Something an owner may do for a customer."""

    name: Sentence | None = None
    """for readers"""
    limit: dict[Role, Amount] = Field(default_factory=dict)
    """by role, as `50 GBP`; a role that is left out may not do it without approval"""
    budget: Spending | None = None
    """what may be spent altogether: `5000 GBP per month`"""


class Template(Part):
    """A message to start from, in Jinja; `blocks/wording` renders it."""

    name: Sentence
    """as the form offers it"""
    subject: str = ""
    """needed for e-mail"""
    message: Sentence
    """the text, with `{{ customer.name }}`, `{{ customer.first_name }}`, `{{ owner.name }}`,
    `{{ owner.first_name }}`, `{{ company }}`, `{{ feedback.score }}` and `{{ feedback.touchpoint }}`, any of which may
    be empty but the owner's and the company's. What stands in `[brackets]` is a gap; nothing is sent while one remains
    """
    channel: Literal["email", "phone"] = "email"
    """`email` (default) or `phone`: what to say in a call, shown where one is written down"""
    locale: str = ""
    """for customers of this language only: `de`, `en-GB`"""
