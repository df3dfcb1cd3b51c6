"""Write a note: on a ticket, or from a message on whichever ticket it belongs to."""

from blocks.form import ChoiceField, Field, Form, LineField, Option
from blocks.forms.pieces import note
from bot.actions import NOTE
from bot.forms import NoteForm


def note_form(data: NoteForm) -> Form:
    about = data.about
    return Form(
        action=NOTE,
        about=str(about.ticket) if about else "",
        title="Note",
        submit="Save",
        fields=(
            *(() if about else (_which(data),)),
            note("Stays inside the company; never goes to the customer.", required=True, value=data.note),
        ),
    )


def _which(data: NoteForm) -> Field:
    options = tuple(Option(value=str(number), label=name) for number, name in data.candidates)
    if not options:
        return LineField(name="ticket", label="Ticket number", required=True, max_length=12)
    return ChoiceField(name="ticket", label="Which ticket?", options=options, required=True)
