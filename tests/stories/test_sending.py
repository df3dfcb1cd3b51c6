"""A message to a customer: a minute to take it back, real mail, and what happens if it does not arrive."""

import pytest

from bot.ticket import Status
from tests.world import GRACE


def parts_of(mail):
    """What the mail holds, by kind."""
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()}


@pytest.mark.everywhere
def test_what_was_previewed_arrives_a_minute_later_plain_and_html(world):
    ticket = world.feedback(score=2)
    text = "Hello Grace,\n\nI have refunded the second charge."

    preview = world.write("ana", ticket, message=text, subject="Your bill")
    assert "To  grace@example.com" in preview.shown
    assert "Subject  Your bill" in preview.shown
    assert text in preview.shown

    world.submit("ana")
    world.pass_(seconds=59)
    assert world.mailbox.mails == []
    world.pass_(seconds=2)

    [mail] = world.mailbox.mails
    assert mail["From"] == "Contoso Broadband <care@contoso.example>"
    assert mail["To"] == "Grace Okafor <grace@example.com>"
    assert mail["Subject"] == "Your bill"
    assert parts_of(mail)["text/plain"].strip() == text
    assert "I have refunded the second charge." in parts_of(mail)["text/html"]


@pytest.mark.everywhere
def test_undo_takes_it_back_and_the_text_is_kept(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace, I was too quick.", wait=False)
    [leaving] = world.person("ana").ephemerals()
    assert leaving.shown.startswith("Your answer to Grace leaves at 09:15 GMT.")

    world.press("ana", "Show the ticket", on=leaving)
    world.press("ana", "Undo", on=world.person("ana").ephemerals()[-1])
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert "Hello Grace, I was too quick." in world.told("ana")[-1]
    assert "Ana took the message back before it left." in world.timeline(ticket)
    world.press("ana", "Respond", on=world.card(ticket))
    assert "Your text from before is still here." in world.modal("ana").shown
    assert "Hello Grace, I was too quick." in world.modal("ana").shown


def test_undo_is_on_the_card_too(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    assert world.card(ticket).shown.startswith("Ana's answer to Grace leaves at 09:15 GMT.")

    world.press("ana", "Undo", on=world.card(ticket))
    world.pass_(minutes=5)

    assert world.mailbox.mails == []


def test_after_a_minute_it_is_too_late(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    card_of_before = world.card(ticket)
    world.pass_(seconds=61)

    world.press("ana", "Undo", on=card_of_before)

    assert world.told("ana")[-1].startswith("It has left already.")
    assert len(world.mailbox.mails) == 1


def test_nothing_that_stays_offers_to_undo_what_has_left(world):
    ticket = world.feedback(score=2)

    world.respond("ana", ticket, message="Hello Grace.")

    [note] = world.person("ana").ephemerals()
    assert list(note.buttons) == ["Show the ticket"]
    assert "Undo" not in world.card(ticket).buttons


@pytest.mark.everywhere
def test_a_mail_goes_where_its_preview_said(world):
    ticket = world.feedback(score=2)
    preview = world.write("ana", ticket, message="Hello Grace.")
    assert "grace@example.com" in preview.shown
    world.feedback(score=9, customer={**GRACE, "email": "grace.new@example.com"})

    world.submit("ana")
    world.feedback(score=9, customer={**GRACE, "email": "grace.newest@example.com"})
    world.pass_(seconds=61)

    [mail] = world.mailbox.mails
    assert mail["To"] == "Grace Okafor <grace@example.com>"
    assert world.write("ana", ticket, message="Once more.").shown.count("grace.newest@example.com") == 1


def test_somebody_elses_message_is_not_mine_to_take_back(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)

    world.press("ben", "Undo", on=world.card(ticket))
    world.pass_(minutes=2)

    assert "Ana" in world.told("ben")[-1]
    assert len(world.mailbox.mails) == 1


def test_send_pressed_twice_is_one_mail(world):
    ticket = world.feedback(score=2)
    preview = world.write("ana", ticket, message="Hello Grace.")

    world.submit("ana")
    world.open_again("ana", preview)
    world.submit("ana")
    world.pass_(minutes=5)

    assert len(world.mailbox.mails) == 1
    assert world.timeline(ticket).count("Ana wrote to Grace.\nHello Grace.") == 1


@pytest.mark.everywhere
def test_the_first_contact_clock_stops_when_the_mail_is_delivered_and_not_before(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    assert not world.ticket(ticket).answered

    world.pass_(seconds=61)
    assert world.ticket(ticket).answered
    assert world.ticket(ticket).status is Status.WAITING

    world.pass_(days=2)
    assert not any("has passed" in entry for entry in world.timeline(ticket))


@pytest.mark.everywhere
def test_a_mail_that_is_refused_reaches_the_owner_and_the_clock_runs_again(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "550 5.1.1 no such user"

    world.respond("ana", ticket, message="Hello Grace, I have refunded it.")

    [told] = world.dms("ana")
    assert told.startswith("Try Grace by phone, your e-mail came back. Not answered yet; due")
    assert "Hello Grace, I have refunded it." in told
    assert "Ana's e-mail to Grace came back. It never arrived." in world.timeline(ticket)
    assert not world.ticket(ticket).answered
    world.pass_(hours=25)
    assert "Grace is still waiting; the time for a first answer has passed." in world.timeline(ticket)


def test_a_mail_server_that_asks_for_patience_gets_it(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "451 4.7.1 try again later"

    world.respond("ana", ticket, message="Hello Grace.")
    assert not world.ticket(ticket).answered
    assert world.dms("ana") == []

    world.mailbox.refuses = None
    world.pass_(seconds=5)
    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered


def test_a_mail_server_that_is_down_loses_nothing(world):
    ticket = world.feedback(score=2)
    world.mailbox.down()

    world.respond("ana", ticket, message="Hello Grace.")
    assert world.card(ticket).shown.startswith("Ana's answer is on its way to Grace.")

    world.mailbox.up()
    world.pass_(minutes=5)
    assert len(world.mailbox.mails) == 1


def test_a_stop_during_the_last_minute_stops_the_mail(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
    assert "Grace asked us not to get in touch any more." in world.timeline(ticket)


def test_two_colleagues_write_to_two_customers_and_nothing_is_mixed_up(world):
    grace = world.feedback(score=2)
    tom = world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"})

    world.write("ana", grace, message="Hello Grace.")
    world.write("ben", tom, message="Hello Tom.")
    world.submit("ben")
    world.submit("ana")
    world.pass_(seconds=61)

    sent = {mail["To"]: parts_of(mail)["text/plain"].strip() for mail in world.mailbox.mails}
    assert sent == {
        "Grace Okafor <grace@example.com>": "Hello Grace.",
        "Tom Ward <tom.ward@example.com>": "Hello Tom.",
    }


def test_a_mail_that_may_have_arrived_is_not_sent_over_and_over(world):
    ticket = world.feedback(score=2)
    world.mailbox.hangs_up = True
    world.respond("ana", ticket, message="The engineer comes on Thursday.")

    for _ in range(40):
        world.pass_(minutes=5)

    assert len(world.mailbox.mails) == 2
    [told] = world.dms("ana")
    assert told.startswith("Try Grace by phone: we don't know whether your e-mail left. Not answered yet; due")
    assert "The engineer comes on Thursday." in told
    assert "came back" not in told
    known = "We don't know whether Ana's e-mail to Grace left: the mail server didn't say."
    assert known in world.timeline(ticket)


def test_who_asked_to_be_left_in_peace_gets_no_mail_that_still_waits_for_its_server(world):
    ticket = world.feedback(score=2)
    world.mailbox.down()
    world.respond("ana", ticket, message="The engineer comes on Thursday.")
    world.deliver(id="stop", comment="STOP", score=0, customer=GRACE)
    world.mailbox.up()

    world.pass_(minutes=10)

    assert world.mailbox.mails == []
