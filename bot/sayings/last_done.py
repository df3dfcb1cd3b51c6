"""What happened to a ticket last, before nothing did: by its owner's hand, by a colleague's, or by the customer's."""

from bot import events as e
from bot import notifications as n
from bot.arriving import Given
from bot.customer_words import CustomerWrote
from bot.dossier import Dossier
from bot.moment import Moment
from bot.reminders import GivenBack, StillOn
from bot.standing_in import StoodIn
from bot.telling import maybe_who

#: What time does to a ticket, and what we say about it, is none of it.
DONE = (
    e.Claimed,
    e.Assigned,
    Given,
    StoodIn,
    e.Reopened,
    e.NotReached,
    e.CauseNamed,
    e.AskedForHelp,
    e.Woken,
    e.Noted,
    e.Revealed,
    e.MessageWithdrawn,
    StillOn,
    CustomerWrote,
)


def last_done(dossier: Dossier, version: int, moment: Moment) -> n.LastDone | None:
    """Before the event *version*, which gave it back; nothing of any other event."""
    given_back = next((r for r in dossier.history if r.version == version and isinstance(r.event, GivenBack)), None)
    if given_back is None:
        return None
    done = [r for r in dossier.history if r.version < version and isinstance(r.event, DONE)]
    if not done:
        return None
    last = done[-1]
    by = maybe_who(getattr(last.event, "by", None), moment.program)
    return n.LastDone(what=type(last.event).__name__, at=last.at, by=by)
