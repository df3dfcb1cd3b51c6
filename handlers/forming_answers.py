"""Filling in the forms that answer a call: who carries on, who has it now, and by when."""

from bot import forms
from bot.decisions.escalating import settle_by_default, step_for
from bot.dossier import Dossier
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.notifications import TicketShown
from bot.people import Person
from handlers.forming_people import colleagues


def carry_on(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.CarryOnForm:
    step = step_for(dossier.ticket, by.email)
    if about.owner is None:
        raise Refusal(Reason.NOBODY_HAS_IT)
    due = settle_by_default(dossier.ticket, about.owner.email, step, moment)
    return forms.CarryOnForm(about=about, step=step + 1, owner=about.owner, due=due)


def hand_to(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> forms.HandToForm:
    step = step_for(dossier.ticket, by.email)
    team = colleagues(dossier.ticket, about.zone, moment)
    due = settle_by_default(dossier.ticket, by.email, step, moment)
    return forms.HandToForm(about=about, step=step + 1, colleagues=team, due=due)
