"""Who gets a ticket that comes to a team: whom the customer's data names, or whose turn it is."""

from bot.arriving import Because, Give
from bot.decide import decide
from bot.events import Event
from bot.feedback import Feedback
from bot.giving import Nobody, whose_turn
from bot.ports import UnitOfWork
from bot.program import Workflow
from bot.program.people import Assign
from bot.ticket import Ticket
from bot.training import is_trained

_ATTRIBUTES = "customer.attributes."


def given_at_once(desk: UnitOfWork, ticket: Ticket, answer: Feedback, workflow: Workflow) -> tuple[Event, ...]:
    """Whom the customer's data names, if they are there; else, where a team's tickets go round, whose turn it is."""
    if ticket.overflow:
        return ()
    named = desk.moment.stands_in(named_by(answer, workflow.owner).lower()) if workflow.owner else None
    if named is not None and is_trained(named, ticket, desk.moment):
        return decide(ticket, Give(to=named, because=Because.NAMED), desk.moment)
    team = desk.moment.program.teams.get(ticket.team)
    if team is None or team.assign is not Assign.IN_TURN:
        return ()
    found = whose_turn(desk, ticket)
    if isinstance(found, Nobody):
        desk.say(found.said(ticket.team, desk.moment))
        return ()
    return decide(ticket, Give(to=found, because=Because.TURN), desk.moment)


def given_out_of_an_issue(desk: UnitOfWork, before: Ticket, after: Ticket) -> tuple[Event, ...]:
    """What goes its own way again comes to its team as what comes in does; by a hand-over, to people who choose."""
    if not before.in_issue or after.in_issue or not after.is_live or after.owner is not None:
        return ()
    filed, workflow = desk.feedback(after.feedback), desk.moment.program.workflow(after.workflow)
    if filed is None or workflow is None or after.team != before.team:
        return ()
    return given_at_once(desk, after, filed.feedback, workflow)


def named_by(feedback: Feedback, name: str) -> str:
    if not name.startswith(_ATTRIBUTES):
        return name
    return str(feedback.customer.attributes.get(name.removeprefix(_ATTRIBUTES), ""))
