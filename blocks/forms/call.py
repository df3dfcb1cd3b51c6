"""Call the customer, or hear them ring, and write down what came of it."""

from collections.abc import Iterator

from blocks.card import Facts, Part, Strong, Text
from blocks.form import ChoiceField, Form
from blocks.forms.pieces import choices, note, promise, said, title
from blocks.labels import CALL_OUTCOMES
from blocks.pages import below
from bot.actions import CALL
from bot.forms import CallForm


def call_form(data: CallForm) -> Form:
    outcome = ChoiceField(name="outcome", label="How did it go?", options=choices(CALL_OUTCOMES.items()), required=True)
    return Form(
        action=CALL,
        about=str(data.about.ticket),
        title=title("Log a call with" if data.refused else "Call", data.about),
        submit="Save",
        parts=tuple(_above(data)),
        fields=(
            outcome,
            note("What was said, for whoever reads this next."),
            *promise("", None, data.zone),
        ),
        below=tuple(below(data.page)),
    )


def _above(data: CallForm) -> Iterator[Part]:
    if data.refused:
        yield Text("They don't want to be called. If they rang you, this is where it is kept.")
    else:
        yield Facts({"Number": data.phone}) if data.phone else Text("There is no number on file.")
    yield from said(data.about)
    for name, words in data.to_say:
        yield Text((Strong(f"{name}: "), words))
    if data.about.promise is not None:
        yield Text(f"{data.about.promise.by.first_name} promised: {data.about.promise.what}")
