"""What stands under a card: one line for each thing that happened."""

from typing import Any, TypeVar

from bot import events as e
from bot import notifications as n
from bot.arriving import Because, Given
from bot.calling_in import CalledIn, TakenOn
from bot.customer_words import LeftToTeam
from bot.dossier import Dossier
from bot.errors import MailFailure
from bot.escalation import Answered
from bot.held_mail import KeptBack
from bot.history import Recorded
from bot.in_issue import Apart, JoinedIssue, LeftIssue
from bot.known_issues import issue_of
from bot.moment import Moment
from bot.passing_on import before
from bot.program import Program
from bot.react import QUIET
from bot.reminders import GivenBack
from bot.sayings.last_done import last_done
from bot.sayings.say import Tell
from bot.standing_in import OfferedToDelegate, ReturnedToTeam, StoodIn
from bot.telling import cause_label, maybe_who, team_name, who, zone_of
from bot.ticket import CallOutcome, HelpReason, Outcome

T = TypeVar("T")

#: What a colleague wrote down with an event, or the customer said, in the order it is shown.
_WRITTEN = ("words", "actions", "prevention", "expansion", "note")


def _timeline(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TimelineEntry:
    event, program = recorded.event, moment.program
    by = event.owner if isinstance(event, OfferedToDelegate | ReturnedToTeam) else getattr(event, "by", None)
    return n.TimelineEntry(
        ticket=dossier.ticket.number,
        what=type(event).__name__,
        at=recorded.at,
        customer=dossier.customer_name,
        zone=zone_of(dossier.ticket.team, program),
        by=maybe_who(by, program),
        other=_other(event, program),
        words="\n".join(filter(None, (dossier.text(getattr(event, name, None)) for name in _WRITTEN))),
        channel=getattr(event, "channel", None),
        call=_typed(getattr(event, "outcome", None), CallOutcome),
        reason=_typed(getattr(event, "reason", None), HelpReason),
        **_promised(dossier, event),
        cause=cause_label(getattr(event, "cause", "") or "", dossier.ticket, moment),
        outcome=_typed(getattr(event, "outcome", None), Outcome),
        number=_number(event),
        sent=_sent(dossier, event),
        target=getattr(event, "target", ""),
        unknown=getattr(event, "unknown", False),
        failure=_typed(getattr(event, "failure", None), MailFailure),
        kept_back=_typed(getattr(event, "because", None), KeptBack),
        today=getattr(event, "today", True),
        score=getattr(event, "score", None),
        out_of=getattr(event, "out_of", None),
        because=_typed(getattr(event, "because", None), Because),
        apart=_typed(getattr(event, "why", None), Apart),
        confirmed=getattr(event, "confirmed", None),
        answered=_typed(getattr(event, "how", None), Answered),
        last=last_done(dossier, recorded.version, moment),
    )


def _so_far(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.SoFar:
    told = [each for each in before(dossier, recorded.version) if not isinstance(each.event, QUIET)]
    return n.SoFar(ticket=dossier.ticket.number, entries=tuple(_timeline(dossier, each, moment) for each in told))


def _promised(dossier: Dossier, event: e.Event) -> dict[str, Any]:
    """What was promised and by when, or what is still to be kept; else until when something lasts."""
    if isinstance(event, e.Resolved) and event.open_promise is not None:
        left = event.open_promise
        return {"promise": dossier.text(left.what), "until": left.due, "unkept": True}
    if isinstance(event, e.Absorbed):
        goes_on = event.promise
        return {"promise": dossier.text(goes_on.what), "until": goes_on.due} if goes_on else {}
    if isinstance(event, TakenOn):
        return {"until": event.due}
    until = getattr(event, "until", None) or getattr(event, "promise_due", None)
    return {"promise": dossier.text(getattr(event, "promise", None)), "until": until}


def _typed(value: object, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None


def _other(event: e.Event, program: Program) -> str:
    match event:
        case e.Assigned(to=to):
            return who(to, program).name
        case GivenBack(owner=owner) | LeftToTeam(owner=owner):
            return who(owner, program).first_name
        case OfferedToDelegate(to=to):
            return who(to, program).first_name
        case StoodIn(owner=owner):
            return who(owner, program).first_name
        case e.Noted(to=str() as to):
            return who(to, program).first_name
        case CalledIn(to=to):
            return who(to, program).first_name
        case TakenOn(to=str() as to):
            return who(to, program).first_name
        case Given(to=to):
            return who(to, program).first_name
        case JoinedIssue(issue=issue) | LeftIssue(issue=issue):
            known = issue_of(issue, program)
            return known.name if known else ""
        case e.HandedOver(to=to) | e.Rerouted(team=to):
            return team_name(to, program)
        case e.AskedForHelp(to=people):
            return ", ".join(who(p, program).first_name for p in people)
        case _:
            return ""


def _number(event: e.Event) -> int | None:
    match event:
        case e.Merged(into=number) | e.Absorbed(other=number):
            return number
        case _:
            return None


def _sent(dossier: Dossier, event: e.Event) -> str:
    message = getattr(event, "message", None) if isinstance(event, e.Contacted) else None
    kept = dossier.messages.get(message) if message else None
    return kept.text if kept else ""


TELL: dict[str, Tell] = {
    "timeline": _timeline,
    "so_far": _so_far,
}
