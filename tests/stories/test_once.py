"""The same form twice counts once: the platform repeats what was answered slowly, and people press again."""

import pytest


def sent_twice(world, name, **values):
    """They fill in the open form and send it, and it arrives once more."""
    world.person(name).fill(values)
    form = world.modal(name)
    world.submit(name)
    return world.send_again(name, form)


@pytest.mark.everywhere
def test_a_call_that_is_sent_twice_is_one_contact(world):
    ticket = world.feedback(score=2)
    world.press("ana", "ticket.call", on=world.card(ticket))

    answer = sent_twice(world, "ana", outcome="reached", note="She wants Thursday.")

    assert answer.json == {"response_action": "clear"}
    assert len(world.ticket(ticket).contacts) == 1
    assert len([entry for entry in world.timeline(ticket) if "She wants Thursday." in entry]) == 1


def test_a_call_for_help_that_is_sent_twice_calls_once(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Ask for help", on=world.card(ticket))

    sent_twice(world, "ana", reason="out_of_scope", note="May I?")

    assert len(world.dms("maria")) == 1


def test_a_note_that_is_sent_twice_is_one_note(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Note", on=world.card(ticket))

    sent_twice(world, "ana", note="Third time this month.")

    assert world.events(ticket).count("Noted") == 1
    assert world.told("ana") == ["Noted on Grace's ticket."]


def test_it_is_remembered_over_a_restart(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Note", on=world.card(ticket))
    world.person("ana").fill({"note": "Third time this month."})
    form = world.modal("ana")
    world.submit("ana")
    world.stop_bot()
    world.start_bot()

    world.send_again("ana", form)

    assert world.events(ticket).count("Noted") == 1


def test_a_form_that_was_refused_may_come_again(world):
    ticket = world.feedback(score=2)
    world.press("ana", "ticket.call", on=world.card(ticket))
    world.submit("ana", outcome="voicemail", promise="a call")
    assert set(world.errors("ana")) == {"promise_due"}

    world.submit("ana", promise_due=world.in_(hours=3))

    assert len(world.ticket(ticket).tries) == 1


@pytest.mark.everywhere
@pytest.mark.parametrize(("action", "words"), [("Note", {}), ("ticket.call", {"outcome": "reached"})])
def test_a_form_that_comes_again_with_more_in_it_hands_back_what_was_added(world, action, words):
    """The answer was lost, the form stayed open, and Ana wrote another line before she sent it again."""
    ticket = world.feedback(score=2)
    world.press("ana", action, on=world.card(ticket))
    world.person("ana").fill({"note": "Third time this month.", **words})
    world.send_again("ana", world.modal("ana"))

    world.submit("ana", note="Third time this month. And she wants to leave!")

    shown = world.modal("ana").shown
    assert "Add what is new as a note: your first version of this form was taken." in shown
    assert "And she wants to leave!" in shown
    assert sum("Third time this month." in entry for entry in world.timeline(ticket)) == 1
    assert not any("wants to leave" in entry for entry in world.timeline(ticket))
