"""Signs that no database takes, typed or pasted by somebody: they are left out, and the words around them stay."""

import pytest

ODD = "Third\x00 time \ud83d this month."
PLAIN = "Third time \ufffd this month."


@pytest.mark.everywhere
def test_a_form_is_taken_without_them(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Note", on=world.card(ticket))

    world.submit("ana", note=ODD)

    assert PLAIN in world.timeline(ticket)[-1]
    assert world.told("ana") == ["Noted on Grace's ticket."]


@pytest.mark.everywhere
def test_a_letter_leaves_without_them(world):
    ticket = world.feedback(score=2)

    world.respond("ana", ticket, message=ODD, subject="Your\x00 line")

    [mail] = world.mailbox.mails
    assert mail["Subject"] == "Your line"
    assert PLAIN in mail.get_body(("plain",)).get_content()


@pytest.mark.everywhere
def test_a_search_is_answered(world):
    world.feedback(score=2)

    assert "Grace Okafor" in world.loop("ana", "find gra\x00ce")


@pytest.mark.everywhere
def test_a_message_becomes_a_note_without_them(world):
    ticket = world.feedback(score=2)
    said = world.say("ana", ODD, under=world.card(ticket))

    world.point("ana", on=said)

    assert PLAIN in world.timeline(ticket)[-1]
