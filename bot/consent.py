"""Which ways a customer lets us reach them."""

from bot.dossier import Dossier
from bot.feedback import ContactWish, Feedback
from bot.moment import Moment
from bot.ticket import Channel, Ticket


def consents(feedback: Feedback, channel: Channel, ticket: Ticket, moment: Moment) -> bool:
    """
    Whether the customer agrees to be reached that way.

    What they did not say, the source's default does: today's, or where the
    source left the program, that of the program the ticket was opened under.
    """
    said = feedback.contact.consent.get(channel)
    if said is not None:
        return said
    name = feedback.source
    source = moment.program.sources.get(name) or moment.program_of(ticket).sources.get(name)
    return bool(getattr(source.consent, channel)) if source else False


def mail_to(dossier: Dossier, moment: Moment) -> str:
    """Where the customer may be written to; empty where there is no address, or no consent."""
    agreed = consents(dossier.feedback, Channel.EMAIL, dossier.ticket, moment)
    return dossier.email if agreed else ""


def can_be_mailed(dossier: Dossier, moment: Moment) -> bool:
    """Whether a mail to them would leave."""
    return bool(mail_to(dossier, moment)) and not dossier.do_not_contact


def call_to(dossier: Dossier) -> str:
    """
    Where the customer may be called; empty where there is no number, or they said no.

    What they did not say is left to the colleague who thinks of calling.
    """
    return "" if _is_refused(dossier.feedback.contact, Channel.PHONE) else dossier.phone


def refuses_calls(dossier: Dossier) -> bool:
    """Whether nobody may ring them."""
    return dossier.do_not_contact or _is_refused(dossier.feedback.contact, Channel.PHONE)


def preferred(wish: ContactWish) -> str:
    """How they would rather be reached; nothing where they refused just that."""
    return "" if _is_refused(wish, wish.preferred) else wish.preferred


def _is_refused(wish: ContactWish, channel: str) -> bool:
    return wish.consent.get(channel) is False
