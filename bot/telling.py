"""What is said about a ticket now: from everything on file to a notification."""

from datetime import timedelta

from bot import notifications as n
from bot.calendars import Calendar
from bot.consent import call_to, mail_to, preferred
from bot.deadlines import work_by
from bot.decisions.in_issue import may_be_put_in
from bot.dossier import Dossier, Joined
from bot.events import HandedOver
from bot.known_issues import open_issues, stands_apart
from bot.moment import Moment
from bot.passing_on import passed_on
from bot.playbooks import playbook_of
from bot.program import Cause, Program
from bot.signals import signalled
from bot.ticket import Channel, Contact, Status, Ticket


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


def next_step(dossier: Dossier, moment: Moment) -> n.NextStep:
    """What its owner does next; of a free ticket, to become that."""
    ticket = dossier.ticket
    return n.NextStep.CLAIM if ticket.is_live and ticket.owner is None else what_helps(dossier, moment)


def what_helps(dossier: Dossier, moment: Moment) -> n.NextStep:
    """What helps the customer next, whoever has the ticket."""
    ticket = dossier.ticket
    if ticket.owes:
        return n.NextStep.KEEP_PROMISE
    if not ticket.is_live:
        return n.NextStep.NOTHING
    if not ticket.answered or ticket.wrote_at is not None:
        return _first_answer(dossier, moment)
    if ticket.promise:
        return n.NextStep.KEEP_PROMISE
    return n.NextStep.WAIT if ticket.status is Status.WAITING else n.NextStep.CLOSE


def _first_answer(dossier: Dossier, moment: Moment) -> n.NextStep:
    email, phone = mail_to(dossier, moment), call_to(dossier)
    if dossier.wants_no_contact or dossier.feedback.withdrawn or not (email or phone):
        return n.NextStep.FIND_OUT
    called = phone and (dossier.feedback.contact.preferred == Channel.PHONE or not email)
    return n.NextStep.CALL if called else n.NextStep.ANSWER


def _allowed(ticket: Ticket, calendar: Calendar | None) -> tuple[timedelta | None, timedelta | None]:
    """The time for a first answer on both clocks: unlike the time that has passed, a card can say it for good."""
    if ticket.answered or not ticket.is_live:
        return None, None
    since, due = ticket.since or ticket.submitted_at, ticket.first_contact.due
    return due - since, calendar.between(since, due) if calendar else None


def ticket_shown(dossier: Dossier, moment: Moment) -> n.TicketShown:
    """The ticket as its team sees it."""
    ticket, feedback, program = dossier.ticket, dossier.feedback, moment.program
    waited_until = ticket.contacts[0].at if ticket.contacts else (ticket.resolved_at or ticket.closed_at or moment.now)
    calendar = program.calendar_of(ticket.team) if ticket.team in program.teams else None
    due = ticket.due if ticket.is_live else None
    allowed, allowed_staffed = _allowed(ticket, calendar)
    return n.TicketShown(
        ticket=ticket.number,
        status=ticket.status,
        customer=dossier.customer_name,
        next_step=next_step(dossier, moment),
        due=due,
        clock=ticket.clock_of_due,
        overdue=due is not None and due < moment.now,
        work_by=work_by(ticket, program, moment.now),
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
        allowed=allowed,
        allowed_staffed=allowed_staffed,
        team=ticket.team,
        team_name=team_name(ticket.team, program),
        zone=zone_of(ticket.team, program),
        owner=maybe_who(ticket.owner, program),
        asked_for_contact=feedback.contact.wanted,
        preferred=preferred(feedback.contact),
        do_not_contact=dossier.do_not_contact,
        low_scores_before=dossier.low_scores_before,
        masked_email=mask_email(mail_to(dossier, moment)),
        masked_phone=mask_phone(call_to(dossier)),
        others=tuple(
            n.Other(number=o.number, team=team_name(o.team, program), owner=maybe_who(o.owner, program))
            for o in dossier.others
        ),
        also_said=tuple(_also_said(each) for each in dossier.joined),
        told=tuple(who(p, program) for p in ticket.notify),
        contacts=tuple(reached_at(c, program) for c in ticket.contacts) + _tries(ticket, program),
        wrote_at=ticket.wrote_at,
        wrote_last_at=ticket.heard[-1].at if ticket.wrote_at and ticket.heard else None,
        wrote=_wrote(dossier),
        known_issue=_known_issue(ticket, moment),
        could_join=_could_join(dossier, moment),
        promise=_promise(dossier, moment),
        pending=tuple(
            n.OnItsWay(
                message=p.message, by=who(p.by, program), send_at=p.send_at, released=p.released, delayed=p.delayed
            )
            for p in ticket.pending
        ),
        help_by=maybe_who(ticket.help.by, program) if ticket.help else None,
        help_reason=ticket.help.reason if ticket.help else None,
        help_note=dossier.text(ticket.help.note) if ticket.help else "",
        snoozed_until=ticket.snoozed_until,
        cause=cause_label(ticket.record.cause, ticket, moment),
        outcome=ticket.record.outcome,
        confirmed=ticket.confirmed,
        confirm_by=ticket.ends_at if ticket.status is Status.RESOLVED else None,
        reopened=ticket.reopened,
        merged_into=ticket.merged_into,
        withdrawn=feedback.withdrawn,
        signal=signalled(feedback, program),
        tags=feedback.tags,
        has_playbook=bool(playbook_of(dossier, moment)),
        passed_on=_passed_on(dossier, program),
        version=ticket.version,
    )


