"""What an outgoing message says: from its notification's name, and the newest state, to the notification."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from bot import events as e
from bot import notifications as n
from bot.dossier import Dossier
from bot.errors import MailFailure
from bot.held_mail import KeptBack, MessageDelayed, MessageFailed, MessageKeptBack
from bot.history import Recorded
from bot.moment import Moment
from bot.passing_on import before
from bot.program import Program
from bot.react import QUIET
from bot.reminders import GivenBack, Nudged, OwnerAsked
from bot.rights import is_lead
from bot.telling import cause_label, maybe_who, team_name, ticket_shown, who, zone_of
from bot.ticket import CallOutcome, HelpReason, Outcome, Ticket
from bot.words import WordsId

T = TypeVar("T")


def card_for(team: str, dossier: Dossier, moment: Moment, *, newest: bool = True) -> n.TicketShown | n.TicketMoved:
    """
    What stands in *team*'s conversation: the ticket, or a pointer to where it went.

    *newest* is whether this is the last of the cards that the team got: the
    ticket may have come to it more than once.
    """
    ticket = dossier.ticket
    if ticket.team == team and newest:
        return ticket_shown(dossier, moment)
    handed = [r.event for r in dossier.history if isinstance(r.event, e.HandedOver) and r.event.sent_from == team]
    return n.TicketMoved(
        ticket=ticket.number,
        customer=dossier.customer_name,
        to_team=team_name(ticket.team, moment.program),
        by=maybe_who(handed[-1].by, moment.program) if handed else None,
        zone=zone_of(team, moment.program),
        again=ticket.team == team,
    )


def tell(notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment) -> n.Notification | None:
    """
    What an outgoing message says, from the newest state; None when there is nothing left to say.

    *to* is the team or person it goes to, *version* the event it is about.
    """
    if notification == "ticket":
        return card_for(to, dossier, moment)
    recorded = next((r for r in dossier.history if r.version == version), None)
    if recorded is None:
        return None
    told = _TELL[notification](dossier, recorded, moment)
    return replace(told, own_team=_own_team(to, dossier.ticket, moment)) if isinstance(told, n.TellOnce) else told


def _own_team(email: str, ticket: Ticket, moment: Moment) -> bool:
    person = moment.program.person(email)
    return person is not None and (person.team == ticket.team or is_lead(person, ticket.team, moment.program))


#: What a colleague wrote down with an event, in the order it is shown.
_WRITTEN = ("actions", "prevention", "expansion", "note")


def _timeline(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TimelineEntry:
    event, program = recorded.event, moment.program
    by = getattr(event, "by", None)
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
        cause=cause_label(getattr(event, "cause", "") or "", moment.program_of(dossier.ticket)),
        outcome=_typed(getattr(event, "outcome", None), Outcome),
        number=_number(event),
        sent=_sent(dossier, event),
        target=getattr(event, "target", ""),
        unknown=getattr(event, "unknown", False),
        failure=_typed(getattr(event, "failure", None), MailFailure),
        kept_back=_typed(getattr(event, "because", None), KeptBack),
        today=getattr(event, "today", True),
        confirmed=getattr(event, "confirmed", None),
    )


def _so_far(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.SoFar:
    told = [each for each in before(dossier, recorded.version) if not isinstance(each.event, QUIET)]
    return n.SoFar(ticket=dossier.ticket.number, entries=tuple(_timeline(dossier, each, moment) for each in told))


def _promised(dossier: Dossier, event: e.Event) -> dict[str, Any]:
    """What was promised and by when, or what is still to be kept; else until when something lasts."""
    if isinstance(event, e.Resolved) and event.open_promise is not None:
        left = event.open_promise
        return {"promise": dossier.text(left.what), "until": left.due, "unkept": True}
    until = getattr(event, "until", None) or getattr(event, "promise_due", None)
    return {"promise": dossier.text(getattr(event, "promise", None)), "until": until}


def _typed(value: object, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None


def _other(event: e.Event, program: Program) -> str:
    match event:
        case e.Assigned(to=to):
            return who(to, program).name
        case GivenBack(owner=owner):
            return who(owner, program).first_name
        case e.Noted(to=str() as to):
            return who(to, program).first_name
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


def _help_asked(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.HelpAskedFor | None:
    event = recorded.event
    if not isinstance(event, e.AskedForHelp) or not dossier.ticket.is_live:
        return None
    return n.HelpAskedFor(
        about=ticket_shown(dossier, moment),
        by=who(event.by, moment.program),
        reason=event.reason,
        note=dossier.text(event.note),
    )


def _assigned(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.AssignedToYou | None:
    event = recorded.event
    if not isinstance(event, e.Assigned) or dossier.ticket.owner != event.to or not dossier.ticket.is_live:
        return None
    return n.AssignedToYou(about=ticket_shown(dossier, moment), by=who(event.by, moment.program))


def _told(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TellOnce:
    return n.TellOnce(about=ticket_shown(dossier, moment))


def _message_failed(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MessageCameBack | None:
    event = recorded.event
    if not isinstance(event, MessageFailed):
        return None
    return n.MessageCameBack(
        about=ticket_shown(dossier, moment),
        why=event.why,
        text=_text_of(event.message, dossier),
        unknown=event.unknown,
        failure=event.failure,
    )


def _text_of(message: WordsId, dossier: Dossier) -> str:
    kept = dossier.messages.get(message)
    return kept.text if kept else ""


def _mail_delayed(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MailDelayed | None:
    """Nothing, once it has left or was taken back."""
    event = recorded.event
    if not isinstance(event, MessageDelayed) or dossier.ticket.pending_message(event.message) is None:
        return None
    return n.MailDelayed(about=ticket_shown(dossier, moment), message=event.message)


def _mail_kept_back(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MailKeptBack | None:
    event = recorded.event
    if not isinstance(event, MessageKeptBack):
        return None
    text = _text_of(event.message, dossier)
    return n.MailKeptBack(about=ticket_shown(dossier, moment), because=event.because, text=text)


def _woken(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.SnoozeOver | None:
    return n.SnoozeOver(about=ticket_shown(dossier, moment)) if dossier.ticket.is_live else None


def _nudge(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.Nudge | None:
    """Nothing, if it is done by now, or somebody else has it."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, Nudged) or not ticket.is_live or ticket.owner != event.to or ticket.pending:
        return None
    due = _due(event, ticket)
    if due is None or (event.of == "first_contact" and ticket.answered):
        return None
    return n.Nudge(about=ticket_shown(dossier, moment), of=event.of, due=due, left=due - moment.now)


