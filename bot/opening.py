"""Whether a form is worth opening: said before somebody writes, and decided again when they send."""

from bot import actions
from bot.decisions.states import require_kept, require_live
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person
from bot.rights import require_hold, require_lead, require_note, require_team
from bot.ticket import Ticket

_HOLDERS = frozenset({actions.ESCALATE, actions.CLOSE, actions.HAND_OVER, actions.SNOOZE, actions.ROOT_CAUSE})
_ANY_TIME = frozenset({actions.CALL, actions.NOTE, actions.ROOT_CAUSE})


def require_open(action: str, ticket: Ticket, by: Person, moment: Moment) -> None:
    """Refuse a form whose command would be refused anyway, whatever is written into it."""
    if action == actions.NOTE:
        require_note(by, ticket, moment.program)
        return
    _require_state(action, ticket)
    if action == actions.ASSIGN:
        require_lead(by, ticket, moment.program)
    elif action in _HOLDERS:
        require_hold(by, ticket, moment.program)
    else:
        require_team(by, ticket, moment.program)


def _require_state(action: str, ticket: Ticket) -> None:
    if action in _ANY_TIME:
        require_kept(ticket)
    else:
        require_live(ticket)


def require_reachable(has_address: bool, do_not_contact: bool) -> None:
    """Refuse to open a form to somebody who cannot be written to."""
    if do_not_contact:
        raise Refusal(Reason.DO_NOT_CONTACT)
    if not has_address:
        raise Refusal(Reason.NO_ADDRESS, channel="email")
