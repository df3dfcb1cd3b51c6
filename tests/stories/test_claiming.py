"""Exactly one owner."""

import pytest

from bot.people import Role
from bot.program.people import PersonEntry
from tests.world import program, program_with

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


@pytest.mark.everywhere
def test_the_first_to_press_owns_the_ticket(world):
    ticket = world.feedback(score=2)
    card_both_see = world.card(ticket)

    world.press("ana", "Claim", on=card_both_see)
    world.press("ben", "Claim", on=card_both_see)

    assert world.owner(ticket) == "ana"
    assert world.told("ben") == ["Ana was a moment quicker."]
    assert world.told("ana") == []


@pytest.mark.everywhere
def test_the_second_is_offered_the_next_and_can_take_it_there(world):
    ticket = world.feedback(score=2)
    other = world.feedback(score=3, customer=TOM)
    card_both_see = world.card(ticket)

    world.press("ana", "Claim", on=card_both_see)
    world.press("ben", "Claim", on=card_both_see)
    [told] = world.person("ben").ephemerals()
    assert told.shown.startswith("Ana was a moment quicker. Next for you: Tom Ward, due")

    world.press("ben", "Claim Tom's", on=told)
    assert world.owner(other) == "ben"
    assert world.card(other).shown.startswith("Ben has this.")


@pytest.mark.everywhere
def test_twenty_people_pressing_claim_at_once_leave_one_owner(open_world):
    crowd = [f"agent{number}" for number in range(20)]
    people = {
        f"{name}@contoso.example": PersonEntry(name=name.title(), role=Role.FRONTLINE, team="care") for name in crowd
    }
    world = open_world(program=program_with(people={**program().people, **people}))
    ticket = world.feedback(score=2)

    world.press_at_once(crowd, "Claim", on=world.card(ticket))

    told = {name: world.told(name) for name in crowd}
    [winner] = [name for name, words in told.items() if not words]
    assert world.owner(ticket) == winner
    assert all(words == [f"{winner.title()} was a moment quicker."] for name, words in told.items() if name != winner)
    assert world.timeline(ticket) == [f"{winner.title()} claimed this."]


def test_the_same_press_twice_is_one_claim(world):
    ticket = world.feedback(score=2)
    card = world.card(ticket)

    world.press_at_once(["ana", "ana"], "Claim", on=card)

    assert world.owner(ticket) == "ana"
    assert world.timeline(ticket) == ["Ana claimed this."]
    assert world.told("ana") == ["It's yours already; you can go straight on."]


def test_a_claimed_ticket_says_whose_it_is_and_what_they_do_next(world):
    ticket = world.feedback(score=2, contact={"preferred": "phone"})

    world.press("ana", "Claim", on=world.card(ticket))

    card = world.card(ticket)
    assert card.shown.startswith("Ana has this. Next: call Grace by")
    assert list(card.buttons) == ["Call", "Respond", "Ask for help", "Root cause", "Close"]
    assert list(card.menu) == ["Note", "Contact details", "Snooze", "Hand over", "Put back"]


def test_answering_a_free_ticket_claims_it(world):
    ticket = world.feedback(score=2)

    world.respond("ben", ticket, message="Hello Grace, I look into it.", wait=False)

    assert world.owner(ticket) == "ben"
    assert "Ben claimed this." in world.timeline(ticket)


def test_a_call_on_a_free_ticket_claims_it(world):
    ticket = world.feedback(score=2)

    world.call("ben", ticket, "voicemail")

    assert world.owner(ticket) == "ben"


def test_who_acted_is_named_in_the_thread_and_not_woken(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.call("ana", ticket, "voicemail")
    world.respond("ana", ticket, message="Hello Grace, I tried to ring you.")
    world.close("ana", ticket)

    assert world.timeline(ticket)[0] == "Ana claimed this."
    for entry in (world.card(ticket), *world.thread(ticket)):
        assert "<@U" not in str(entry.blocks) + entry.plain_text
        assert "'type': 'user'" not in str(entry.blocks)
