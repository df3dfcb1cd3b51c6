"""Why somebody is called in, in one sentence."""

from datetime import datetime

from blocks.card import Sentence, When
from blocks.wording import capital, customer_first
from bot.notifications import Matter, NeedsYou, NobodyTookIt, TeamNeeded, TicketShown


def why(needs: NeedsYou | TeamNeeded | NobodyTookIt, *, capitals: bool = True) -> Sentence:
    """ "A first answer was due Tue 3 Mar, 14:00, and Grace has heard nothing." """
    ahead = not isinstance(needs, NobodyTookIt) and needs.ahead
    first, *rest = _why(needs.about, needs.matter, needs.at, ahead)
    return (capital(first) if capitals and isinstance(first, str) else first, *rest)


def _why(about: TicketShown, matter: Matter, at: datetime, ahead: bool) -> Sentence:
    name = customer_first(about.customer)
    when = When(at, "day_time", about.zone)
    match matter:
        case Matter.UNCLAIMED:
            return ("nobody has taken this one since ", when, ".")
        case Matter.FIRST_CONTACT if ahead:
            return ("a first answer is due by ", when, f", and {name} has heard nothing yet.")
        case Matter.FIRST_CONTACT:
            return ("a first answer was due ", when, f", and {name} has heard nothing yet.")
        case Matter.RESOLVE if ahead:
            return (f"this is to be solved for {name} by ", when, ".")
        case Matter.RESOLVE:
            return (f"this was to be solved for {name} by ", when, ", and it isn't yet.")
        case Matter.PROMISE:
            return (*_promised(about), " by ", when, ", and it hasn't come.")
        case Matter.REOPENED:
            return (f"it wasn't solved for {name} after all: opened again ", when, ".")
        case Matter.HELP:
            return ("help was asked for ", when, ".")
        case Matter.WROTE:
            return (f"{name} wrote again ", when, " and has heard nothing since.")


def _promised(about: TicketShown) -> Sentence:
    what = about.promise.what.strip().rstrip(".") if about.promise else ""
    name = customer_first(about.customer)
    return (f"we promised {name} “{what}”" if what else f"we promised {name} something",)
