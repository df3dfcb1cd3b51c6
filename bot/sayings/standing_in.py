"""What is said about a ticket because its owner, or everybody, is away."""

from bot import notifications as n
from bot.dossier import Dossier
from bot.history import Recorded
from bot.hours import hours_of
from bot.moment import Moment
from bot.sayings.say import Tell
from bot.standing_in import OfferedToDelegate
from bot.telling import ticket_shown, who
from bot.while_away import TO_TAKE_IT, is_deserted, people_of
from bot.who_is_away import zone_of_person


def _offered(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.OfferedToYou | None:
    """Nothing, once somebody has taken it, or its owner is back."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, OfferedToDelegate) or ticket.owner != event.owner or ticket.offer is None:
        return None
    if not ticket.is_live or not moment.is_away(event.owner):
        return None
    return n.OfferedToYou(
        about=ticket_shown(dossier, moment),
        owner=who(event.owner, moment.program),
        back=moment.absences.back(event.owner, moment.now),
        back_zone=zone_of_person(event.owner, moment.program),
        answer_by=hours_of(event.to, moment.program).add(ticket.offer.at, TO_TAKE_IT),
    )


def _nobody_there(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.NobodyThere | None:
    """Nothing, once somebody of them is there."""
    team = dossier.ticket.team
    if not dossier.ticket.is_live or not is_deserted(team, moment):
        return None
    backs = {person: moment.absences.back(person, moment.now) for person in people_of(team, moment)}
    first = min(((back, person) for person, back in backs.items() if back is not None), default=None)
    return n.NobodyThere(
        about=ticket_shown(dossier, moment),
        back=first[0] if first else None,
        back_zone=zone_of_person(first[1] if first else "", moment.program),
    )


TELL: dict[str, Tell] = {"offered": _offered, "nobody_there": _nobody_there}
