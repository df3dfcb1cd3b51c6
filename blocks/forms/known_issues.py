"""Declare a known issue, answer everybody in it, and end it."""

from collections.abc import Iterator

from blocks.card import Facts, Part, Text, Verbatim
from blocks.cards.known_issues import named
from blocks.form import ChoiceField, Field, Form, LineField, MomentField, Option, TextField
from blocks.forms.pieces import cause
from blocks.languages import language
from blocks.wording import capital, customer_name, listed, number, plural
from bot.actions import ISSUE_ANSWER, ISSUE_DECLARE, ISSUE_END, JOIN_ISSUE
from bot.issue_forms import (
    EVERYBODY,
    NAME_GAP,
    UNHEARD,
    IssueAnswerForm,
    IssueEndForm,
    IssueForm,
    IssuePreview,
    JoinIssueForm,
)
from bot.issue_languages import Languages, asked_for

_APART = "Whoever asks to hear from somebody, and every careful case, still has a ticket of their own."


def issue_form(data: IssueForm) -> Form:
    return Form(
        action=ISSUE_DECLARE,
        about=data.team,
        title="Known issue",
        submit="Declare it",
        parts=(
            Text(f"What fits, and would open a ticket in {data.team_name}, joins it: one card and one answer for all."),
            Text(_APART, quiet=True),
        ),
        fields=tuple(_declaring(data)),
    )


def _declaring(data: IssueForm) -> Iterator[Field]:
    yield LineField(
        name="issue", label="What is it?", hint="“Outage in Leeds”: your team sees it.", required=True, max_length=60
    )
    yield LineField(
        name="told",
        label="What are customers told?",
        hint="One line: “Our network in Leeds is down; engineers are on site.”",
        required=True,
    )
    yield LineField(
        name="words",
        label="Which words tell it?",
        hint="Whole words or phrases with commas between them; one is enough: outage, no internet",
    )
    yield LineField(name="place", label="Where?", hint="The place as your source calls it, if it is only one.")
    yield LineField(name="touchpoint", label="After what?", hint="A touchpoint, such as first-payment.")
    yield LineField(
        name="condition",
        label="Anything more?",
        hint="A condition as in the program: score <= 3. What you fill in must all be so.",
        max_length=500,
    )
    if data.leads:
        options = tuple(Option(value=who.email, label=who.name) for who in data.leads)
        known = data.lead if any(who.email == data.lead for who in data.leads) else ""
        yield ChoiceField(name="lead", label="Who answers for it?", options=options, value=known, required=True)
    asks = "If you know. Then I ask whether it's over."
    yield MomentField(name="until", label="Until when may more join?", hint=asks, zone=data.zone)


def join_form(data: JoinIssueForm) -> Form:
    options = tuple(Option(value=issue, label=named(name)) for issue, name in data.issues)
    alone = options[0].value if len(options) == 1 else ""
    return Form(
        action=JOIN_ISSUE,
        about=str(data.about.ticket),
        title="A known issue",
        submit="Put it in",
        parts=(
            Text("One answer goes to everybody in it. Until then nobody has this one, and nobody is reminded of it."),
        ),
        fields=(ChoiceField(name="known_issue", label="Which one?", options=options, value=alone, required=True),),
    )


def answer_form(data: IssueAnswerForm) -> Form:
    return Form(
        action=ISSUE_ANSWER,
        about=data.issue,
        title="Answer all of them",
        submit="Preview",
        parts=(
            Text(f"{named(data.name)}: each gets a mail of their own, and each counts as answered."),
            *((Text(_read_by(data.languages), quiet=True),) if len(data.languages) > 1 else ()),
        ),
        fields=(
            *_to(data),
            *_templates(data),
            LineField(name="subject", label="Subject", value=data.subject, required=True),
            TextField(
                name="message",
                label="Your message",
                value=data.message,
                hint=f"{NAME_GAP} becomes each customer's first name. Nothing leaves yet: you'll see it first.",
                required=True,
            ),
            *(field for each in asked_for(data.languages) for field in _own(each, data)),
        ),
        shown=data.afresh or None,
    )


def _templates(data: IssueAnswerForm) -> tuple[Field, ...]:
    if not data.templates:
        return ()
    options = tuple(Option(value=name, label=label) for name, label in data.templates)
    return (ChoiceField(name="template", label="Start from", options=options, value=data.template, redraws=True),)


