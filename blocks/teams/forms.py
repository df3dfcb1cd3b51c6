"""Forms as cards for a dialog."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, assert_never

from blocks.card import Text
from blocks.cutting import cut
from blocks.fitting import fitted
from blocks.form import ChoiceField, Field, Form, LineField, ManyField, MomentField, Option, PersonField, TextField
from blocks.literals import clean
from blocks.moments import zone_named
from blocks.teams import limits
from blocks.teams.messages import adaptive_card, json_size
from blocks.teams.parts import SMALL, body, label
from blocks.teams.sentences import Json, literal, paragraph

#: The second half of a moment: Teams has one input for the day and one for the time.
TIME = ".time"
_MISSING = "Please fill this in."
#: Everybody in the company, as Teams itself finds them while somebody types: nothing is asked for that.
#: What comes back is the id that Teams knows them by.
_EVERYBODY: Json = {"type": "Data.Query", "dataset": "graph.microsoft.com/users"}


def render_form(form: Form) -> Json:
    """
    The card inside a dialog; its title belongs to the dialog (`render_dialog`).

    Sending it back (`task/submit`) brings what was filled in, the verb, the
    ticket, the version that was shown, and which fields there were.
    """
    inputs = [element for field in form.fields for element in _field(field, form)]
    # Options are never left out, so the parts keep some room even beside a very long list.
    room = max(limits.CARD - json_size(inputs), limits.BESIDE_INPUTS)
    above = fitted(
        (*_homeless_errors(form), *form.parts),
        limits.PARTS,
        lambda parts: list(body(parts, {})),
        lambda drawn: json_size(drawn) <= room,
    )
    left = room - json_size(above)
    below = _below(form, left) if form.below and left > 0 else []
    return adaptive_card(above + inputs + below) | _submit(form)


def _below(form: Form, room: int) -> list[Json]:
    return fitted(form.below, limits.PARTS, lambda parts: list(body(parts, {})), lambda drawn: json_size(drawn) <= room)


def render_dialog(form: Form) -> Json:
    """The `value` of a `task/fetch` answer of type `continue`."""
    return {
        "title": literal(label(form.title, limits.DIALOG_TITLE)),
        "width": "medium",
        "height": "large" if len(form.fields) > 3 else "medium",
        "card": {"contentType": "application/vnd.microsoft.card.adaptive", "content": render_form(form)},
    }


def _homeless_errors(form: Form) -> Iterator[Text]:
    """What is wrong with no field in particular."""
    names = {field.name for field in form.fields}
    return (Text(words) for name, words in form.errors.items() if name not in names)


def _submit(form: Form) -> Json:
    """Only `Action.Submit` works inside a dialog."""
    if not form.submit and not form.fields:
        return {}
    data: Json = {"verb": form.action, "about": form.about, "fields": [field.name for field in form.fields]}
    if form.shown is not None:
        data["shown"] = form.shown
    if zones := {field.name: field.zone for field in form.fields if isinstance(field, MomentField)}:
        data["zones"] = zones
    title = literal(label(form.submit or "OK", limits.BUTTON_LABEL))
    return {"actions": [{"type": "Action.Submit", "title": title, "style": "positive", "data": data}]}


def _field(field: Field, form: Form) -> Iterator[Json]:
    """The input, what is wrong with it, and the hint."""
    yield _input(field)
    if error := form.errors.get(field.name):
        yield paragraph(clean(error), {}, color="Attention")
    if field.hint.strip():
        yield paragraph(clean(field.hint), {}, **SMALL)


def _input(field: Field) -> Json:
    match field:
        case LineField(value=value, max_length=most):
            return _named(field, "Input.Text", value=clean(value), maxLength=most)
        case TextField(value=value, max_length=most, placeholder=placeholder):
            said = literal(cut(clean(placeholder), limits.PLACEHOLDER))
            return _named(field, "Input.Text", value=clean(value), maxLength=most, isMultiline=True, placeholder=said)
        case ChoiceField(value=value, options=options):
            return _named(
                field, "Input.ChoiceSet", value=value, **_choices(options, limits.EXPANDED if field.required else 0)
            )
        case ManyField(values=values, options=options):
            return _named(
                field,
                "Input.ChoiceSet",
                value=",".join(values),
                isMultiSelect=True,
                **_choices(options, limits.CHECKBOXES),
            )
        case MomentField():
            return _moment(field)
        case PersonField(value=value, placeholder=placeholder):
            said = literal(cut(clean(placeholder), limits.PLACEHOLDER))
            picked = {"choices": [], "choices.data": _EVERYBODY, "style": "compact"}
            return _named(field, "Input.ChoiceSet", value=value, placeholder=said, **picked)
        case _:
            assert_never(field)


def _named(field: Field, kind: str, **rest: Any) -> Json:
    named: Json = {
        "type": kind,
        "id": field.name,
        "label": literal(label(field.label or field.name, limits.LABEL)),
        "isRequired": field.required,
    }
    if field.required:
        named["errorMessage"] = _MISSING
    return named | {key: value for key, value in rest.items() if value != ""}


def _choices(options: Sequence[Option], seen_at_once: int) -> Json:
    usable = [option for option in options if option.value]
    style = "expanded" if len(usable) <= seen_at_once else "compact"
    return {"style": style, "wrap": True, "choices": [_choice(option) for option in usable]}


def _choice(option: Option) -> Json:
    """Teams has neither groups nor descriptions: both become part of the words."""
    said = ": ".join(filter(None, (option.group, option.label)))
    title = " – ".join(filter(None, (said, option.description)))
    return {"title": literal(label(title, limits.LABEL)), "value": option.value}


def _moment(field: MomentField) -> Json:
    """Day and time side by side, in the field's zone, which is named."""
    local = field.value.astimezone(zone_named(field.zone)) if field.value else None
    time = _named(field, "Input.Time", value=_written(local, "%H:%M")) | {
        "id": field.name + TIME,
        "label": literal(f"Time ({field.zone})"),
    }
    day = _named(field, "Input.Date", value=_written(local, "%Y-%m-%d"))
    columns = [{"type": "Column", "width": "stretch", "items": [half]} for half in (day, time)]
    return {"type": "ColumnSet", "columns": columns}


def _written(local: datetime | None, form: str) -> str:
    return local.strftime(form) if local else ""
