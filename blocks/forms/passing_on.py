"""Pass a ticket on: ask for help, give it to somebody, to another team, to another day, or to another ticket."""

from blocks.card import Part, Text, When
from blocks.form import ChoiceField, Field, Form, LineField, MomentField, Option
from blocks.forms.pieces import choices, note
from blocks.forms.presence import away, people, team
from blocks.labels import HELP_REASONS
from blocks.moments import written
from blocks.wording import capital, customer_first, listed, whose
from bot import forms
from bot.actions import ASSIGN, ESCALATE, HAND_OVER, MERGE, NOT_TODAY, SNOOZE
from bot.notifications import NextStep, TicketShown


def escalate_form(data: forms.EscalateForm) -> Form:
    helpers = listed([who.first_name for who in data.helpers])
    return Form(
        action=ESCALATE,
        about=str(data.about.ticket),
        title="Ask for help",
        submit="Ask",
        parts=(Text(f"This goes to {helpers} at once. {_yours(data)}"),) if helpers else (),
        fields=(
            ChoiceField(name="reason", label="Why?", options=choices(HELP_REASONS.items()), required=True),
            note("One line is enough: what would help?", required=True, label="What do you need?"),
        ),
    )


def _yours(data: forms.EscalateForm) -> str:
    owner = data.about.owner
    return f"{owner.first_name} still has the ticket." if owner else "The ticket stays free meanwhile."


def snooze_form(data: forms.SnoozeForm) -> Form:
    until = MomentField(
        name="until",
        label="Until when?",
        hint=_due_before(data) or "Fourteen days at most. What is due stays due.",
        zone=data.zone,
        value=data.suggested,
        required=True,
    )
    return Form(action=SNOOZE, about=str(data.about.ticket), title="Snooze", submit="Snooze", fields=(until,))


def _due_before(data: forms.SnoozeForm) -> str:
    """What is due keeps its time: whoever snoozes past it should know."""
    about = data.about
    if about.due is None or about.due >= data.suggested:
        return ""
    due = written(When(about.due, "day_time", data.zone))
    if about.overdue:
        return f"{_owed(about)} was due {due}, and that stays so."
    return f"{_owed(about)} is due before that, at {due}, and stays so."


def _owed(about: TicketShown) -> str:
    named = customer_first(about.customer)
    if about.next_step in (NextStep.CLOSE, NextStep.WAIT):
        return f"{capital(whose(named))} ticket"
    return f"{'The promise' if about.next_step is NextStep.KEEP_PROMISE else 'The answer'} to {named}"


def assign_form(data: forms.AssignForm) -> Form:
    options = people(data.colleagues)
    return Form(
        action=ASSIGN,
        about=str(data.about.ticket),
        title="Who takes this one?",
        submit="Assign" if options else "",
        parts=(*(() if options else (_nobody(data),)), *away(data.colleagues)),
        fields=_one_of("person", "Who?", options, "They get a message with everything in it."),
    )


def _nobody(data: forms.AssignForm) -> Text:
    if data.colleagues.away:
        return Text(f"Nobody else in {data.about.team_name} is there today.")
    return Text(f"Nobody else is in {data.about.team_name} yet.")


def hand_over_form(data: forms.HandOverForm) -> Form:
    options = tuple(team(each, each.name, data.zone, data.now) for each in data.teams)
    return Form(
        action=HAND_OVER,
        about=str(data.about.ticket),
        title="Hand over",
        submit="Hand over" if options else "",
        parts=_handing_over(data) if options else (Text("There is no other team in the program."),),
        fields=(*_one_of("team", "To which team?", options, only=True), note("What they should know."))
        if options
        else (),
    )


def not_today_form(data: forms.NotTodayForm) -> Form:
    """Its own team is chosen to begin with: that is what most people mean."""
    own, *others = data.teams
    options = (
        team(own, f"Back to {own.name}", data.zone, data.now),
        *(team(each, f"To {each.name}", data.zone, data.now) for each in others),
    )
    return Form(
        action=NOT_TODAY,
        about=str(data.about.ticket),
        title="Who takes it today?",
        submit="Give it back",
        parts=(Text(f"Good that you say so: {customer_first(data.about.customer)} need not wait for you."),),
        fields=(
            ChoiceField(name="team", label="Where to?", options=options, value=own.key, required=True),
            note("What they should know."),
        ),
    )


def _handing_over(data: forms.HandOverForm) -> tuple[Part, ...]:
    return (Text(f"{capital(customer_first(data.about.customer))} keeps the same due time.", quiet=True),)


def merge_form(data: forms.MergeForm) -> Form:
    options = tuple(Option(value=str(number), label=name) for number, name in data.candidates)
    number = LineField(name="ticket", label="Ticket number", required=True, max_length=12)
    return Form(
        action=MERGE,
        about=str(data.about.ticket),
        title="The same as …",
        submit="It's the same",
        parts=(Text("This one ends here and goes on as the other; the older clock counts."),),
        fields=_one_of("ticket", "Which one?", options) or (number,),
    )


def _one_of(
    name: str, label: str, options: tuple[Option, ...], hint: str = "", *, only: bool = False
) -> tuple[Field, ...]:
    """*only*: where there is no other, it is chosen already."""
    if not options:
        return ()
    value = options[0].value if only and len(options) == 1 else ""
    return (ChoiceField(name=name, label=label, hint=hint, options=options, value=value, required=True),)
