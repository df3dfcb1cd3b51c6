"""Writing to the customer: the form, its templates, what it refuses, and what stands on the card."""

import pytest

from bot.program.remedies import Template
from tests.world import program, program_with


def test_the_form_starts_from_a_template_with_the_names_filled_in(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))

    form = world.modal("ana").shown
    assert "Charged twice, again." in form
    assert "Your feedback to Contoso Broadband" in form
    assert "Hello Grace," in form
    assert "Ana\nContoso Broadband" in form


def test_what_to_say_in_a_call_is_no_letter(open_world):
    call = Template(name="By phone", channel="phone", message="Ask what happened.")
    world = open_world(program=program_with(templates={"by-phone": call, **program().templates}, workflows=anything()))
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Your feedback to Contoso Broadband" in world.modal("ana").shown
    assert "Ask what happened." not in world.modal("ana").shown


def anything():
    """The starter program's workflows, each of which offers every template."""
    return tuple(each.model_copy(update={"templates": ()}) for each in program().workflows)


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
    world.submit("ana", message=" ", subject=" ")

    assert world.errors("ana") == {
        "message": "What would you like to say?",
        "subject": "A few words, so that it isn't taken for spam.",
    }


def test_what_a_mail_cannot_do_without_is_not_called_optional(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Respond", on=world.card(ticket))

    fields = {b["block_id"].partition(".")[0]: b for b in world.modal("ana").blocks if b["type"] == "input"}
    assert not fields["subject"].get("optional")
    assert not fields["message"].get("optional")


@pytest.mark.everywhere
def test_a_reply_reaches_whoever_wrote(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Just reply to this message if there is more.")

    [mail] = world.mailbox.mails
    assert mail["From"] == "Contoso Broadband <care@contoso.example>"
    assert mail["Reply-To"] == "ana@contoso.example"


def test_a_promise_needs_a_time_and_a_time_a_promise(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Respond", on=world.card(ticket))

    world.submit("ana", message="Hello Grace.", promise="an engineer")
    assert world.errors("ana") == {"promise_due": "By when? A promise needs a time."}
    world.submit("ana", promise="", promise_due=world.in_(hours=20))
    assert world.errors("ana") == {"promise": "What is it that you promise?"}
    world.submit("ana", promise="an engineer", promise_due=world.in_(hours=-1))
    assert world.errors("ana") == {"promise_due": "Choose a time that is still to come."}


def test_silence_is_noticed(world):
    ticket = world.feedback(score=2)

    world.pass_(hours=25)

    assert world.timeline(ticket) == [
        "Grace is still waiting; the time for a first answer has passed.",
        "Maria was called in: Grace needs somebody now.",
    ]
    assert world.card(ticket).shown.startswith("Answer Grace Okafor now; it was due Tue 3 Mar, 09:14 GMT")


def test_a_promise_stands_on_the_card_and_in_the_thread(world):
    ticket = world.feedback(score=2)

    world.respond(
        "ana", ticket, message="Hello Grace.", promise="an engineer on Thursday", promise_due=world.in_(days=3)
    )

    assert world.card(ticket).shown.startswith("Ana has this. Next: keep the promise to Grace by Thu 5 Mar, 09:14 GMT.")
    assert "Ana promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.card(ticket).shown
    assert "Promised: an engineer on Thursday, by Thu 5 Mar, 09:14 GMT." in world.timeline(ticket)[-1]


def test_who_did_not_agree_to_mail_gets_none(world):
    ticket = world.feedback(score=2, id="resp-1")
    world.press("ana", "Respond", on=world.card(ticket))
    card_of_before = world.card(ticket)

    world.feedback(score=2, id="resp-1", contact={"consent": {"email": False}})
    world.submit("ana", message="Hello Grace.", subject="Your line")

    assert world.errors("ana") == {"channel": "Try another way: the customer has not agreed to e-mail."}
    assert "Respond" not in world.card(ticket).buttons
    world.leave("ana")
    world.press("ana", "Respond", on=card_of_before)
    assert world.told("ana")[-1].startswith("Try another way")


def test_customers_read_their_own_language(world):
    ticket = world.feedback(
        score=1, customer={"id": "D-1", "name": "Jonas Weber", "email": "jonas@example.com", "locale": "de-DE"}
    )

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Guten Tag Jonas Weber," in world.modal("ana").shown
