"""A customer who wants no contact gets none, whoever learns of it and whenever."""

import pytest


@pytest.mark.everywhere
def test_closing_because_the_customer_wants_no_contact_leaves_them_in_peace(world):
    first, second = world.feedback(score=2), world.feedback(score=3, comment="Again!")
    world.respond("ana", first, message="Hello Grace.", wait=False)
    world.respond("ben", second, message="Dear Grace.", wait=False)

    world.close("ana", first, outcome="opted_out", cause=None, actions="")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert world.dossier(second).customer.do_not_contact is not None
    assert "Leave Grace Okafor in peace" in world.card(second).shown
    assert not {"Respond", "Call"} & set(world.card(second).buttons)


def test_a_mail_that_waits_on_a_resolved_ticket_is_held_when_its_customer_says_stop(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    world.close("ana", ticket)

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert "Grace asked us not to get in touch any more." in world.timeline(ticket)


def test_who_is_nobody_on_file_is_left_in_peace_all_the_same(world):
    ticket = world.feedback(score=0, comment="No.", customer={})

    world.close("ana", ticket, outcome="opted_out", cause=None, actions="")

    assert world.card(ticket).shown.startswith("Ana leaves this customer in peace")
