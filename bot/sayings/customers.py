"""What people are told because a customer wrote again, or did not."""

from bot import notifications as n
from bot.customer_words import OwnerTold
from bot.dossier import Dossier
from bot.history import Recorded
from bot.moment import Moment
from bot.sayings.say import Tell
from bot.telling import ticket_shown
from bot.ticket import Channel
from bot.waiting import StayedSilent


def _customer_wrote(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.WroteAgain | n.WroteToTeam | None:
    """Nothing, if whoever has it answered meanwhile."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, OwnerTold) or not ticket.heard:
        return None
    last = ticket.heard[-1]
    about = ticket_shown(dossier, moment)
    if ticket.owner != event.to and ticket.is_live:
        return n.WroteToTeam(about=about, at=last.at)
    return n.WroteAgain(about=about, at=last.at, words=dossier.text(last.words)) if ticket.wrote_at else None


def _stayed_silent(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.StillSilent | None:
    """Nothing, if something happened meanwhile."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, StayedSilent) or not ticket.is_live or ticket.wrote_at is not None:
        return None
    written = [contact.at for contact in ticket.contacts if contact.channel is Channel.EMAIL]
    if not written or written[-1] > recorded.at:
        return None
    return n.StillSilent(about=ticket_shown(dossier, moment), since=written[-1])


TELL: dict[str, Tell] = {
    "customer_wrote": _customer_wrote,
    "stayed_silent": _stayed_silent,
}
