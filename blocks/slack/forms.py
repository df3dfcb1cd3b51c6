"""Forms as modal views."""

from collections.abc import Iterator, Sequence
from datetime import UTC
from itertools import groupby
from typing import assert_never

from blocks.card import Part, Text
from blocks.cutting import MORE, cut
from blocks.fitting import fitted
from blocks.form import ChoiceField, Field, Form, LineField, ManyField, MomentField, Option, PersonField, TextField
from blocks.literals import clean, one_line
from blocks.slack import limits
from blocks.slack.messages import word_count
from blocks.slack.parts import all_blocks, label
from blocks.slack.sentences import Json, plain_text

#: The heading of options without one, where others have one: Slack wants all or none in groups.
_UNGROUPED = "Other"


def render_form(form: Form) -> Json:
    """A modal view; the ticket travels as `private_metadata`, the version that was shown in the block ids."""
    view: Json = {
        "type": "modal",
        "callback_id": form.action,
        "private_metadata": form.about,
        "title": plain_text(label(form.title, limits.VIEW_TITLE)),
        "close": plain_text(label(form.close, limits.VIEW_TITLE)),
        "blocks": _blocks(form),
    }
    # Slack refuses inputs without a submit button.
    if form.submit or form.fields:
        view["submit"] = plain_text(label(form.submit or "OK", limits.VIEW_TITLE))
    return view


def field_block_id(name: str, shown: int | None = None) -> str:
    """Where the field stands; a new number makes Slack forget what was typed and show our value."""
    return name if shown is None else f"{name}.{shown}"


def _blocks(form: Form) -> list[Json]:
    inputs = [_input(field, form) for field in form.fields[: limits.VIEW_BLOCKS]]
    room = limits.VIEW_BLOCKS - len(inputs)
    above = _around((*_homeless_errors(form), *form.parts), room) if room else []
    left = room - len(above)
    below = _around(form.below, left) if form.below and left else []
    # Slack opens no empty view.
    return above + inputs + below or all_blocks([Text(form.title or MORE)], {})


def _around(parts: Sequence[Part], room: int) -> list[Json]:
    return fitted(
        parts,
        room,
        lambda shorter: all_blocks(shorter, {}),
        lambda drawn: len(drawn) <= room and word_count(drawn) <= limits.MESSAGE_WORDS,
    )


def _homeless_errors(form: Form) -> Iterator[Text]:
    """What is wrong with no field in particular."""
    names = {field.name for field in form.fields}
    return (Text(words) for name, words in form.errors.items() if name not in names)


def _input(field: Field, form: Form) -> Json:
    # An acknowledgement shows errors by itself; a form drawn afresh has only the hint to say them in.
    hint = " ".join(filter(None, (form.errors.get(field.name, ""), field.hint)))
    block: Json = {
        "type": "input",
        "block_id": field_block_id(field.name, form.shown),
        "label": plain_text(label(field.label or field.name, limits.LABEL)),
        "element": {"action_id": field.name} | _element(field),
        "optional": not field.required,
    }
    if isinstance(field, PersonField) or (isinstance(field, ChoiceField) and field.redraws):
        block["dispatch_action"] = True
    return block | {"hint": plain_text(label(hint, limits.LABEL))} if hint.strip() else block


def _element(field: Field) -> Json:
    match field:
        case LineField():
            return _typed(field)
        case TextField(placeholder=placeholder):
            return _typed(field) | {"multiline": True} | _placeholder(placeholder)
        case ChoiceField():
            return _choice(field)
        case ManyField():
            return _many(field)
        case MomentField():
            return _moment(field)
        case PersonField(value=value, placeholder=placeholder):
            initial = {"initial_user": value} if value else {}
            return {"type": "users_select"} | initial | _placeholder(placeholder)
        case _:
            assert_never(field)


def _placeholder(words: str) -> Json:
    return {"placeholder": plain_text(label(words, limits.PLACEHOLDER))} if words.strip() else {}


def _typed(field: LineField | TextField) -> Json:
    most = min(max(field.max_length, 1), limits.INPUT)
    element: Json = {"type": "plain_text_input", "max_length": most}
    value = cut(clean(field.value), most)
    return element | {"initial_value": value} if value else element


def _choice(field: ChoiceField) -> Json:
    options = _usable(field.options)
    chosen = [_option(option) for option in options if option.value == field.value][:1]
    initial = {"initial_option": chosen[0]} if chosen else {}
    if _is_short(field, options):
        return {"type": "radio_buttons", "options": [_option(option) for option in options]} | initial
    return {"type": "static_select"} | _listed(options) | initial


def _is_short(field: ChoiceField, options: Sequence[Option]) -> bool:
    """Few enough to see at once; a select where nothing need be chosen, because radio buttons cannot be emptied."""
    return (
        field.required
        and 0 < len(options) <= limits.RADIO
        and not any(option.group or len(option.label) > limits.RADIO_LABEL for option in options)
    )


def _many(field: ManyField) -> Json:
    options = _usable(field.options)
    chosen = [_option(option) for option in options if option.value in field.values]
    initial = {"initial_options": chosen} if chosen else {}
    if 0 < len(options) <= limits.CHECKBOXES and not any(option.group for option in options):
        return {"type": "checkboxes", "options": [_option(option) for option in options]} | initial
    return {"type": "multi_static_select"} | _listed(options) | initial


def _usable(options: Sequence[Option]) -> list[Option]:
    """Slack takes no value twice and no empty one, which says no more than choosing nothing."""
    once = {option.value: option for option in reversed(options) if 0 < len(option.value) <= limits.OPTION_VALUE}
    return list(reversed(once.values()))


def _listed(options: Sequence[Option]) -> Json:
    """Plain options, or groups of them where they have headings or are too many for one list."""
    if len(options) <= limits.OPTIONS and not any(option.group for option in options):
        return {"options": [_option(option) for option in options]}
    return {"option_groups": list(_groups(options))[: limits.GROUPS]}


def _groups(options: Sequence[Option]) -> Iterator[Json]:
    order = list(dict.fromkeys(option.group for option in options))
    for heading, members in groupby(sorted(options, key=lambda o: order.index(o.group)), key=lambda o: o.group):
        yield from _pages(heading or (_UNGROUPED if len(order) > 1 else ""), list(members))


def _pages(heading: str, options: Sequence[Option]) -> Iterator[Json]:
    for start in range(0, len(options), limits.OPTIONS):
        page = options[start : start + limits.OPTIONS]
        span = f"{start + 1}–{start + len(page)}"
        said = f"{heading} {span}".strip() if len(options) > limits.OPTIONS else heading
        yield {"label": plain_text(label(said, limits.OPTION_LABEL)), "options": [_option(o) for o in page]}


def _option(option: Option) -> Json:
    shown: Json = {"text": plain_text(label(option.label, limits.OPTION_LABEL)), "value": option.value}
    description = cut(one_line(option.description), limits.OPTION_LABEL)
    return shown | {"description": plain_text(description)} if description else shown


def _moment(field: MomentField) -> Json:
    element: Json = {"type": "datetimepicker"}
    value = int(field.value.astimezone(UTC).timestamp()) if field.value else 0
    return element | {"initial_date_time": value} if value >= limits.EARLIEST else element
