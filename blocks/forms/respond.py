"""Write to the customer, and see exactly what they will get before it goes."""

from collections.abc import Iterator

from blocks.card import Facts, Part, Sentence, Strong, Text, Verbatim, When
from blocks.form import ChoiceField, Field, Form, LineField, Option, TextField
from blocks.forms.pieces import given, promise, said, title
from blocks.labels import channel
from blocks.pages import below
from blocks.wording import customer_first
from bot import forms
from bot.actions import RESPOND
from bot.notifications import ReachedAt
from bot.ticket import Channel


def respond_form(data: forms.RespondForm) -> Form:
    return Form(
        action=RESPOND,
        about=str(data.about.ticket),
        title=title("Write to", data.about),
        submit="Preview",
        parts=tuple(_above(data)),
        fields=tuple(_fields(data)),
        below=tuple(below(data.page)),
        shown=data.mark,
    )


def _above(data: forms.RespondForm) -> Iterator[Part]:
    if data.handed_back:
        yield Text("Your text from before is still here.")
    yield from said(data.about)
    if score := given(data.about):
        yield Text(score, quiet=True)


def _fields(data: forms.RespondForm) -> Iterator[Field]:
    if data.channels:
        options = tuple(Option(value=name, label=channel(name)) for name in data.channels)
        value = data.channel if data.channel in data.channels else data.channels[0]
        yield ChoiceField(name="channel", label="How", options=options, value=value, required=True)
    if data.templates:
        yield _template(data)
    yield LineField(name="subject", label="Subject", value=data.subject, required=True)
    yield TextField(
        name="message",
        label="Your message",
        value=data.message,
        placeholder="What you found out, and what happens next",
        hint="Nothing leaves yet: you'll see it first.",
        required=True,
    )
    yield from promise(data.promise, data.promise_due, data.zone)


def _template(data: forms.RespondForm) -> ChoiceField:
    return ChoiceField(
        name="template",
        label="Start from",
        options=tuple(Option(value=offered.name, label=offered.label) for offered in data.templates),
        value=data.template if any(offered.name == data.template for offered in data.templates) else "",
        redraws=True,
    )


def preview_form(data: forms.RespondPreview) -> Form:
    return Form(
        action=RESPOND,
        about=f"{data.about.ticket}/{data.draft}",
        title="Wait a moment" if data.meanwhile else "Ready to send?",
        submit="Send anyway" if data.meanwhile else "Send",
        close="Read first" if data.meanwhile else "Back",
        parts=tuple(_preview(data)),
    )


def _preview(data: forms.RespondPreview) -> Iterator[Part]:
    if data.meanwhile is not None:
        yield Text((Strong("Wait, "), *_reached(data.meanwhile, data), ". Your text is safe."))
        if data.meanwhile_said.strip():
            yield Verbatim(data.meanwhile_said)
        yield Text("This is what you were about to send:")
    subject = {"Subject": data.subject} if data.subject else {}
    yield Facts({"To": data.to, **subject})
    yield Verbatim(data.text)
    if data.promise.strip():
        due: Sentence = (", by ", When(data.promise_due, "day_time", data.zone)) if data.promise_due else ()
        yield Text((f"You promise: {data.promise}", *due, "."))
    if data.undo_seconds:
        yield Text(
            f"It leaves {data.undo_seconds} seconds after you send it; until then you can take it back.", quiet=True
        )


def _reached(contact: ReachedAt, data: forms.RespondPreview) -> Sentence:
    did = "spoke with" if contact.channel is Channel.PHONE else "wrote to"
    name = customer_first(data.about.customer)
    return (f"{contact.by.first_name} {did} {name} at ", When(contact.at, "time", data.zone))
