"""What somebody is told who is called in, and whoever waits for them."""

from datetime import datetime

from bot import events as e
from bot import notifications as n
from bot.calling_in import CalledIn, NobodyAnswered, TakenOn, TeamCalled
from bot.dossier import Dossier
from bot.escalating import answer_until
from bot.escalation import Escalation
from bot.history import Recorded
from bot.moment import Moment
from bot.people import PersonId, Role
from bot.policies import help_matter, policy_of
from bot.program.escalations import Used, Whom
from bot.program.remedies import label_of
from bot.sayings.say import Tell
from bot.telling import ticket_shown, who
from bot.ticket import Ticket


def called_in(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.NeedsYou | None:
    """Nothing, once it is settled or somebody has taken it on."""
    event = recorded.event
    if isinstance(event, e.AskedForHelp) and event.steps:
        # a lead is asked in other words: this is for whoever stands above
        above = _first_executive(event, moment)
        step, _, person = next((each for each in event.steps if each[2] == above), event.steps[0])
        return _needs(help_matter(recorded.at), step, person, dossier, moment, back_again=False)
    if not isinstance(event, CalledIn):
        return None
    took_it = any(isinstance(r.event, TakenOn) and r.event.by == event.to for r in dossier.history)
    return _needs(event.matter, event.step, event.to, dossier, moment, back_again=event.again and took_it)


def _needs(
    matter: str, step: int, person: PersonId, dossier: Dossier, moment: Moment, *, back_again: bool
) -> n.NeedsYou | None:
    so_far = _still_open(dossier.ticket, matter)
    known = moment.program.person(person)
    if so_far is None or known is None:
        return None
    ticket, program = dossier.ticket, moment.program
    asked = ticket.help if matter.startswith(n.Matter.HELP) else None
    decide_by = answer_until(ticket, so_far, step, moment)
    return n.NeedsYou(
        about=ticket_shown(dossier, moment),
        waited=moment.now - _since(matter, ticket),
        since=_since(matter, ticket),
        role=known.role,
        step=step,
        matter=_kind(matter),
        at=_at(matter, ticket),
        ahead=_is_ahead(matter, step, ticket, moment),
        decide_by=decide_by,
        past=decide_by is not None and decide_by < moment.now,
        asked_before=tuple(who(p, program) for p in _before(so_far, step, person)),
        away=tuple(who(p, program) for p in _away(step, ticket, moment) if p != person),
        help_by=who(asked.by, program) if asked else None,
        reason=asked.reason if asked else None,
        note=dossier.text(asked.note) if asked else "",
        may_approve=_may_approve(known.role, ticket, moment),
        back_again=back_again,
        yours=ticket.owner == person,
    )


def _still_open(ticket: Ticket, matter: str) -> Escalation | None:
    so_far = ticket.escalation(matter)
    return so_far if so_far is not None and so_far.taken_on is None else None


def _kind(matter: str) -> n.Matter:
    return n.Matter(matter.partition(" ")[0])


def _at(matter: str, ticket: Ticket) -> datetime:
    """When it was due, where something was; else since when it is so."""
    match _kind(matter):
        case n.Matter.FIRST_CONTACT:
            return ticket.first_contact.due
        case n.Matter.RESOLVE:
            return ticket.resolve.due
        case _:
            return datetime.fromisoformat(matter.partition(" ")[2])


def _since(matter: str, ticket: Ticket) -> datetime:
    """Since when the customer waits for this: since they pressed send, or since it came to be so."""
    began_later = _kind(matter) in (n.Matter.PROMISE, n.Matter.REOPENED, n.Matter.WROTE)
    return _at(matter, ticket) if began_later else ticket.submitted_at


def _is_ahead(matter: str, step: int, ticket: Ticket, moment: Moment) -> bool:
    steps = policy_of(ticket, moment)
    return step < len(steps) and isinstance(steps[step].after, Used) and _at(matter, ticket) > moment.now


def _before(so_far: Escalation, step: int, person: PersonId) -> tuple[PersonId, ...]:
    return tuple(dict.fromkeys(t.whom for t in so_far.told if t.whom and t.step < step and t.whom != person))


def _away(step: int, ticket: Ticket, moment: Moment) -> tuple[PersonId, ...]:
    """Leads whom this or an earlier step told, or would have; of others, being away is nobody's business."""
    team = moment.program.teams.get(ticket.team)
    lead = team.lead.lower() if team else None
    steps = policy_of(ticket, moment)[: step + 1]
    asked = any(Whom.LEAD in each.notify for each in steps)
    return (lead,) if lead and asked and moment.is_away(lead) else ()


def _may_approve(role: Role, ticket: Ticket, moment: Moment) -> tuple[n.Allowance, ...]:
    actions = moment.program.recovery_actions.items()
    found = [(action.name or label_of(key), action.limit.get(role)) for key, action in actions]
    return tuple(n.Allowance(what=what, limit=limit) for what, limit in found if limit is not None)


def _team_called(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TeamNeeded | None:
    event = recorded.event
    if not isinstance(event, TeamCalled) or _still_open(dossier.ticket, event.matter) is None:
        return None
    return n.TeamNeeded(
        about=ticket_shown(dossier, moment),
        matter=_kind(event.matter),
        at=_at(event.matter, dossier.ticket),
        ahead=_is_ahead(event.matter, event.step, dossier.ticket, moment),
    )


def _taken_on(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.SomebodyTookItOn | None:
    """Nothing, where what they did about it is told to the same person: that message says this, too."""
    event = recorded.event
    deed = next((r.event for r in dossier.history if r.version == recorded.version - 1), None)
    told = deed.to if isinstance(deed, e.Assigned | e.Noted) and deed.by == getattr(event, "by", "") else None
    if not isinstance(event, TakenOn) or told == event.to:
        return None
    return n.SomebodyTookItOn(
        about=ticket_shown(dossier, moment),
        by=who(event.by, moment.program),
        how=event.how,
        due=event.due,
        past=event.due < moment.now,
        note=dossier.text(event.note),
    )


def _nobody_answered(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.NobodyTookIt | None:
    event = recorded.event
    if not isinstance(event, NobodyAnswered):
        return None
    so_far = _still_open(dossier.ticket, event.matter)
    if so_far is None:
        return None
    others = [person for person in so_far.people if person != moment.program.program.owner.lower()]
    return n.NobodyTookIt(
        about=ticket_shown(dossier, moment),
        waited=moment.now - _since(event.matter, dossier.ticket),
        since=_since(event.matter, dossier.ticket),
        matter=_kind(event.matter),
        at=_at(event.matter, dossier.ticket),
        told=tuple(who(p, moment.program) for p in others or so_far.people),
        team_told=any(not told.whom for told in so_far.told),
        step=max((told.step for told in so_far.told), default=0),
    )


def _introduction(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.Introduction | None:
    """What the whole program says about them, not only this ticket's policy."""
    event, program = recorded.event, moment.program
    person = event.to if isinstance(event, CalledIn) else _first_executive(event, moment)
    if person is None or (known := program.person(person)) is None:
        return None
    named = {person, known.role.value}
    steps = [step for each in program.escalations.values() for step in each if named & {str(r) for r in step.notify}]
    team = program.teams.get(dossier.ticket.team)
    helps = dict.fromkeys([*([team.lead.lower()] if team else []), program.program.owner.lower()])
    return n.Introduction(
        to=who(person, program),
        company=program.program.name,
        when=tuple(dict.fromkeys(step.after for step in steps)),
        time=min((step.acknowledge for step in steps if step.acknowledge), default=None),
        helps=tuple(who(p, program) for p in helps if p != person),
        any_hour=any(step.any_hour for step in steps),
    )


def _first_executive(event: e.Event, moment: Moment) -> PersonId | None:
    people = event.to if isinstance(event, e.AskedForHelp) else ()
    return next((p for p in people if (x := moment.program.person(p)) and x.role is Role.EXECUTIVE), None)


TELL: dict[str, Tell] = {
    "called_in": called_in,
    "team_called": _team_called,
    "taken_on": _taken_on,
    "nobody_answered": _nobody_answered,
    "introduction": _introduction,
}
