"""What is said about a ticket now: from everything on file to a notification."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from bot import events as e
from bot import notifications as n
from bot.dossier import Dossier
from bot.moment import Moment
from bot.program import Program
from bot.ticket import CallOutcome, Channel, Contact, HelpReason, Outcome, Status, Ticket

T = TypeVar("T")


def who(email: str | None, program: Program) -> n.Who:
    """Somebody of ours by name; by address, where the program no longer names them."""
    person = program.person(email or "")
    return n.Who(email or "", person.name if person else (email or "somebody").partition("@")[0])


def maybe_who(email: str | None, program: Program) -> n.Who | None:
    return who(email, program) if email else None


def team_name(team: str, program: Program) -> str:
    named = program.teams.get(team)
    return (named.name if named else None) or team


def zone_of(team: str, program: Program) -> str:
    """The zone a team's times are written out in: its calendar's."""
    if team not in program.teams or program.teams[team].calendar not in program.calendars:
        return program.program.zone
    return program.calendars[program.teams[team].calendar].zone


def mask_email(email: str) -> str:
    """`g…@example.com`: enough to know there is one."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}" if at else ""


def mask_phone(phone: str) -> str:
    """The last two digits: enough to know there is one."""
    digits = "".join(c for c in phone if c.isdigit())
    return f"…{digits[-2:]}" if digits else ""


def next_step(ticket: Ticket, preferred: str) -> n.NextStep:
    """What helps the customer next."""
    if not ticket.is_live:
        return n.NextStep.NOTHING
    if ticket.owner is None:
        return n.NextStep.CLAIM
    if not ticket.answered:
        return n.NextStep.CALL if preferred == Channel.PHONE else n.NextStep.ANSWER
    if ticket.promise:
        return n.NextStep.KEEP_PROMISE
    return n.NextStep.WAIT if ticket.status is Status.WAITING else n.NextStep.CLOSE


def ticket_shown(dossier: Dossier, moment: Moment) -> n.TicketShown:
    """The ticket as its team sees it."""
    ticket, feedback, program = dossier.ticket, dossier.feedback, moment.program
    waited_until = ticket.contacts[0].at if ticket.contacts else (ticket.resolved_at or ticket.closed_at or moment.now)
    calendar = program.calendar_of(ticket.team) if ticket.team in program.teams else None
    due = ticket.due if ticket.is_live else None
    return n.TicketShown(
        ticket=ticket.number,
        status=ticket.status,
        customer=dossier.customer_name,
        next_step=next_step(ticket, feedback.contact.preferred),
        due=due,
        clock=ticket.clock_of_due,
        overdue=due is not None and due < moment.now,
        verbatim=feedback.comment,
        score=feedback.score,
        score_of=feedback.scale.limits[1] if feedback.scale else None,
        band=feedback.band,
        touchpoint=feedback.touchpoint,
        value=dossier.customer.customer.value if dossier.customer else feedback.customer.value,
        source=feedback.source,
        submitted_at=ticket.submitted_at,
        waiting=max(waited_until - ticket.submitted_at, timedelta()),
        staffed=calendar.between(ticket.submitted_at, waited_until) if calendar else timedelta(),
        team=ticket.team,
        team_name=team_name(ticket.team, program),
        zone=zone_of(ticket.team, program),
        owner=maybe_who(ticket.owner, program),
        asked_for_contact=feedback.contact.wanted,
        preferred=feedback.contact.preferred,
        do_not_contact=bool(dossier.customer and dossier.customer.do_not_contact) or feedback.says_stop,
        low_scores_before=dossier.low_scores_before,
        masked_email=mask_email(dossier.email),
        masked_phone=mask_phone(dossier.phone),
        others=tuple(
            n.Other(number=o.number, team=team_name(o.team, program), owner=maybe_who(o.owner, program))
            for o in dossier.others
        ),
        told=tuple(who(p, program) for p in ticket.notify),
        contacts=tuple(reached_at(c, program) for c in ticket.contacts) + _tries(ticket, program),
        promise=_promise(dossier, program),
        pending=tuple(
            n.OnItsWay(message=p.message, by=who(p.by, program), send_at=p.send_at, released=p.released)
            for p in ticket.pending
        ),
        help_by=maybe_who(ticket.help.by, program) if ticket.help else None,
        help_reason=ticket.help.reason if ticket.help else None,
        help_note=dossier.text(ticket.help.note) if ticket.help else "",
        snoozed_until=ticket.snoozed_until,
        cause=cause_label(ticket.record.cause, program),
        outcome=ticket.record.outcome,
        confirmed=ticket.confirmed,
        confirm_by=ticket.confirm_by if ticket.status is Status.RESOLVED else None,
        reopened=ticket.reopened,
        merged_into=ticket.merged_into,
        withdrawn=feedback.withdrawn,
        tags=feedback.tags,
    )


