"""What an owner is told when time has passed."""

from datetime import datetime

from bot import notifications as n
from bot.asked import as_it_was
from bot.dossier import Dossier
from bot.history import Recorded
from bot.moment import Moment
from bot.morning import says_it
from bot.nudges import is_for
from bot.reminders import GivenBack, Nudged, OwnerAsked
from bot.sayings.say import Tell
from bot.telling import ticket_shown
from bot.ticket import Ticket
from bot.urgency import is_asleep
from bot.waiting import StayedSilent


def _nudge(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.Nudge | None:
    """Nothing, if it is done by now, or somebody else has it, or the morning that leaves with it says it."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, Nudged) or not (ticket.is_live or ticket.owes):
        return None
    if not is_for(event.to, event.of, ticket, moment):
        return None
    due = _due(event, ticket)
    if ticket.pending or due is None or due <= moment.now:
        return None
    yours = ticket.owner == event.to
    if (event.of == "first_contact" and ticket.answered) or (yours and says_it(ticket, due, recorded.at, moment)):
        return None
    about, left = ticket_shown(dossier, moment), due - moment.now
    return n.Nudge(about=about, of=event.of, due=due, left=left, yours=yours, unwanted=ticket.quiet)


def _owner_asked(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.StillYours | None:
    """Nothing, if they did something meanwhile, or somebody else has it."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, OwnerAsked) or ticket.owner != event.to or ticket.asked_at is None or not ticket.is_live:
        return None
    return n.StillYours(about=ticket_shown(dossier, moment))


def _given_back(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.WentBack | None:
    """Nothing, if they have it again by now, or it is over."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, GivenBack) or ticket.owner == event.owner or not ticket.is_live:
        return None
    return n.WentBack(about=ticket_shown(dossier, moment))


def _due(event: Nudged, ticket: Ticket) -> datetime | None:
    match event.of:
        case "promise":
            return ticket.promise.due if ticket.promise else None
        case "first_contact":
            return ticket.first_contact.due
        case "resolve":
            return ticket.resolve.due
        case "reply":
            return ticket.reply.due if ticket.reply else None


def _woken(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.SnoozeOver | None:
    """
    Nothing, if somebody else has it by now, or it sleeps again.

    Nor where there is more to say: that its customer stayed silent.
    """
    ticket = dossier.ticket
    follows = next((r.event for r in dossier.history if r.version == recorded.version + 1), None)
    if isinstance(follows, StayedSilent):
        return None
    if not ticket.is_live or is_asleep(ticket, moment.now):
        return None
    if ticket.owner != as_it_was(dossier, recorded.version).ticket.owner:
        return None
    return n.SnoozeOver(about=ticket_shown(dossier, moment))


TELL: dict[str, Tell] = {
    "nudge": _nudge,
    "owner_asked": _owner_asked,
    "given_back": _given_back,
    "woken": _woken,
}