def _known_issue(ticket: Ticket, moment: Moment) -> str:
    issue = moment.program.adjustments.issues.get(ticket.known_issue) if ticket.in_issue else None
    return issue.name if issue else ""


def _could_join(dossier: Dossier, moment: Moment) -> bool:
    ticket, program = dossier.ticket, moment.program
    if not may_be_put_in(ticket) or not any(each.team == ticket.team for each in open_issues(program)):
        return False
    workflow = program.workflow(ticket.workflow)
    return workflow is not None and not any(stands_apart(e, ticket.team, workflow, program) for e in dossier.answers)


def _wrote(dossier: Dossier) -> str:
    """The latest that nobody answered; nothing, where the card shows those words anyway."""
    ticket = dossier.ticket
    words = dossier.text(ticket.heard[-1].words) if ticket.wrote_at and ticket.heard else ""
    return "" if words == dossier.feedback.comment else words


def _passed_on(dossier: Dossier, program: Program) -> n.PassedOn | None:
    event = passed_on(dossier)
    if event is None:
        return None
    return n.PassedOn(
        by=who(event.by, program), note=dossier.text(event.note), handed_over=isinstance(event, HandedOver)
    )


def _also_said(joined: Joined) -> n.AlsoSaid:
    said = joined.feedback
    return n.AlsoSaid(
        ticket=joined.ticket,
        verbatim=said.comment,
        score=said.score,
        score_of=said.scale.limits[1] if said.scale else None,
    )


def cause_label(cause: str, ticket: Ticket, moment: Moment) -> str:
    """A root cause of *ticket* in words, as it is called today; its own name, where no program has it any more."""
    return cause_in_words(moment.cause_of(ticket, cause) if cause else None, cause)


def cause_in_words(known: Cause | None, id: str) -> str:
    """*known* with the group that it belongs to; *id* itself where no program has it any more."""
    if known is None:
        return id
    return known.label if known.label == known.group else f"{known.group}: {known.label}"


def reached_at(contact: Contact, program: Program) -> n.ReachedAt:
    return n.ReachedAt(at=contact.at, by=who(contact.by, program), channel=contact.channel)


def _tries(ticket: Ticket, program: Program) -> tuple[n.ReachedAt, ...]:
    return tuple(
        n.ReachedAt(at=t.at, by=who(t.by, program), channel=Channel.PHONE, missed=t.outcome) for t in ticket.tries
    )


def _promise(dossier: Dossier, moment: Moment) -> n.PromiseMade | None:
    promise = dossier.ticket.promise
    if promise is None:
        return None
    by = who(promise.by, moment.program)
    return n.PromiseMade(what=dossier.text(promise.what), due=promise.due, by=by, past=promise.due < moment.now)
