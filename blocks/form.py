"""The closed language of forms: fields, and what a form looks like when it is shown afresh."""

from dataclasses import dataclass, field
from datetime import datetime

from blocks.card import Part


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing to choose; `group` puts it under a heading."""

    value: str
    label: str
    group: str = ""
    description: str = ""


@dataclass(frozen=True, kw_only=True)
class _Field:
    name: str
    label: str
    hint: str = ""
    required: bool = False


@dataclass(frozen=True, kw_only=True)
class LineField(_Field):
    """One line of text."""

    value: str = ""
    max_length: int = 150


@dataclass(frozen=True, kw_only=True)
class TextField(_Field):
    """Several lines of text."""

    value: str = ""
    placeholder: str = ""
    max_length: int = 3000


@dataclass(frozen=True, kw_only=True)
class ChoiceField(_Field):
    """One of several options; `options` is never empty, its values differ and hold 1 to 150 characters."""

    options: tuple[Option, ...]
    value: str = ""
    #: Choosing draws the form afresh where the platform can: another template, another text.
    redraws: bool = False


@dataclass(frozen=True, kw_only=True)
class ManyField(_Field):
    """Any number of options; on the wire a comma joins them where the platform has no lists."""

    options: tuple[Option, ...]
    values: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MomentField(_Field):
    """A day and a time, read in `zone`."""

    zone: str
    value: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PersonField(_Field):
    """
    Somebody, from the platform's own list of everybody; the value is who they are there.

    Choosing tells us at once where the platform can: whoever is new to us is looked
    up before the form is sent.
    """

    value: str = ""
    placeholder: str = ""


Field = LineField | TextField | ChoiceField | ManyField | MomentField | PersonField


@dataclass(frozen=True, kw_only=True)
class Form:
    """
    A form that belongs to one action on one ticket.

    `parts` stand above the fields and `below` after them (text, verbatim, facts; no buttons). `shown`
    is the ticket's version the form was built from: it travels in the block ids
    as `name.shown`, so that a submission says what its author had seen. A form
    without fields and with a submit label is a preview or a confirmation.
    """

    action: str
    about: str
    title: str
    submit: str
    close: str = "Cancel"
    parts: tuple[Part, ...] = ()
    fields: tuple[Field, ...] = ()
    below: tuple[Part, ...] = ()
    shown: int | None = None
    #: What is wrong, by field name; drawn beside the field on platforms whose client does not do it.
    errors: dict[str, str] = field(default_factory=dict)
