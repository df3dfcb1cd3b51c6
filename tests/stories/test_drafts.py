"""Two at once, and words that are never lost: drafts, previews, refused forms."""

import pytest
from sqlalchemy import text


@pytest.mark.everywhere
def test_who_writes_while_somebody_else_answers_sees_it_first(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))
    world.respond("ben", ticket, message="The engineer comes on Thursday, 8 to 1.")

    world.submit("ana", message="Hello Grace, I look into it.", subject="Your line")

    form = world.modal("ana")
    assert form.title == "Wait a moment"
    assert "Wait, Ben wrote to Grace at" in form.shown
    assert "The engineer comes on Thursday, 8 to 1." in form.shown
    assert "Hello Grace, I look into it." in form.shown

    world.submit("ana")
    world.pass_(seconds=61)
    assert [mail["Subject"] for mail in world.mailbox.mails] == ["About your broadband", "Your line"]


def test_who_previews_while_somebody_rings_sees_it_before_it_is_sent(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="Hello Grace, I look into it.")
    world.call("ben", ticket, note="She wants Thursday.")

    world.submit("ana")

    assert world.mailbox.mails == []
    assert "Wait, Ben spoke with Grace at" in world.modal("ana").shown
    assert "She wants Thursday." in world.modal("ana").shown
    world.submit("ana")
    world.pass_(seconds=61)
    assert len(world.mailbox.mails) == 1


def test_what_i_did_myself_is_no_surprise_to_me(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="As I said on the phone: Thursday.")
    preview = world.modal("ana")
    world.leave("ana")
    world.call("ana", ticket)
    world.open_again("ana", preview)

    world.submit("ana")
    world.pass_(seconds=61)

    assert len(world.mailbox.mails) == 1


def test_a_preview_that_was_left_is_handed_back(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="Hello Grace, I am still thinking.", subject="Half a thought")
    world.leave("ana")

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Your text from before is still here." in world.modal("ana").shown
    assert "Hello Grace, I am still thinking." in world.modal("ana").shown
    assert "Half a thought" in world.modal("ana").shown


def test_what_was_sent_is_not_handed_back_as_a_draft(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="A first try.")
    world.leave("ana")
    world.clock.pass_(minutes=1)
    world.respond("ana", ticket, message="Hello Grace, it is refunded.")

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Your text from before" not in world.modal("ana").shown
    assert "A first try." not in world.modal("ana").shown


def test_my_draft_is_not_shown_to_others(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="Hello Grace, between us.")
    world.leave("ana")

    world.press("ben", "Respond", on=world.card(ticket))

    assert "between us" not in world.modal("ben").shown


def test_a_form_that_comes_too_late_hands_its_text_back(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))
    world.close("ben", ticket, outcome="spam", cause=None, actions="")

    world.submit("ana", message="Hello Grace, three paragraphs of care.", subject="Your line")

    form = world.modal("ana")
    assert "Reopen it first; this ticket is over." in form.shown
    assert "Hello Grace, three paragraphs of care." in form.shown
    assert world.mailbox.mails == []


def test_who_writes_while_somebody_elses_mail_is_still_in_its_minute_sees_it_first(world):
    ticket = world.feedback(score=2)
    world.press("ana", "ticket.respond", on=world.card(ticket))
    world.respond("ben", ticket, message="The engineer comes on Thursday.", wait=False)

    world.submit("ana", message="Nobody has looked at it yet.", subject="Your line")

    assert "The engineer comes on Thursday." in world.modal("ana").shown
    assert "Send anyway" in str(world.modal("ana").body["submit"])


def test_who_saw_it_on_its_way_is_not_stopped_again_when_it_has_arrived(world):
    ticket = world.feedback(score=2)
    world.press("ana", "ticket.respond", on=world.card(ticket))
    world.respond("ben", ticket, message="The engineer comes on Thursday.", wait=False)
    world.submit("ana", message="And I have refunded June.", subject="Your line")
    world.pass_(seconds=61)

    world.submit("ana")
    world.pass_(seconds=61)

    assert len(world.mailbox.mails) == 2


def test_a_preview_from_before_drafts_had_an_address_goes_to_the_one_on_file(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="Hello Grace.")
    with world.bot.records.engine.begin() as connection:
        connection.execute(text("update messages set address = ''"))

    world.submit("ana")
    world.pass_(seconds=61)

    assert [mail["To"] for mail in world.mailbox.mails] == ["Grace Okafor <grace@example.com>"]
