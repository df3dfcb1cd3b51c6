"""A claim gone quiet is asked about, and then goes back to the team, with a word to both."""

import pytest

from bot.commands import Claim
from bot.service import Handle
from tests.company.people import the_program


def claimed(world):
    """Ana claims on Monday at 09:14; the office closes at 18:00 and has lunch from 12:30 to 13:15."""
    ticket = world.feedback(score=2, comment="Charged twice, again.")
    world.press("ana", "Claim", on=world.card(ticket))
    return ticket


def claim_behind_the_chat(world, name, ticket):
    """While no message leaves."""
    world.run(_claim(world, name, ticket))


async def _claim(world, name, ticket):
    await world.bot.writer.do(Handle(ticket, Claim(by=world.program.person(f"{name}@contoso.example"))))


@pytest.mark.everywhere
def test_who_stays_quiet_is_asked_and_then_the_team_has_it_again(world):
    ticket = claimed(world)

    world.pass_(hours=23)  # eight staffed hours ended on Monday evening: she is asked when she is back
    asked = [told for told in world.dms("ana") if "Do you still have Grace Okafor?" in told]
    assert len(asked) == 1
    assert world.owner(ticket) == "ana"

    world.pass_(hours=5)
    assert world.owner(ticket) is None
    assert "Grace Okafor is back with Customer Care" in world.dms("ana")[-1]
    assert world.messages("#care")[-1] == world.card(ticket)
    line = "This is free again: nothing has happened since Ana claimed it, Mon 2 Mar, 09:14 GMT."
    assert line in world.timeline(ticket)


def given_back(world, ticket):
    """What stands under the card about why it is free again."""
    world.pass_(days=3)
    assert world.owner(ticket) is None
    return next(line for line in world.timeline(ticket) if line.startswith("This is free again"))


def test_after_a_reopening_nothing_has_happened_since_that(world):
    ticket = claimed(world)
    world.call("ana", ticket)
    world.close("ana", ticket)
    world.pass_(hours=2)
    world.press("ben", "Reopen", on=world.card(ticket))

    line = given_back(world, ticket)

    assert line == "This is free again: nothing has happened since Ben opened it again, Mon 2 Mar, 11:14 GMT."


def test_of_what_was_given_to_somebody_it_is_said_who_gave_it(world):
    ticket = world.feedback(score=2)
    world.press("maria", "Assign", on=world.card(ticket))
    world.submit("maria", person="ben@contoso.example")

    line = given_back(world, ticket)

    assert line == "This is free again: nothing has happened since Maria gave it to Ben, Mon 2 Mar, 09:14 GMT."


def test_whoever_tried_to_call_is_not_said_to_have_done_nothing(world):
    ticket = claimed(world)
    world.pass_(hours=1)
    world.call("ana", ticket, outcome="voicemail")

    line = given_back(world, ticket)

    assert line == "This is free again: nothing has happened since Ana tried to call Grace, Mon 2 Mar, 10:14 GMT."


def test_whoever_claimed_it_again_is_not_told_that_it_went_back(world):
    ticket = claimed(world)
    world.pass_(hours=23)
    world.slack.faults.down()
    world.pass_(hours=5)
    assert world.events(ticket)[-1] == "GivenBack"
    claim_behind_the_chat(world, "ana", ticket)

    world.slack.faults.clear()
    world.pass_(minutes=30)

    assert world.owner(ticket) == "ana"
    assert [told for told in world.dms("ana") if "is back with" in told] == []


def test_whoever_had_it_reads_who_has_it_by_now(world):
    ticket = claimed(world)
    world.pass_(hours=23)
    world.slack.faults.down()
    world.pass_(hours=5)
    claim_behind_the_chat(world, "ben", ticket)

    world.slack.faults.clear()
    world.pass_(minutes=30)

    assert "Ben has Grace Okafor now" in world.dms("ana")[-1]
    assert "Claim" not in [each.label for each in world.messages("@ana")[-1].pressables]
    read = world.dms("ana")[-1]
    world.press("ben", "Note", on=world.card(ticket))
    world.submit("ben", note="Asked billing.")
    assert world.dms("ana")[-1] == read


