"""Which of the program's templates fit a ticket, by mail and on the phone."""

from typing import Literal

from blocks.wording import fill
from bot import forms
from bot.consent import refuses_calls
from bot.dossier import Dossier
from bot.moment import Moment
from bot.notifications import TicketShown
from bot.people import Person
from bot.program import Template
from handlers.playbook_pages import page_of
from handlers.template_words import template_words

#: What one call can begin with: more than that nobody reads with the phone in hand.
_TO_SAY = 2


def call_form(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.CallForm:
    """With what the program has to say in such a call."""
    values = values_of(dossier, by, moment)
    refused = refuses_calls(dossier)
    offered = offered_for("phone", dossier, moment)[:_TO_SAY]
    return forms.CallForm(
        about=about,
        phone="" if refused else dossier.phone,
        refused=refused,
        to_say=tuple((template.name, fill(template.message, values)) for _, template in offered),
        page=page_of(dossier, moment),
        zone=about.zone,
    )


def offered_for(channel: Literal["email", "phone"], dossier: Dossier, moment: Moment) -> list[tuple[str, Template]]:
    """Of its workflow's templates, those of *channel* in the customer's language, then those for everybody."""
    program = moment.program_of(dossier.ticket)
    workflow = program.workflow(dossier.ticket.workflow)
    named = program.templates_of(workflow, dossier.feedback) if workflow else tuple(moment.program.templates)
    fitting = {name: each for name, each in moment.program.templates.items() if each.channel == channel}
    offered = [(name, fitting[name]) for name in named if name in fitting]
    language = _locale(dossier).partition("-")[0].lower()
    fits = [(n, t) for n, t in offered if t.locale and t.locale.partition("-")[0].lower() == language]
    general = [(n, t) for n, t in offered if not t.locale]
    return (fits + general) or offered


def _locale(dossier: Dossier) -> str:
    return (dossier.customer.customer.locale if dossier.customer else "") or dossier.feedback.customer.locale


def values_of(dossier: Dossier, by: Person, moment: Moment) -> dict[str, object]:
    """What templates may speak of."""
    name = dossier.customer_name if dossier.customer_name != "this customer" else ""
    return template_words(
        customer=name,
        owner=by,
        company=moment.program.program.name,
        score=dossier.feedback.score,
        touchpoint=dossier.feedback.touchpoint,
    )
