"""Write a note: on a ticket, or from a message on whichever ticket it belongs to."""

from blocks.cutting import cut
from blocks.form import ChoiceField, Field, Form, LineField, Option
from blocks.forms.pieces import note, said
from bot.actions import ADVISE, NOTE
from bot.forms import NoteForm
from bot.notifications import TicketShown, Who

#: What Slack shows of a title.
_TITLE = 24


def note_form(data: NoteForm) -> Form:
    about = data.about
    if about and data.to:
        return _advice(about, data.to)
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


def _advice(about: TicketShown, to: Who) -> Form:
    hint = f"{to.first_name} gets it directly. It stays on the ticket, and never goes to the customer."
    return Form(
        action=ADVISE,
        about=str(about.ticket),
        title=cut(f"Advise {to.first_name}", _TITLE),
        submit="Send",
        parts=said(about),
        fields=(note(hint, required=True, label="How to go on?"),),
    )


def _which(data: NoteForm) -> Field:
    options = tuple(Option(value=str(number), label=name) for number, name in data.candidates)
    if not options:
        return LineField(name="ticket", label="Ticket number", required=True, max_length=12)
    return ChoiceField(name="ticket", label="Which ticket?", options=options, required=True)
