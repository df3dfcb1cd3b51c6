"""Write down what was wrong and what was done: the root cause, and the close with everything in it."""

from collections.abc import Iterator

from blocks.card import Text, When
from blocks.cards.ticket_parts import promised
from blocks.form import ChoiceField, Field, Form, Option, TextField
from blocks.forms.pieces import cause, choices, note, said, title
from blocks.labels import CALL_ENDS, OUTCOME_NOTES, OUTCOMES
from blocks.moments import written
from bot.actions import CLOSE, ROOT_CAUSE
from bot.forms import CloseForm, RootCauseForm
from bot.notifications import ReachedAt
from bot.ticket import Channel, Outcome


def root_cause_form(data: RootCauseForm) -> Form:
    fields = cause(data.causes, data.cause, required=True, suggested=data.suggested)
    nothing = () if fields else (Text("The program names no causes yet; a note keeps what you found."),)
    return Form(
        action=ROOT_CAUSE,
        about=str(data.about.ticket),
        title="What caused it?",
        submit="Save",
        parts=(*said(data.about), *nothing),
        fields=(*fields, note("What made you think so. It helps whoever removes the cause.")),
    )


def close_form(data: CloseForm) -> Form:
    """What the bot saw is filled in; what only people know is asked."""
    seen = (
        "I've filled in what I saw; please look it over."
        if data.contacts or (data.cause and not data.suggested)
        else ""
    )
    return Form(
        action=CLOSE,
        about=str(data.about.ticket),
        title=title("Close", data.about, "ticket"),
        submit="Close ticket",
        parts=(*((Text(seen),) if seen else ()), *_promised(data)),
        fields=tuple(_fields(data)),
    )


def _promised(data: CloseForm) -> Iterator[Text]:
    if (promise := data.about.promise) is not None:
        yield Text(promised(promise, data.zone))


def _kept(data: CloseForm) -> Iterator[Field]:
    """Nobody closes over a promise without saying what became of it."""
    if data.about.promise is not None:
        yield ChoiceField(
            name="promise_kept",
            label="Was the promise kept?",
            options=(
                Option(value="yes", label="Yes"),
                Option(value="no", label="Not yet", description="it stays in your /loop until it is kept"),
            ),
            required=True,
        )


def _fields(data: CloseForm) -> Iterator[Field]:
    # spam has no cause to name: once that is chosen, the form is drawn afresh and asks for nothing else
    apart = data.outcome in set(Outcome) and Outcome(data.outcome).counts_apart
    yield ChoiceField(
        name="outcome",
        label="How did it end?",
        options=choices(OUTCOMES.items(), dict(OUTCOME_NOTES)),
        value=data.outcome,
        required=True,
        redraws=True,
    )
    yield from _kept(data)
    yield from cause(data.causes, data.cause, required=not apart, suggested=data.suggested)
    yield TextField(
        name="actions",
        label="What was done?",
        value=" ".join(_seen(contact, data.zone) for contact in sorted(data.contacts, key=lambda c: c.at)),
        placeholder="Engineer on Thursday; £20 credited",
        required=not apart,
    )
    yield TextField(name="prevention", label="What would have prevented it?")
    yield TextField(name="expansion", label="Did they wish for anything more?", hint="A product, an offer, an idea.")
    yield note()


def _seen(contact: ReachedAt, zone: str) -> str:
    """ "Ana e-mailed Tue 3 Mar, 10:02 GMT."."""
    did = "e-mailed" if contact.channel is Channel.EMAIL else "rang"
    end = f": {CALL_ENDS[contact.missed]}" if contact.missed else ""
    return f"{contact.by.first_name} {did} {written(When(contact.at, 'day_time', zone))}{end}."
