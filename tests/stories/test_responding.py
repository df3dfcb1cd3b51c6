"""Writing to the customer: form, preview, a minute to think again, and real mail."""

import pytest

from bot.ticket import Status


def parts_of(mail):
    """What the mail holds, by kind."""
    return {part.get_content_type(): part.get_content().replace("\r\n", "\n") for part in mail.iter_parts()}


@pytest.mark.everywhere
def test_what_was_previewed_arrives_a_minute_later_plain_and_html(world):
    ticket = world.feedback(score=2)

    preview = world.write("ana", ticket, message="Hello Grace,\n\nI have refunded the second charge.", subject="Your bill")
    assert "To  grace@example.com" in preview.shown
    assert "Subject  Your bill" in preview.shown
    assert "Hello Grace,\n\nI have refunded the second charge." in preview.shown

    world.submit("ana")
    world.pass_(seconds=59)
    assert world.mailbox.mails == []
    world.pass_(seconds=2)

    [mail] = world.mailbox.mails
    assert mail["From"] == "Contoso Broadband <care@contoso.example>"
    assert mail["To"] == "Grace Okafor <grace@example.com>"
    assert mail["Subject"] == "Your bill"
    assert parts_of(mail)["text/plain"].strip() == "Hello Grace,\n\nI have refunded the second charge."
    assert "I have refunded the second charge." in parts_of(mail)["text/html"]


def test_the_form_starts_from_a_template_with_the_names_filled_in(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))

    form = world.modal("ana").shown
    assert "Charged twice, again." in form
    assert "Your feedback to Contoso Broadband" in form
    assert "Hello Grace," in form
    assert "Ana\nContoso Broadband" in form


def test_choosing_another_template_fills_in_its_text_and_keeps_the_promise(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))
    world.person("ana").fill({"promise": "an engineer on Thursday"})

    world.choose("ana", "template", "visit")

    form = world.modal("ana").shown
    assert "Your engineer's visit" in form
    assert "you waited for us" in form
    assert "This is not how it should have gone" not in form
    assert "an engineer on Thursday" in form


def test_what_was_written_after_choosing_a_template_is_what_is_previewed(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))
    world.choose("ana", "template", "visit")
    world.choose("ana", "template", "bill")

    world.submit("ana", message="Hello Grace, it was our mistake.")

    assert "Hello Grace, it was our mistake." in world.modal("ana").shown
    assert "Subject  Your bill" in world.modal("ana").shown


@pytest.mark.parametrize("text", ["Hello {{NAME}}, sorry.", "Hello Grace, [what happens next]", "Hello XXX, sorry."])
def test_a_message_with_a_gap_in_it_is_not_even_previewed(world, text):
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))
    world.submit("ana", message=text)

    assert "Fill in" in world.errors("ana")["message"]
    assert text in str(world.modal("ana").filled)


def test_an_empty_message_is_not_even_previewed(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))
    world.submit("ana", message="", subject=" ")

    assert world.errors("ana") == {
        "message": "What would you like to say?",
        "subject": "A few words, so that it isn't taken for spam.",
    }


def test_a_promise_needs_a_time_and_a_time_a_promise(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))

    world.submit("ana", message="Hello Grace.", promise="an engineer")
    assert world.errors("ana") == {"promise_due": "By when? A promise needs a time."}
    world.submit("ana", promise="", promise_due=world.in_(hours=20))
    assert world.errors("ana") == {"promise": "What is it that you promise?"}
    world.submit("ana", promise="an engineer", promise_due=world.in_(hours=-1))
    assert world.errors("ana") == {"promise_due": "Choose a time that is still to come."}


@pytest.mark.everywhere
def test_undo_takes_it_back_and_the_text_is_kept(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace, I was too quick.", wait=False)
    [leaving] = world.person("ana").ephemerals()
    assert leaving.shown == "Your answer to Grace leaves at 09:15 GMT. Until then you can take it back."

    world.press("ana", "Undo", on=leaving)
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
    world.respond("ana", ticket, message="Hello Grace.")

    world.press("ana", "Undo", on=world.person("ana").ephemerals()[0])

    assert world.told("ana")[-1].startswith("It has left already.")
    assert len(world.mailbox.mails) == 1


def test_somebody_elses_message_is_not_mine_to_take_back(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)

    world.press("ben", "Undo", on=world.card(ticket))
    world.pass_(minutes=2)

    assert "Ana" in world.told("ben")[-1]
    assert len(world.mailbox.mails) == 1


def test_send_pressed_twice_is_one_mail(world):
    ticket = world.feedback(score=2)
    world.write("ana", ticket, message="Hello Grace.")
    preview = world.person("ana")

    async def twice():
        view = preview.modal
        await preview.fill_and_submit()
        world.slack.views.open(view.user, view.body)
        await preview.fill_and_submit()

    world.run(twice())
    world.settle()
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


def test_silence_is_noticed(world):
    ticket = world.feedback(score=2)

    world.pass_(hours=25)

    assert world.timeline(ticket) == ["Grace is still waiting; the time for a first answer has passed."]
    assert world.card(ticket).shown.startswith("Answer Grace Okafor now; it was due Tue 3 Mar, 09:14 GMT")


def test_a_promise_stands_on_the_card_and_in_the_thread(world):
    ticket = world.feedback(score=2)

    world.respond(
        "ana", ticket, message="Hello Grace.", promise="an engineer on Thursday", promise_due=world.in_(days=3)
    )

    assert world.card(ticket).shown.startswith("Ana has this. Next: keep the promise to Grace by Thu 5 Mar, 09:14 GMT.")
    assert "Ana promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.card(ticket).shown
    assert "Promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.timeline(ticket)[-1]


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
    world.slack.views.open(preview.user, preview.body)

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


def test_who_did_not_agree_to_mail_gets_none(world):
    ticket = world.feedback(score=2, contact={"consent": {"email": False}})

    world.press("ana", "Respond", on=world.card(ticket))
    world.submit("ana", message="Hello Grace.", subject="Your line")

    assert world.errors("ana") == {"channel": "Try another way: the customer has not agreed to e-mail."}


def test_a_stop_during_the_last_minute_stops_the_mail(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
    assert "Grace asked us not to get in touch any more." in world.timeline(ticket)


def test_customers_read_their_own_language(world):
    ticket = world.feedback(
        score=1, customer={"id": "D-1", "name": "Jonas Weber", "email": "jonas@example.com", "locale": "de-DE"}
    )

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Guten Tag Jonas Weber," in world.modal("ana").shown


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
