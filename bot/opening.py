"""Whether a form is worth opening: said before somebody writes, and decided again when they send."""

from collections.abc import Callable, Mapping

from bot import actions
from bot import commands as c
from bot.calling_in import CarryOn, HandTo
from bot.decide import decide
from bot.errors import Incomplete, Reason, Refusal
from bot.in_issue import PutInIssue
from bot.moment import Moment
from bot.people import Person
from bot.ticket import CallOutcome, Channel, HelpReason, Ticket
from bot.words import Words

_ANYHOW = c.Reach(channel=Channel.EMAIL, has_address=True, consents=True, do_not_contact=False)
#: Each form's command as it would be with nothing in the form.
_EMPTY: Mapping[str, Callable[[Person, Ticket, Moment], c.Command]] = {
    actions.RESPOND: lambda by, ticket, moment: c.Send(by=by, message=Words(""), reach=_ANYHOW),
    actions.CALL: lambda by, ticket, moment: c.LogCall(by=by, outcome=CallOutcome.VOICEMAIL),
    actions.ESCALATE: lambda by, ticket, moment: c.Escalate(by=by, reason=HelpReason.OTHER),
    actions.ROOT_CAUSE: lambda by, ticket, moment: c.NameCause(by=by, cause=""),
    actions.CLOSE: lambda by, ticket, moment: c.Close(by=by),
    actions.SNOOZE: lambda by, ticket, moment: c.Snooze(by=by, until=moment.now),
    actions.ASSIGN: lambda by, ticket, moment: c.Assign(by=by, to=""),
    actions.HAND_OVER: lambda by, ticket, moment: c.HandOver(by=by, to=""),
    actions.NOT_TODAY: lambda by, ticket, moment: c.NotToday(by=by, team=ticket.team),
    actions.MERGE: lambda by, ticket, moment: c.Merge(by=by, into=ticket),
    actions.JOIN_ISSUE: lambda by, ticket, moment: PutInIssue(by=by, issue=""),
    actions.CARRY_ON: lambda by, ticket, moment: CarryOn(by=by),
    actions.HAND_TO: lambda by, ticket, moment: HandTo(by=by, to=""),
    actions.NOTE: lambda by, ticket, moment: c.Note(by=by),
    actions.ADVISE: lambda by, ticket, moment: c.Note(by=by),
}

#: The forms it can be asked of; all that there are, a test says.
FORMS = frozenset(_EMPTY)


def require_open(action: str, ticket: Ticket, by: Person, moment: Moment) -> None:
    """
    Refuse a form whose command would be refused whatever is written into it.

    The decision itself is asked. What it has against a field is no reason: that
    is what the form is for.
    """
    try:
        decide(ticket, _EMPTY[action](by, ticket, moment), moment)
    except Refusal as refusal:
        if not refusal.field and not isinstance(refusal, Incomplete):
            raise


def require_reachable(has_address: bool, do_not_contact: bool, *, agreed: bool) -> None:
    """Refuse to open a form to somebody who cannot be written to, or did not agree to it."""
    if do_not_contact:
        raise Refusal(Reason.DO_NOT_CONTACT)
    if not has_address:
        raise Refusal(Reason.NO_ADDRESS, channel="email")
    if not agreed:
        raise Refusal(Reason.NO_CONSENT, channel="email")
