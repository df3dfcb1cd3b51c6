"""Release, assign, hand over, same as, snooze, note."""

import pytest

from bot.ticket import Outcome, Status

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def test_a_released_ticket_is_free_again(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    world.press("ana", "Put back", on=world.card(ticket))

    assert world.owner(ticket) is None
    assert world.card(ticket).shown.startswith("Answer Grace Okafor by")
    assert "Claim" in world.card(ticket).buttons
    assert world.timeline(ticket) == ["Ana claimed this.", "Ana put this back; it's free again."]
    world.press("ben", "Claim", on=world.card(ticket))
    assert world.owner(ticket) == "ben"


def test_a_lead_gives_a_ticket_to_somebody_who_is_told(world):
    ticket = world.feedback(score=2)

    world.press("maria", "Assign", on=world.card(ticket))
    world.submit("maria", person="ben@contoso.example")

    assert world.owner(ticket) == "ben"
    [told] = world.dms("ben")
    assert told.startswith("Answer Grace Okafor by Tue 3 Mar, 09:14 GMT\nMaria gave you this one.")
    assert "Charged twice, again." in told
    assert world.timeline(ticket) == ["Maria gave this to Ben Okoro."]


def test_who_was_given_a_ticket_can_begin_in_the_message(world):
    ticket = world.feedback(score=2)
    world.press("maria", "Assign", on=world.card(ticket))
    world.submit("maria", person="ben@contoso.example")

    world.press("ben", "Call", on=world.messages("@ben")[0])
    world.submit("ben", outcome="reached")

    assert world.ticket(ticket).answered


@pytest.mark.everywhere
def test_a_ticket_handed_over_stands_in_the_other_channel_with_the_same_clocks(world):
    ticket = world.feedback(score=2)
    before = world.ticket(ticket)
    world.press("ana", "Claim", on=world.card(ticket))

    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops", note="The line itself is broken.")

    assert world.card(ticket, "#field-ops").shown.startswith("Answer Grace Okafor by Tue 3 Mar, 09:14 GMT")
    assert "Claim" in world.card(ticket, "#field-ops").buttons
    assert world.card(ticket).shown == "Grace Okafor is with Field Ops now; Ana handed it over."
    assert list(world.card(ticket).buttons) == []
    assert "Ana handed this to Field Ops.\nThe line itself is broken." in world.timeline(ticket)
    after = world.ticket(ticket)
    assert (after.first_contact, after.resolve, after.submitted_at) == (
        before.first_contact, before.resolve, before.submitted_at,
    )  # fmt: skip

    world.press("sam", "Claim", on=world.card(ticket, "#field-ops"))
    assert world.owner(ticket) == "sam"
    assert world.timeline(ticket, "#field-ops")[1:] == ["Sam claimed this."]


@pytest.mark.everywhere
def test_a_ticket_that_comes_back_has_a_new_card_where_it_is_seen(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops")

    world.press("sam", "Hand over", on=world.card(ticket, "#field-ops"))
    world.submit("sam", team="care")

    before, now = world.messages("#care")
    assert before.shown == "Grace Okafor is back: look further down"
    assert now.shown.startswith("Answer Grace Okafor by")
    assert world.card(ticket, "#field-ops").shown.startswith("Grace Okafor is with Customer Care now")

    world.press("ana", "Claim", on=now)
    assert world.messages("#care")[0].shown == "Grace Okafor is back: look further down"
    assert world.timeline(ticket)[1:] == ["Ana claimed this."]


def test_a_pointer_that_somebody_deletes_is_not_missed(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops")
    world.press("sam", "Hand over", on=world.card(ticket, "#field-ops"))
    world.submit("sam", team="care")
    world.slack.erase(world.messages("#care")[0])

    world.press("ana", "Claim", on=world.card(ticket))

    assert len(world.messages("#care")) == 1


@pytest.mark.everywhere
def test_two_tickets_about_the_same_become_one_and_the_older_clock_stays(world):
    older = world.feedback(score=2, comment="Charged twice.")
    world.pass_(hours=5)
    newer = world.feedback(score=3, comment="Charged twice, I said.")

    world.press("ana", "Same as …", on=world.card(older))
    world.submit("ana", ticket=str(newer))

    assert world.ticket(older).status is Status.CLOSED
    assert world.ticket(older).record.outcome is Outcome.DUPLICATE
    assert world.card(older).shown.startswith("Grace Okafor goes on as ticket 2")
    assert list(world.card(older).buttons) == ["Show ticket 2"]
    assert world.card(newer).shown.startswith("Answer Grace Okafor by Tue 3 Mar, 09:14 GMT")
    assert "Ana found ticket 1 to be the same as this one; the older clock counts." in world.timeline(newer)
    assert "Ana found this to be the same as ticket 2; it goes on there." in world.timeline(older)


def test_the_customers_own_tickets_are_offered_and_nobody_elses(world):
    world.feedback(score=2, comment="Charged twice.")
    world.feedback(score=2, customer=TOM, comment="No engineer.")
    newest = world.feedback(score=3, comment="Charged twice, I said.")

    world.press("ana", "Same as …", on=world.card(newest))

    [field] = [b["element"] for b in world.modal("ana").blocks if b["type"] == "input"]
    assert [option["value"] for option in field["options"]] == ["1"]


def test_two_customers_are_not_made_one(world):
    grace = world.feedback(score=2)
    tom = world.feedback(score=2, customer=TOM)

    world.press("ana", "Same as …", on=world.card(grace))
    world.submit("ana", ticket=str(tom))

    assert world.errors("ana") == {"ticket": "Keep them apart: that ticket is another customer's."}


@pytest.mark.everywhere
def test_a_snoozed_ticket_comes_back_when_it_was_asked_to(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.")

    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(hours=2))
    assert world.card(ticket).shown.startswith("Ana has this. Snoozed until")

    world.pass_(hours=2)
    assert world.dms("ana")[-1].splitlines()[1] == "You asked to see this again now."
    assert "Time to take this up again." in world.timeline(ticket)
    assert "Snoozed" not in world.card(ticket).shown


def test_a_snooze_that_ends_at_night_is_news_to_nobody_who_gave_it_back_before_the_morning(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(hours=14))
    world.pass_(hours=15)
    assert "Woken" in world.events(ticket)

    world.press("ana", "Put back", on=world.card(ticket))
    world.press("ben", "Claim", on=world.card(ticket))
    world.pass_(hours=9)

    assert [told for told in world.dms("ana") if "You asked to see this again" in told] == []


def test_a_snoozed_ticket_can_be_taken_up_before(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(hours=2))

    world.press("ana", "Take up again", on=world.card(ticket))
    world.pass_(hours=3)

    assert world.dms("ana") == []
    assert world.timeline(ticket)[-1] == "Ana took this up again."


def test_a_snooze_past_what_is_due_says_so(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Snooze", on=world.card(ticket))
    assert "is due before that" not in world.modal("ana").shown
    world.leave("ana")

    world.pass_(hours=15)
    world.press("ana", "Snooze", on=world.card(ticket))

    hint = "The answer to Grace is due before that, at Tue 3 Mar, 09:14 GMT, and stays so."
    assert hint in world.modal("ana").shown


def test_a_snooze_is_still_offered_where_the_customer_has_another_ticket(world):
    ticket = world.feedback(score=2)
    world.feedback(score=3)
    world.press("ana", "Claim", on=world.card(ticket))

    world.press("ana", "Snooze", on=world.card(ticket))
    assert world.modal("ana").title == "Snooze"
    world.leave("ana")
    world.press("ana", "Same as …", on=world.card(ticket))
    assert world.modal("ana").title == "The same as …"


def test_a_snooze_moves_no_deadline(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(days=2))

    world.pass_(hours=25)

    assert "Grace is still waiting; the time for a first answer has passed." in world.timeline(ticket)
    assert world.card(ticket).shown.startswith("Ana has this. Next: answer Grace now; it was due")


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ({"hours": -1}, "Choose a time that is still to come."),
        ({"days": 15}, "Choose an earlier day: 14 days at most, so that nobody is forgotten."),
    ],
)
def test_a_snooze_is_neither_in_the_past_nor_for_ever(world, until, said):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Snooze", on=world.card(ticket))

    world.submit("ana", until=world.in_(**until))

    assert world.errors("ana") == {"until": said}


def test_a_note_stands_in_the_thread_and_goes_to_nobody_outside(world):
    ticket = world.feedback(score=2)

    world.press("ana", "Note", on=world.card(ticket))
    world.submit("ana", note="Third time this month.")
    world.pass_(days=1)

    assert "Ana left a note.\nThird time this month." in world.timeline(ticket)
    assert world.told("ana") == ["Noted on Grace's ticket."]
    assert world.mailbox.mails == []


@pytest.mark.everywhere
def test_what_was_said_under_the_card_is_added_to_the_ticket(world):
    ticket = world.feedback(score=2)
    said = world.say("ben", "I spoke with the bank, they confirm it.", under=world.card(ticket))

    world.point("ana", on=said)

    assert "Ana left a note.\nI spoke with the bank, they confirm it." in world.timeline(ticket)
    assert world.told("ana") == ["Noted on Grace's ticket."]


def test_a_note_from_the_chat_reads_as_it_did_there(world):
    ticket = world.feedback(score=2)
    said = world.say("ben", "@Ana Ruiz & @tom: R&D wrote <soon>, see https://contoso.example/a?b=1&c and #care.")
    world.point("ana", on=said)
    world.submit("ana", ticket=str(ticket))

    [note] = [said for said in world.timeline(ticket) if said.startswith("Ana left a note.")]
    assert note.endswith("@Ana Ruiz & @Tom Hughes: R&D wrote <soon>, see https://contoso.example/a?b=1&c and #care.")


def test_of_a_message_elsewhere_the_form_asks_which_ticket_is_meant(world):
    world.feedback(score=2)
    tom = world.feedback(score=2, customer=TOM, comment="No engineer.")
    said = world.say("ben", "Tom's engineer is stuck in the snow.")

    world.point("ana", on=said)
    assert "Tom's engineer is stuck in the snow." in world.modal("ana").shown
    world.submit("ana", ticket=str(tom))

    assert "Ana left a note.\nTom's engineer is stuck in the snow." in world.timeline(tom)


def test_a_stranger_adds_nothing(world):
    ticket = world.feedback(score=2)
    said = world.say("ben", "They confirm it.", under=world.card(ticket))

    world.point("sam", on=said)

    assert world.told("sam") == ["Ask the team's lead for this one; it isn't in your hands."]
    assert "Noted" not in world.events(ticket)


def test_an_answer_that_belongs_elsewhere_in_the_same_team_keeps_its_card(world):
    world.feedback(score=2, comment="Slow.", id="resp-9")

    world.deliver(id="resp-9", score=2, comment="Slow. I will cancel.")
    world.settle()

    assert world.ticket(1).workflow == "leaving"
    assert len(world.messages("#care")) == 1
