"""A form opens for whoever could send it, and for nobody else: what is asked is the decision itself."""

import pytest

from bot import actions
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.opening import require_open
from bot.ticket import Status
from tests.domain.tickets import NOW, a_ticket, waiting_to_leave
from tests.world import program


def refused(action, ticket, by):
    """Why not; None where the form opens."""
    try:
        require_open(action, ticket, by, Moment(NOW, program()))
    except Refusal as refusal:
        return refusal.reason
    return None


#: What only somebody who was called in can answer.
_ANSWERS = {actions.CARRY_ON, actions.HAND_TO}


@pytest.mark.parametrize("action", sorted(actions.TICKET_FORMS - {actions.ASSIGN} - _ANSWERS))
def test_whoever_has_the_ticket_opens_every_form_but_the_leads(action, ana):
    assert refused(action, a_ticket(owner=ana.email), ana) is None
    assert refused(actions.ASSIGN, a_ticket(owner=ana.email), ana) is Reason.NOT_ALLOWED


@pytest.mark.parametrize("action", sorted(actions.TICKET_FORMS - _ANSWERS))
def test_the_lead_opens_all_of_them(action, maria):
    assert refused(action, a_ticket(owner="ana@contoso.example"), maria) is None


@pytest.mark.parametrize("action", sorted(_ANSWERS))
def test_an_answer_is_for_whoever_was_called_in_while_there_is_something_to_answer(action, ana, maria):
    assert refused(action, a_ticket(owner=ana.email), ana) is Reason.NOT_ALLOWED
    assert refused(action, a_ticket(owner=ana.email), maria) is Reason.SETTLED


@pytest.mark.parametrize(
    ("action", "why"),
    [
        (actions.CLOSE, Reason.NOT_YOURS),
        (actions.SNOOZE, Reason.NOT_YOURS),
        (actions.HAND_OVER, Reason.NOT_YOURS),
        (actions.ROOT_CAUSE, Reason.NOT_YOURS),
        (actions.ESCALATE, Reason.NOT_YOURS),
        (actions.RESPOND, None),
        (actions.CALL, None),
        (actions.MERGE, None),
        (actions.NOTE, None),
    ],
)
def test_of_a_colleagues_ticket_only_some(action, why, ana, ben):
    assert refused(action, a_ticket(owner=ana.email), ben) is why


@pytest.mark.parametrize("action", sorted(actions.TICKET_FORMS))
def test_when_it_is_over_only_notes_are_left(action, maria):
    why = None if action in {actions.NOTE, actions.ADVISE} else Reason.NOT_OPEN

    assert refused(action, a_ticket(status=Status.CLOSED), maria) is why


def test_a_second_message_may_be_written_while_the_first_waits(ana):
    assert refused(actions.RESPOND, waiting_to_leave(ana), ana) is None