def _owner_asked(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.StillYours | None:
    """Nothing, if they did something meanwhile, or somebody else has it."""
    event, ticket = recorded.event, dossier.ticket
    if not isinstance(event, OwnerAsked) or ticket.owner != event.to or ticket.asked_at is None or not ticket.is_live:
        return None
    return n.StillYours(about=ticket_shown(dossier, moment))


def _given_back(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.WentBack | None:
    if not isinstance(recorded.event, GivenBack):
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


def _advised(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.Advice | None:
    event = recorded.event
    if not isinstance(event, e.Noted):
        return None
    return n.Advice(
        about=ticket_shown(dossier, moment), by=who(event.by, moment.program), words=dossier.text(event.note)
    )


def _team_gone(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TeamGone | None:
    """Nothing, once somebody gave it to a team that there is."""
    if dossier.ticket.team in moment.program.teams or not dossier.ticket.is_live:
        return None
    return n.TeamGone(about=ticket_shown(dossier, moment))


#: What reaches one person together with others of its kind.
Reminder = n.Nudge | n.StillYours | n.WentBack

_TELL: dict[str, Callable[[Dossier, Recorded, Moment], n.Notification | None]] = {
    "timeline": _timeline,
    "so_far": _so_far,
    "help_asked": _help_asked,
    "assigned": _assigned,
    "told": _told,
    "message_failed": _message_failed,
    "mail_delayed": _mail_delayed,
    "mail_kept_back": _mail_kept_back,
    "woken": _woken,
    "advised": _advised,
    "nudge": _nudge,
    "owner_asked": _owner_asked,
    "given_back": _given_back,
    "team_gone": _team_gone,
}


def gathered(each: Sequence[Reminder]) -> tuple[Reminder, ...]:
    """One of each ticket, as they came: a question whether they still have it says what is due, too."""
    of_ticket: dict[int, Reminder] = {}
    for reminder in each:
        if not isinstance(of_ticket.get(reminder.about.ticket), n.StillYours):
            of_ticket[reminder.about.ticket] = reminder
    return tuple(of_ticket.values())
