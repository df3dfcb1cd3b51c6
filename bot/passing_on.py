"""How a ticket came to whoever should take it now, as its history has it."""

from bot import events as e
from bot.arriving import Given
from bot.dossier import Dossier
from bot.history import Recorded


def passed_on(dossier: Dossier) -> e.HandedOver | e.Released | None:
    """
    The event that brought a free ticket to its team's eyes again, with what its author wanted them to know.

    None once somebody has it, or where nobody passed it on.
    """
    if dossier.ticket.owner is not None or not dossier.ticket.is_live:
        return None
    for recorded in reversed(dossier.history):
        match recorded.event:
            case e.HandedOver() | e.Released(today=False):
                return recorded.event
            case e.Claimed() | e.Assigned() | Given() | e.Released() | e.Rerouted() | e.Reopened():
                return None
    return None


def before(dossier: Dossier, version: int) -> tuple[Recorded, ...]:
    """What happened up to *version*, that included."""
    return tuple(each for each in dossier.history if each.version <= version)
