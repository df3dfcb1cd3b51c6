"""A customer who said how they may not be reached is reached in no such way."""

import pytest

from tests.world import GRACE, program, program_with


def test_who_said_no_to_calls_is_not_called_whatever_they_prefer(world):
    ticket = world.feedback(2, contact={"preferred": "phone", "consent": {"phone": False}})

    assert world.card(ticket).shown.startswith("Answer Grace Okafor by")
    assert "Respond" in world.card(ticket).buttons
    assert "Call" not in world.card(ticket).buttons
    assert "…18" not in world.card(ticket).shown


def test_who_said_no_to_mail_is_called(world):
    ticket = world.feedback(2, contact={"consent": {"email": False, "phone": True}})
    world.press("ana", "Claim", on=world.card(ticket))

    assert world.card(ticket).shown.startswith("Ana has this. Next: call Grace by")
    assert "Respond" not in world.card(ticket).buttons
    assert "Call Grace Okafor" in world.loop("ana") or "Call by" in world.loop("ana")


@pytest.mark.parametrize("told", [{"email": False, "phone": False}, {"email": False}])
def test_who_may_be_reached_in_no_way_leaves_us_to_find_out(world, told):
    customer = {**GRACE, "phone": GRACE["phone"] if "phone" in told else ""}

    ticket = world.feedback(2, contact={"consent": told}, customer=customer)

    assert world.card(ticket).shown.startswith("Find out what went wrong for Grace Okafor by")
    assert not {"Respond", "Call"} & set(world.card(ticket).buttons)


def test_what_they_did_not_say_the_source_says_for_mail(open_world):
    source = program().sources["relationship-nps"]
    silent = source.model_copy(update={"consent": source.consent.model_copy(update={"email": False})})
    world = open_world(program=program_with(sources={**program().sources, "relationship-nps": silent}))

    ticket = world.feedback(2)

    assert "Respond" not in world.card(ticket).buttons
    assert "Call" in world.card(ticket).buttons


def test_who_answered_by_a_source_that_left_the_program_is_answered_all_the_same(world):
    ticket = world.feedback(2)
    others = {name: source for name, source in program().sources.items() if name != "relationship-nps"}
    world.change_program(program_with(sources=others, revision="without that source"))

    world.respond("ana", ticket, message="The second charge is on its way back.")

    assert len(world.mailbox.mails) == 1


def test_who_does_not_want_to_be_called_may_ring_us(world):
    ticket = world.feedback(2, contact={"consent": {"phone": False}})

    world.press("ana", "Log a call", on=world.card(ticket))
    form = world.modal("ana")
    assert "If they rang you, this is where it is kept." in form.shown
    assert GRACE["phone"] not in form.shown
    world.submit("ana", outcome="reached", note="She rang: it works again.")

    assert world.owner(ticket) == "ana"
    assert world.facts(ticket).first_contact_at is not None


def test_who_is_left_in_peace_may_ring_us_too(world):
    ticket = world.feedback(2)
    world.feedback(score=None, comment="STOP")

    world.press("ana", "Log a call", on=world.card(ticket))
    world.submit("ana", outcome="reached")

    assert world.facts(ticket).first_contact_at is not None
