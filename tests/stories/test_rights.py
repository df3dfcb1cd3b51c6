"""Who may do what: said to whoever pressed, and decided again when the form comes."""

import json
from dataclasses import replace

import pytest

from tests.world import program, program_with

NOT_YOUR_TEAMS = "Ask the team's lead for this one; it isn't in your hands."
ANAS = "This one is Ana's. You can add a note, or ring the customer."


@pytest.fixture
def anas(world):
    """A ticket that Ana has."""
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    return ticket


@pytest.mark.parametrize("label", ["Claim", "Call", "Respond", "Ask for help", "Close", "Note", "Assign", "Hand over"])
@pytest.mark.parametrize("name", ["sam", "tom", "dana"])
def test_who_has_nothing_to_do_with_the_team_does_nothing_there(world, name, label):
    ticket = world.feedback(score=2)

    world.press(name, label, on=world.card(ticket))

    assert world.told(name) == [NOT_YOUR_TEAMS]
    assert world.person(name).modal is None
    assert world.events(ticket) == ["Opened"]


@pytest.mark.parametrize("label", ["Claim", "Call", "Close", "Same as …", "Contact details"])
def test_the_program_owner_may_add_a_note_and_do_nothing_else_with_a_customer(world, label):
    ticket = world.feedback(score=2)

    world.press("priya", label, on=world.card(ticket))
    assert world.told("priya") == [NOT_YOUR_TEAMS]

    world.press("priya", "Note", on=world.card(ticket))
    world.submit("priya", note="The template is new.")
    assert world.timeline(ticket) == ["Priya left a note.\nThe template is new."]


def test_the_program_owner_may_give_a_ticket_to_somebody(world):
    ticket = world.feedback(score=2)

    world.press("priya", "Assign", on=world.card(ticket))
    world.submit("priya", person="ben@contoso.example")

    assert world.owner(ticket) == "ben"


@pytest.mark.parametrize("label", ["Claim", "Note", "Contact details"])
def test_somebody_the_program_does_not_name_does_nothing(world, label):
    world.slack.add_user("U0EVE", "eve", "Eve Stone", "eve@contoso.example")
    world.slack.channel("#care").members.add("U0EVE")
    ticket = world.feedback(score=2)

    world.press("eve", label, on=world.card(ticket))
    world.press("eve", label, on=world.card(ticket))

    assert world.told("eve") == [NOT_YOUR_TEAMS, NOT_YOUR_TEAMS]
    assert world.events(ticket) == ["Opened"]


@pytest.mark.parametrize("label", ["Close", "Ask for help", "Root cause", "Hand over", "Snooze", "Put back"])
def test_a_colleague_leaves_anas_ticket_to_ana(world, anas, label):
    world.press("ben", label, on=world.card(anas))

    assert world.told("ben") == [ANAS]
    assert world.person("ben").modal is None
    assert world.owner(anas) == "ana"


def test_a_colleague_may_add_a_note_and_ring_and_write(world, anas):
    world.press("ben", "Note", on=world.card(anas))
    world.submit("ben", note="She rang me.")
    world.call("ben", anas)
    world.respond("ben", anas, message="As I said on the phone: Thursday.")

    assert "Ben left a note.\nShe rang me." in world.timeline(anas)
    assert "Ben spoke with Grace." in world.timeline(anas)
    assert len(world.mailbox.mails) == 1
    assert world.owner(anas) == "ana"


def test_a_colleague_may_say_that_two_are_the_same(world, anas):
    second = world.feedback(score=3, comment="As I said.")

    world.press("ben", "Same as …", on=world.card(second))
    world.submit("ben", ticket=str(anas))

    assert world.ticket(second).merged_into == anas


def test_only_a_lead_gives_tickets_to_people(world):
    ticket = world.feedback(score=2)

    world.press("ben", "Assign", on=world.card(ticket))

    assert world.told("ben") == [NOT_YOUR_TEAMS]


def test_the_lead_closes_anas_ticket_which_stays_anas(world, anas):
    world.close("maria", anas)

    assert world.ticket(anas).status == "resolved"
    assert world.owner(anas) == "ana"


def test_a_form_that_was_open_when_ana_claimed_is_decided_anew(world):
    ticket = world.feedback(score=2)
    world.press("ben", "Close", on=world.card(ticket))
    world.press("ana", "Claim", on=world.card(ticket))

    world.submit("ben", outcome="solved", cause="billing/double-charge", actions="Refunded it.")

    assert ANAS in world.modal("ben").shown
    assert "Refunded it." in world.modal("ben").shown
    assert world.ticket(ticket).status == "open"


def test_who_left_the_program_can_do_nothing_any_more(world):
    ticket = world.feedback(score=2)
    people = {email: person for email, person in program().people.items() if not email.startswith("ben")}
    world.change_program(program_with(people=people))

    world.press("ben", "Claim", on=world.card(ticket))

    assert world.told("ben") == [NOT_YOUR_TEAMS]


def forged(card, what, instead):
    """The card as somebody might have written it themselves."""
    return replace(card, blocks=json.loads(json.dumps(card.blocks).replace(what, instead)))


@pytest.mark.parametrize(
    ("what", "instead", "said"),
    [
        ('"value": "1"', '"value": "99"', "Look for it by name: there is no ticket 99."),
        ('"value": "1"', '"value": "1; drop table tickets"', "Look for it by name or word."),
        ('"value": "1"', '"value": "99999999999999999999"', "Look for it by name or word."),
        ('"ticket.claim"', '"ticket.erase_everything"', "Look at the ticket's newest card"),
    ],
)
def test_a_button_that_nobody_drew_does_nothing(world, what, instead, said):
    ticket = world.feedback(score=2)

    world.press("ana", "Claim", on=forged(world.card(ticket), what, instead))

    assert world.told("ana")[0].startswith(said)
    assert world.events(ticket) == ["Opened"]


def test_undo_of_a_message_that_is_not_this_tickets_does_nothing(world, anas):
    world.respond("ana", anas, message="Hello Grace.", wait=False)
    [pending] = world.ticket(anas).pending

    world.press("ana", "Undo", on=forged(world.card(anas), pending.message, "somebody-elses"))
    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1


def test_a_draft_of_somebody_else_cannot_be_sent(world):
    ticket = world.feedback(score=2)
    preview = world.write("ana", ticket, message="Not yet.")

    world.open_again("ben", preview)
    world.submit("ben")
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
