"""A message can be taken back by whoever wrote it, wherever its ticket is by then."""

import pytest

from tests.world import World, program_with


@pytest.fixture
def handed_over(world: World) -> int:
    """Ana wrote to Grace, and handed the ticket to Field Ops before the minute was over."""
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="The engineer comes on Thursday.")
    world.submit("ana")
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops")
    return ticket


@pytest.mark.everywhere
def test_whoever_wrote_it_finds_it_and_takes_it_back(world, handed_over):
    world.press("ana", "Show the ticket", on=world.person("ana").ephemerals()[-1])
    world.press("ana", "Undo", on=world.person("ana").ephemerals()[-1])
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
    assert "The engineer comes on Thursday." in world.told("ana")[-1]


def test_once_it_has_left_the_ticket_is_the_other_teams_alone(world, handed_over):
    receipt = world.person("ana").ephemerals()[-1]
    world.pass_(minutes=2)

    world.press("ana", "Show the ticket", on=receipt)

    assert len(world.mailbox.mails) == 1
    assert world.told("ana")[-1].startswith("Ask")


def test_the_other_team_can_claim_it_meanwhile(world, handed_over):
    card = world.card(handed_over, "#field-ops")
    assert list(card.buttons)[:2] == ["Claim", "Undo"]

    world.press("sam", "Claim", on=card)

    assert world.owner(handed_over) == "sam"


def test_a_colleague_of_the_other_team_does_not_take_it_back(world, handed_over):
    world.press("sam", "Undo", on=world.card(handed_over, "#field-ops"))
    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1


def test_who_left_the_program_takes_nothing_back(world, handed_over):
    card = world.card(handed_over, "#field-ops")
    people = {email: entry for email, entry in world.program.people.items() if not email.startswith("ana")}
    world.change_program(program_with(people=people, revision="without Ana"))

    world.press("ana", "Undo", on=card)
    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1


def test_closed_right_after_answering_the_card_still_has_undo(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="The engineer comes on Thursday.")
    world.submit("ana")
    world.close("ana", ticket)
    assert "Ana's answer to Grace leaves at 09:15 GMT." in world.card(ticket).shown

    world.press("ana", "Undo", on=world.card(ticket))
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
    assert list(world.card(ticket).buttons) == ["Reopen", "Note", "Root cause"]


def test_once_the_answer_to_a_closed_ticket_has_left_nothing_offers_to_undo_it(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="The engineer comes on Thursday.")
    world.submit("ana")
    world.close("ana", ticket)

    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1
    assert list(world.card(ticket).buttons) == ["Reopen", "Note", "Root cause"]
    assert "answer" not in world.card(ticket).shown