def test_nobody_loses_a_ticket_on_a_day_off(open_world):
    """Carla works Monday to Friday; her team is there on Saturdays, too."""
    world = open_world(program=the_program())
    world.pass_(days=3, hours=22)  # Friday, 07:14
    ticket = world.feedback(score=2)
    world.pass_(hours=1)
    world.press("carla", "Claim", on=world.card(ticket))
    world.pass_(hours=10)
    assert world.dms("carla")[-1].startswith("Do you still have Grace Okafor?")

    world.pass_(days=1, hours=12)
    assert world.owner(ticket) == "carla"

    world.pass_(days=1, hours=6)
    assert world.owner(ticket) is None
    assert "Grace Okafor is back with Customer Care" in world.dms("carla")[-1]


def test_one_press_keeps_it(world):
    ticket = claimed(world)
    world.pass_(hours=23)
    [asked] = [m for m in world.messages("@ana") if "Do you still have" in m.shown]

    world.press("ana", "Still mine", on=asked)
    world.pass_(hours=5)

    assert world.told("ana")[-1] == "Thank you. It stays with you."
    assert world.owner(ticket) == "ana"


@pytest.mark.parametrize("act", ["note", "voicemail"])
def test_whoever_does_something_is_not_asked(world, act):
    ticket = claimed(world)
    world.pass_(hours=8)
    if act == "note":
        world.press("ana", "Note", on=world.card(ticket))
        world.submit("ana", note="Asked billing.")
    else:
        world.call("ana", ticket, outcome="voicemail")

    world.pass_(hours=15)

    assert not [told for told in world.dms("ana") if "Do you still have" in told]


def test_whoever_was_just_told_to_go_on_keeps_it(world):
    ticket = claimed(world)
    world.pass_(hours=24, minutes=10)  # asked in the morning; a little later it is late, and Maria is called in
    assert world.events(ticket)[-2:] == ["TargetMissed", "CalledIn"]
    assert "OwnerAsked" in world.events(ticket)

    world.press("maria", "Ana carries on", on=world.messages("@maria")[-1])
    world.submit("maria", note="Ring her at noon.", due=world.in_(hours=5))
    world.pass_(hours=5)

    assert world.owner(ticket) == "ana"


def test_whoever_answered_may_wait_for_others(world):
    ticket = claimed(world)
    world.call("ana", ticket)

    world.pass_(days=4)

    assert world.owner(ticket) == "ana"


def test_what_is_snoozed_is_not_asked_about(world):
    ticket = claimed(world)
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(days=2))

    world.pass_(days=1, hours=12)

    assert world.owner(ticket) == "ana"


def test_after_a_snooze_over_a_weekend_its_owner_has_as_long_as_after_a_claim(world):
    """Put aside from Friday to a Sunday on which the clocks change, and nobody is there."""
    world.pass_(days=25, hours=1)
    ticket = claimed(world)
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(days=2))

    world.pass_(days=2, hours=21)
    assert "Woken" in world.events(ticket)
    assert "OwnerAsked" not in world.events(ticket)
    assert world.owner(ticket) == "ana"

    world.pass_(hours=10)
    assert "OwnerAsked" in world.events(ticket)


def test_an_answer_to_the_question_that_comes_too_late_says_who_has_it(world):
    ticket = claimed(world)
    world.pass_(hours=23)
    [asked] = [m for m in world.messages("@ana") if "Do you still have" in m.shown]
    world.pass_(hours=5)
    world.press("ben", "Claim", on=world.card(ticket))

    world.press("ana", "Still mine", on=asked)

    assert "Ben" in world.told("ana")[-1]
    assert world.owner(ticket) == "ben"
