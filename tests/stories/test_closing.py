"""Root cause, close, and what comes after: confirmed by nobody, or opened again."""

import pytest

from bot.ticket import Outcome, Status
from tests.world import program, program_with


@pytest.mark.everywhere
def test_a_ticket_is_closed_when_everything_is_written_down(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    world.press("ana", "Close", on=world.card(ticket))
    world.submit("ana", outcome="solved")
    assert set(world.errors("ana")) == {"cause", "actions"}
    assert world.ticket(ticket).status is Status.OPEN

    world.submit("ana", cause="billing/double-charge", actions="Refunded the second charge.")
    assert world.person("ana").modal is None
    assert world.ticket(ticket).status is Status.RESOLVED
    assert world.card(ticket).shown.startswith("Solved by Ana. Closes on Mon 9 Mar unless it's reopened.")
    said = "Ana solved this. Cause: Billing – Double charge.\nRefunded the second charge."
    assert said in world.timeline(ticket)
    assert list(world.card(ticket).buttons) == ["Reopen", "Note", "Root cause"]


def test_the_form_comes_filled_in_with_what_the_bot_saw(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.")
    world.press("ana", "Root cause", on=world.card(ticket))
    world.submit("ana", cause="billing/double-charge")

    world.press("ana", "Close", on=world.card(ticket))

    form = world.modal("ana").shown
    assert "I've filled in what I saw; please look it over." in form
    assert "Ana e-mailed Mon 2 Mar, 09:15 GMT." in form
    assert "Double charge" in form


def test_what_would_have_prevented_it_and_what_they_wish_for_is_kept(world):
    ticket = world.feedback(score=2)

    world.close("ana", ticket, prevention="A check before the second debit.", expansion="A faster line.")

    record = world.ticket(ticket).record
    assert world.dossier(ticket).text(record.prevention) == "A check before the second debit."
    assert world.dossier(ticket).text(record.expansion) == "A faster line."
    assert world.dossier(ticket).text(record.actions) == "Refunded the second charge."


def test_spam_needs_no_cause(world):
    ticket = world.feedback(score=0, comment="Buy followers!!!")

    world.close("ana", ticket, outcome="spam", cause=None, actions="")

    assert world.ticket(ticket).record.outcome is Outcome.SPAM
    assert world.card(ticket).shown.startswith("Ana found that this was not meant for us.")


def test_the_form_marks_what_it_will_ask_for_and_asks_spam_for_nothing(world):
    ticket = world.feedback(score=0, comment="Buy followers!!!")
    world.press("ana", "Close", on=world.card(ticket))
    assert needed(world.modal("ana")) == {"outcome", "cause", "actions"}

    world.person("ana").fill({"note": "The third this week."})
    world.choose("ana", "outcome", "spam")
    assert needed(world.modal("ana")) == {"outcome"}
    world.choose("ana", "outcome", "solved")
    assert needed(world.modal("ana")) == {"outcome", "cause", "actions"}

    world.choose("ana", "outcome", "spam")
    world.submit("ana")
    record = world.ticket(ticket).record
    assert record.outcome is Outcome.SPAM
    assert world.dossier(ticket).text(record.note) == "The third this week."


def needed(form):
    return {block["block_id"] for block in form.blocks if block["type"] == "input" and not block["optional"]}


def test_the_root_cause_has_two_levels_and_stands_on_the_card(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Root cause", on=world.card(ticket))
    world.submit("ana", cause="installation/several-visits", note="Three in a month.")

    assert "Cause: Installation – Several visits" in world.card(ticket).shown
    assert "Ana named the cause: Installation – Several visits.\nThree in a month." in world.timeline(ticket)


def test_a_cause_that_left_the_program_is_refused(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Root cause", on=world.card(ticket))
    causes = {name: cause for name, cause in program().root_causes.items() if name != "billing"}
    world.change_program(program_with(root_causes=causes))

    world.submit("ana", cause="billing/double-charge")

    assert world.errors("ana") == {"cause": "Choose another cause: this one is no longer in the program."}


def test_who_says_nothing_for_the_programs_time_leaves_it_closed(world):
    ticket = world.feedback(score=2)
    world.close("ana", ticket)

    world.pass_(days=6, hours=23)
    assert world.ticket(ticket).status is Status.RESOLVED

    world.pass_(hours=2)
    assert world.ticket(ticket).status is Status.CLOSED
    assert world.ticket(ticket).confirmed is None
    assert world.card(ticket).shown.startswith("Solved by Ana. Closed: it stayed quiet.")
    assert list(world.card(ticket).buttons) == ["Reopen", "Note"]


@pytest.mark.everywhere
def test_a_reopened_ticket_starts_a_new_target_and_the_first_keeps_its_result(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.")
    world.close("ana", ticket)
    world.pass_(days=10)
    answered_at = world.facts(ticket).first_contact_at

    world.press("ana", "Reopen", on=world.card(ticket))

    assert world.told("ana")[-1].startswith("Grace's ticket is open again. What isn't solved yet?")
    assert world.ticket(ticket).status is Status.OPEN
    assert world.card(ticket).shown.startswith("Ana has this. Next: answer Grace by Fri 13 Mar, 09:15 GMT.")
    assert "reopened" in world.card(ticket).shown
    assert world.facts(ticket).first_contact_at == answered_at
    assert world.facts(ticket).reopened == 1
    world.pass_(hours=24)
    assert "Grace is still waiting; the time for a first answer has passed." in world.timeline(ticket)


def test_reopened_before_its_time_it_is_not_closed_behind_anybodys_back(world):
    ticket = world.feedback(score=2)
    world.close("ana", ticket)
    world.press("ben", "Reopen", on=world.card(ticket))

    world.pass_(days=8)

    assert world.ticket(ticket).status is Status.OPEN


def test_closing_stops_every_clock(world):
    ticket = world.feedback(score=2)
    world.close("ana", ticket)

    world.pass_(days=40)

    assert not any("has passed" in entry for entry in world.timeline(ticket))


def test_a_message_on_its_way_arrives_although_the_ticket_is_closed_meanwhile(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace, it is refunded.", wait=False)
    world.close("ana", ticket)

    world.pass_(minutes=2)

    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).status is Status.RESOLVED
    assert world.ticket(ticket).answered


def test_close_pressed_on_an_old_card_after_somebody_closed_is_refused(world):
    ticket = world.feedback(score=2)
    card_of_before = world.card(ticket)
    world.close("ana", ticket)

    world.press("ben", "Close", on=card_of_before)
    assert world.told("ben") == ["Reopen it first; this ticket is over."]

    world.press("ben", "Claim", on=card_of_before)
    assert world.owner(ticket) == "ana"


def test_a_close_that_comes_second_hands_its_text_back(world):
    ticket = world.feedback(score=2)
    world.press("ben", "Close", on=world.card(ticket))
    world.close("ana", ticket)

    world.submit("ben", outcome="solved", cause="billing/refund-late", actions="Rang the bank for an hour.")

    assert "Reopen it first; this ticket is over." in world.modal("ben").shown
    assert "Rang the bank for an hour." in world.modal("ben").shown
    assert world.ticket(ticket).record.cause == "billing/double-charge"
