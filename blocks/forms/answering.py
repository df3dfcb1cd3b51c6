"""Answer a call: somebody carries on, or somebody else has it now."""

from datetime import datetime

from blocks.card import Text
from blocks.cards.needs_you import answers
from blocks.form import ChoiceField, Form, MomentField
from blocks.forms.pieces import note, said
from blocks.forms.presence import away, people
from blocks.wording import listed
from bot import forms
from bot.actions import CARRY_ON, HAND_TO

_HAND_TO = "Hand to …"


def carry_on_form(data: forms.CarryOnForm) -> Form:
    owner = data.owner.first_name
    return Form(
        action=CARRY_ON,
        about=f"{data.about.ticket}/{data.step}",
        title="Carry on",
        submit=f"Tell {owner}"[:24],
        parts=said(data.about),
        fields=(
            note(f"{owner} gets it at once.", required=True, label=f"A line for {owner}"),
            _due(data.due, data.about.zone),
        ),
    )


def hand_to_form(data: forms.HandToForm) -> Form:
    options = people(data.colleagues)
    if not options:
        # as the message's own buttons read
        others = listed([f"“{each.label}”" for each in answers(data.about, data.step)[:-2]], last="or")
        nobody = Text(f"Nobody else in {data.about.team_name} is there today. Press {others}.")
        parts = (nobody, *away(data.colleagues))
        return Form(action=HAND_TO, about=str(data.about.ticket), title=_HAND_TO, submit="", parts=parts, fields=())
    return Form(
        action=HAND_TO,
        about=f"{data.about.ticket}/{data.step}",
        title=_HAND_TO,
        submit="Hand over",
        parts=(*said(data.about), *away(data.colleagues)),
        fields=(
            ChoiceField(name="person", label="Who?", options=options, required=True),
            note("What they should know."),
            _due(data.due, data.about.zone),
        ),
    )


def _due(due: datetime, zone: str) -> MomentField:
    hint = "If it isn't settled by then, it comes back to you."
    return MomentField(name="due", label="By when?", hint=hint, zone=zone, value=due)
