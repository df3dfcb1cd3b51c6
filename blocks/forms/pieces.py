"""What several forms are made of: notes, promises, causes, and who the form is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from blocks.card import Part
from blocks.cards.ticket_parts import words
from blocks.cutting import cut
from blocks.form import ChoiceField, Field, LineField, MomentField, Option, TextField
from blocks.wording import asked_after, customer_first, score, whose
from bot.notifications import TicketShown
from bot.program.remedies import Cause

E = TypeVar("E", bound=StrEnum)
#: What Slack shows of a title.
_TITLE = 24
#: Slack takes a hundred groups; more headings than this are no help to anybody's eyes.
_GROUPS = 50


def title(before: str, about: TicketShown, after: str = "") -> str:
    """ "Write to Grace", "Close Grace's ticket"; where that is too long for Slack, with less of the name or none."""
    name = customer_first(about.customer)
    named = f"{before} {whose(name)} {after}" if after else f"{before} {name}"
    if len(named) <= _TITLE:
        return named
    return f"{before} the {after}" if after else f"{before} {cut(name, _TITLE - len(before) - 1)}"


def said(about: TicketShown) -> tuple[Part, ...]:
    """The customer's words, so that nobody writes without having them in sight."""
    return tuple(words(about))


def given(about: TicketShown) -> str:
    """ "2 of 10 after first payment"; empty where there was no score."""
    if about.score is None:
        return ""
    return score(about.score, about.score_of) + asked_after(about.touchpoint)


def note(hint: str = "", *, required: bool = False, value: str = "", label: str = "Note") -> TextField:
    return TextField(name="note", label=label, hint=hint, required=required, value=value)


def promise(what: str, due: datetime | None, zone: str) -> tuple[Field, Field]:
    """Two fields that belong together: a promise without a time is none, nor is a time without one."""
    return (
        LineField(
            name="promise",
            label="What do you promise?",
            hint="Only if you do. It stays on the ticket until it's kept.",
            value=what,
        ),
        MomentField(name="promise_due", label="By when?", hint="Together with a promise.", zone=zone, value=due),
    )


def choices(labels: Iterable[tuple[E, str]], notes: dict[E, str] | None = None) -> tuple[Option, ...]:
    notes = notes or {}
    return tuple(Option(value=each.value, label=label, description=notes.get(each, "")) for each, label in labels)


def cause(causes: Sequence[Cause], chosen: str, *, required: bool, suggested: bool = False) -> tuple[ChoiceField, ...]:
    """Causes under their groups, the heading in the label where groups are very many; no field without causes."""
    if not causes:
        return ()
    grouped = len({each.group for each in causes}) <= _GROUPS
    options = tuple(_cause(each, grouped) for each in causes)
    known = chosen if any(option.value == chosen for option in options) else ""
    field = ChoiceField(name="cause", label="What caused it?", options=options, value=known, required=required)
    if known and suggested:
        field = replace(field, hint="Filled in from the survey's tags; change it if it was something else.")
    return (field,)


def _cause(each: Cause, grouped: bool) -> Option:
    if grouped:
        return Option(value=each.id, label=each.label, group=each.group)
    return Option(value=each.id, label=each.label if each.label == each.group else f"{each.group}: {each.label}")