def cause_label(cause: str, program: Program) -> str:
    """A root cause in words; its own name, where the program no longer has it."""
    known = program.cause(cause) if cause else None
    if known is None:
        return cause
    return known.label if known.label == known.group else f"{known.group}: {known.label}"


def reached_at(contact: Contact, program: Program) -> n.ReachedAt:
    return n.ReachedAt(at=contact.at, by=who(contact.by, program), channel=contact.channel)


def _tries(ticket: Ticket, program: Program) -> tuple[n.ReachedAt, ...]:
    return tuple(
        n.ReachedAt(at=t.at, by=who(t.by, program), channel=Channel.PHONE, missed=t.outcome) for t in ticket.tries
    )


def _promise(dossier: Dossier, program: Program) -> n.PromiseMade | None:
    promise = dossier.ticket.promise
    if promise is None:
        return None
    return n.PromiseMade(what=dossier.text(promise.what), due=promise.due, by=who(promise.by, program))


def card_for(team: str, dossier: Dossier, moment: Moment) -> n.TicketShown | n.TicketMoved:
    """What stands in *team*'s conversation: the ticket, or a pointer to where it went."""
    ticket = dossier.ticket
    if ticket.team == team:
        return ticket_shown(dossier, moment)
    handed = [r.event for r in dossier.history if isinstance(r.event, e.HandedOver) and r.event.sent_from == team]
    return n.TicketMoved(
        ticket=ticket.number,
        customer=dossier.customer_name,
        to_team=team_name(ticket.team, moment.program),
        by=maybe_who(handed[-1].by, moment.program) if handed else None,
        zone=zone_of(team, moment.program),
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
    return _TELL[notification](dossier, recorded, moment)


#: What a colleague wrote down with an event, in the order it is shown.
_WRITTEN = ("actions", "prevention", "expansion", "note")


def _timeline(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.TimelineEntry:
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
        promise=dossier.text(getattr(event, "promise", None)),
        until=getattr(event, "until", None) or getattr(event, "promise_due", None),
        cause=cause_label(getattr(event, "cause", "") or "", program),
        outcome=_typed(getattr(event, "outcome", None), Outcome),
        number=_number(event),
        sent=_sent(dossier, event),
        target=getattr(event, "target", ""),
        confirmed=getattr(event, "confirmed", None),
    )


def _typed(value: object, kind: type[T]) -> T | None:
    return value if isinstance(value, kind) else None


def _other(event: e.Event, program: Program) -> str:
    match event:
        case e.Assigned(to=to):
            return who(to, program).name
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


def _help_asked(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.HelpAskedFor | None:
    event = recorded.event
    if not isinstance(event, e.AskedForHelp) or not dossier.ticket.is_live:
        return None
    return n.HelpAskedFor(
        about=ticket_shown(dossier, moment),
        by=who(event.by, moment.program),
        reason=event.reason,
        note=dossier.text(event.note),
    )


def _assigned(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.AssignedToYou | None:
    event = recorded.event
    if not isinstance(event, e.Assigned) or dossier.ticket.owner != event.to or not dossier.ticket.is_live:
        return None
    return n.AssignedToYou(about=ticket_shown(dossier, moment), by=who(event.by, moment.program))


def _told(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.TellOnce:
    return n.TellOnce(about=ticket_shown(dossier, moment))


def _message_failed(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.MessageCameBack | None:
    event = recorded.event
    if not isinstance(event, e.MessageFailed):
        return None
    kept = dossier.messages.get(event.message)
    return n.MessageCameBack(about=ticket_shown(dossier, moment), why=event.why, text=kept.text if kept else "")


def _woken(dossier: Dossier, recorded: e.Recorded, moment: Moment) -> n.SnoozeOver | None:
    return n.SnoozeOver(about=ticket_shown(dossier, moment)) if dossier.ticket.is_live else None


_TELL: dict[str, Callable[[Dossier, e.Recorded, Moment], n.Notification | None]] = {
    "timeline": _timeline,
    "help_asked": _help_asked,
    "assigned": _assigned,
    "told": _told,
    "message_failed": _message_failed,
    "woken": _woken,
}
