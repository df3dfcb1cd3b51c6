"""What direct messages ask of somebody, until it is answered; afterwards they say what became of it."""

from collections.abc import Iterator
from dataclasses import replace

from bot import events as e
from bot.apply import apply, fold
from bot.calling_in import CalledIn, TakenOn
from bot.dossier import Dossier
from bot.history import Recorded
from bot.policies import help_matter
from bot.ticket import Ticket

#: The messages that ask somebody for something: they are drawn anew once nothing is asked any more.
ASKING = frozenset(
    {
        "assigned",
        "called_in",
        "customer_wrote",
        "given_back",
        "help_asked",
        "nobody_answered",
        "nudge",
        "offered",
        "owner_asked",
        "stayed_silent",
        "team_called",
        "woken",
    }
)

#: What is looked at again whenever the ticket changes that it speaks of: a morning, of the one to start with.
FOLLOWING = ASKING | {"morning"}


def asks(ticket: Ticket) -> frozenset[str]:
    """The matters that somebody was asked about and nobody has answered."""
    called = {each.matter for each in ticket.escalations if each.taken_on is None}
    taken = {each.matter for each in ticket.escalations if each.taken_on is not None}
    helped = {help_matter(ticket.help.at)} - taken if ticket.help else set()
    return frozenset(called | helped)


def as_it_went_on(dossier: Dossier, then: Dossier) -> Iterator[tuple[Recorded, Dossier]]:
    """Each event after what *then* knew, with the ticket as it stood after it."""
    ticket = then.ticket
    for place, recorded in enumerate(dossier.history, start=1):
        if recorded.version > then.ticket.version:
            ticket = apply(ticket, recorded.event, recorded.at)
            yield recorded, replace(dossier, ticket=ticket, history=dossier.history[:place])


def as_it_was(dossier: Dossier, version: int) -> Dossier:
    """The ticket after that event, and nothing that came later."""
    history = tuple(recorded for recorded in dossier.history if recorded.version <= version)
    return replace(dossier, ticket=fold(dossier.ticket.number, list(history)), history=history)


def answer(dossier: Dossier, asked: Recorded, then: Dossier) -> Recorded | None:
    """
    What answered the question of event *asked*, after which all was as *then*; None while it stands.

    Of several events of one moment it is what somebody pressed there.
    """
    matter = _matter(asked)
    for recorded, after in as_it_went_on(dossier, then):
        if matter not in asks(after.ticket):
            at_once = (r for r in dossier.history if r.at == recorded.at and isinstance(r.event, TakenOn))
            return next(at_once, recorded)
    return None


def _matter(asked: Recorded) -> str:
    return asked.event.matter if isinstance(asked.event, CalledIn) else help_matter(asked.at)


def is_question(asked: Recorded) -> bool:
    return isinstance(asked.event, CalledIn | e.AskedForHelp)
