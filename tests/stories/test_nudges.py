"""Whoever has a ticket is reminded while there is still time, in their own hours, and can say that they can't."""

import pytest

from tests.world import program_with


def tried(world):
    """Ana claims on Monday at 13:14 what is due on Tuesday at 13:14, and reaches nobody in the afternoon."""
    world.pass_(hours=4)
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=4)
    world.call("ana", 1, outcome="voicemail")


def nudges(world, name="ana"):
    return [told for told in world.dms(name) if " left" in told]


@pytest.mark.everywhere
def test_the_owner_is_reminded_at_half_and_at_nine_tenths_of_the_time(world):
    tried(world)

    world.pass_(hours=3)
    assert nudges(world) == []
    world.pass_(hours=15)

    # 01:14 is nobody's time: when the office opens, the morning says it; at 10:50 nine tenths have passed
    [nudge] = nudges(world)
    assert nudge.startswith("Answer Grace Okafor before Tue 3 Mar, 13:14 GMT")
    assert "Two hours left, and Grace has not heard from us yet." in nudge


def test_an_answer_in_time_spares_the_reminder(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1)

    world.pass_(days=1)

    assert nudges(world) == []


def test_a_promise_is_remembered_before_it_is_due(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1, promise="engineer Tuesday at noon", promise_due=world.in_(hours=27))

    world.pass_(hours=26)

    [nudge] = nudges(world)
    assert "and you promised Grace: engineer Tuesday at noon." in nudge


def test_nobody_is_reminded_twice_of_the_same(world):
    tried(world)
    world.pass_(hours=18, minutes=30)

    world.stop_bot()
    world.start_bot()
    world.pass_(minutes=20)

    assert len(nudges(world)) == 1


def test_whoever_cannot_get_to_it_gives_it_back_and_the_team_sees_it_anew(world):
    tried(world)
    world.pass_(hours=18)

    world.press("ana", "I can't today", on=world.messages("@ana")[-1])
    world.submit("ana", team="care", note="The router is with Sam.")

    assert world.owner(1) is None
    assert world.messages("#care")[-1] == world.card(1)
    assert "can't get to this today" in "\n".join(world.timeline(1))
    world.press("ben", "Claim", on=world.card(1))
    assert world.owner(1) == "ben"


def test_it_can_go_to_another_team_too(world):
    tried(world)
    world.pass_(hours=18)

    world.press("ana", "I can't today", on=world.messages("@ana")[-1])
    world.submit("ana", team="field-ops")

    assert world.ticket(1).team == "field-ops"


def test_reminders_of_a_ticket_can_be_stopped_until_somebody_else_has_it(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.call("ana", ticket, promise="a call back", promise_due=world.in_(days=2))
    world.pass_(hours=46)
    world.press("ana", "No more reminders", on=world.messages("@ana")[-1])
    assert world.told("ana")[-1].startswith("I won't remind you of this one again.")

    world.call("ana", ticket, promise="another call back", promise_due=world.in_(days=2))
    world.pass_(days=3)

    assert len(nudges(world)) == 1


def test_nobody_is_reminded_of_what_they_snoozed(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.press("ana", "Snooze", on=world.card(1))
    world.submit("ana", until=world.in_(days=3))

    world.pass_(days=2)

    assert nudges(world) == []


def test_what_the_program_does_not_ask_for_does_not_come(world):
    program = program_with()
    sla = {name: policy.model_copy(update={"nudge": ()}) for name, policy in program.sla.items()}
    world.change_program(program_with(sla=sla))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))

    world.pass_(hours=23)

    assert nudges(world) == []


@pytest.mark.everywhere
def test_what_comes_at_once_is_one_message_with_a_list(world):
    world.pass_(hours=4)
    names = ("Grace Okafor", "Tom Ward", "Hanna Vogt")
    tickets = [world.feedback(score=2, customer={"id": name, "name": name, "email": "a@b.example"}) for name in names]
    for ticket in tickets:
        world.press("ana", "Claim", on=world.card(ticket))

    world.pass_(hours=22)

    morning, told = world.dms("ana")
    assert morning.startswith("Good morning, Ana.")
    assert told.startswith("Three things to look at")
    assert all(name in told for name in names)
    world.press("ana", f"Show ticket {tickets[1]}", on=world.messages("@ana")[-1])
    assert "answer Tom" in world.told("ana")[-1]


def test_of_a_list_only_what_is_left_to_do_is_said(world):
    world.pass_(hours=4)
    first, second = (world.feedback(score=2, customer={"id": f"B-{n}", "name": f"Customer {n}"}) for n in (1, 2))
    for ticket in (first, second):
        world.press("ana", "Claim", on=world.card(ticket))
    world.slack.faults.down()
    world.pass_(hours=22)
    world.press("ana", "Put back", on=world.card(first))
    world.slack.faults.clear()

    world.pass_(minutes=20)

    [told] = (told for told in world.dms("ana") if "Customer 2" in told)
    assert "Customer 1" not in told