def _read_by(languages: Languages) -> str:
    """“100 read English, three German; of two, nobody knows.”"""
    known = [f"{number(count)} {_reads(count)} {language(code)}" for code, count in languages if code]
    unknown = next((count for code, count in languages if not code), 0)
    nobody = f"of {number(unknown)} nobody knows" if unknown else ""
    return capital("; ".join(filter(None, (listed(known), nobody)))) + "."


def _reads(count: int) -> str:
    return "reads" if count == 1 else "read"


def _own(code: str, data: IssueAnswerForm) -> tuple[Field, ...]:
    count = next(count for each, count in data.languages if each == code)
    subject, message = data.texts.get(code, ("", ""))
    who = "For the one" if count == 1 else f"For the {number(count)}"
    reads = f"{who} who {_reads(count)} {language(code)}"
    hint = "Leave it empty, and they get the text above."
    return (
        LineField(name=f"subject_{code}", label=f"{reads}: the subject", value=subject),
        TextField(name=f"message_{code}", label=f"{reads}: the message", value=message, hint=hint),
    )


def _to(data: IssueAnswerForm) -> tuple[Field, ...]:
    """Asked only where there is a choice."""
    waiting = data.waiting
    heard = waiting.heard + waiting.on_its_way
    if not waiting.unheard or not heard:
        return ()
    options = (
        Option(value=UNHEARD, label=f"The {number(waiting.unheard)} who have heard nothing yet"),
        Option(value=EVERYBODY, label=f"Everybody, {number(waiting.all)} in all"),
    )
    return (ChoiceField(name="to", label="Who gets it?", options=options, value=UNHEARD, required=True),)


def issue_preview_form(data: IssuePreview) -> Form:
    others = data.count - 1 - sum(own.count for own in data.own)
    same = (
        f" {capital(plural(others, 'other'))} get{'s' if others == 1 else ''} the same, by name." if others > 0 else ""
    )
    who = customer_name(data.first)
    first = f"This is what {who} will get.{same}" if data.count else "None of them can be written to."
    parts: tuple[Part, ...] = (
        Text(first),
        Facts({"Subject": data.subject}),
        Verbatim(data.text),
        *_others(data),
        Text("Whoever can't be written to, or asked us not to, gets a card instead.", quiet=True),
        Text(f"It leaves {data.undo_seconds} seconds after you send it; until then you can take it back.", quiet=True),
    )
    return Form(
        action=ISSUE_ANSWER,
        about=f"{data.issue}/{data.draft}/{data.to}",
        title="Ready to send?",
        submit=_send(data.count),
        close="Back",
        parts=parts,
    )


def _others(data: IssuePreview) -> Iterator[Part]:
    """What is said in other languages, and for whom there is nothing of their own."""
    for own in data.own:
        gets = f"{plural(own.count, 'customer')} who {_reads(own.count)} {language(own.language)}"
        yield Text(f"{capital(gets)} will get this:")
        yield Facts({"Subject": own.subject})
        yield Verbatim(own.text)
    if data.rest:
        to = "The text for everybody goes to all others" if data.own else "All of them get the same text"
        yield Text(f"{to}: {_read_by(data.rest)}")


def _send(count: int) -> str:
    if not count:
        return "Give them cards"
    return "Send" if count == 1 else f"Send to {count:,}"


def end_form(data: IssueEndForm) -> Form:
    waiting = data.waiting
    heard = waiting.heard + waiting.on_its_way
    parts: list[Part] = []
    if heard:
        parts.append(Text(f"{capital(plural(heard, 'customer'))} heard from us, and will be settled with it."))
    if waiting.unheard:
        one = waiting.unheard == 1
        nothing = f"{capital(plural(waiting.unheard, 'customer'))} {'has' if one else 'have'} heard nothing yet."
        parts.append(Text(f"{nothing} Answer first, or {'it gets a card' if one else 'each gets a card'} of its own."))
    if not parts:
        parts.append(Text("Nobody is waiting in it."))
    return Form(
        action=ISSUE_END,
        about=data.issue,
        title="Is it over?",
        submit="End it",
        parts=tuple(parts),
        fields=(
            *cause(data.causes, "", required=True),
            TextField(
                name="actions",
                label="What was done?",
                placeholder="The cable was repaired on Sunday; everybody is online again",
                hint="Stands on every ticket that is settled with it.",
                required=True,
            ),
        ),
    )
