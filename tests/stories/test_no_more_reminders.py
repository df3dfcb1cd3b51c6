"""An owner wants no more reminders of a ticket: what was promised to its customer is not forgotten for that."""

import pytest

from tests.timers import coming, timers

ENGINEER = "an engineer on Thursday"


def reminders(world, name):
    return [message for message in world.messages(f"@{name}") if "Keep the promise to Grace Okafor" in message.shown]


def silenced(world, name="ana", *, of):
    """They press it in a reminder of the first promise, and keep that promise."""
    world.pass_(hours=22)
    world.press(name, "No more reminders", on=reminders(world, name)[-1])
    world.call(name, of)


@pytest.fixture
def quiet(world):
    """Ana is reminded on Tuesday morning, wants no more of that, and promises something else until Friday morning."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise="a call back", promise_due=world.in_(days=1))
    silenced(world, of=ticket)
    world.call("ana", ticket, promise=ENGINEER, promise_due=world.in_(days=3))
    return ticket


@pytest.mark.everywhere
def test_the_lead_is_reminded_of_the_next_promise_in_their_stead(world, quiet):
    world.pass_(days=2, hours=23)

    assert len(reminders(world, "ana")) == 1
    [told] = reminders(world, "maria")
    assert "Ana promised Grace: an engineer on Thursday. Ana wants no reminders of it." in told.shown
    assert reminders(world, "priya") == []
    world.press("maria", "Promise kept", on=told)
    assert world.ticket(quiet).promise is None


def test_also_once_it_is_solved(world, quiet):
    world.close("ana", quiet, promise_kept="no")

    world.pass_(days=2, hours=23)

    assert (len(reminders(world, "ana")), len(reminders(world, "maria"))) == (1, 1)


def test_whoever_pressed_it_reads_who_hears_instead(world, quiet):
    assert world.told("ana")[-1] == (
        "I won't remind you of this one again. It stays in your /loop. Of what its customer is promised I remind Maria."
    )


def test_the_reminder_does_not_offer_it_again_and_still_helps(world):
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise="a call back", promise_due=world.in_(days=1, hours=3))
    world.pass_(hours=25)
    [reminded] = reminders(world, "ana")
    assert "No more reminders" in [each.label for each in reminded.pressables]

    world.press("ana", "No more reminders", on=reminded)

    [now] = reminders(world, "ana")
    assert [each.label for each in now.pressables] == ["Respond", "Call", "Promise kept", "I can't today"]
    world.press("ana", "Promise kept", on=now)
    assert world.ticket(ticket).promise is None
    assert reminders(world, "ana")[0].shown.startswith("Ana kept the promise to Grace.")


def test_of_what_a_lead_has_themselves_the_programs_owner_is(world):
    ticket = world.feedback(score=2)
    world.press("maria", "Claim", on=world.card(ticket))
    world.call("maria", ticket, promise="a call back", promise_due=world.in_(days=1))
    silenced(world, "maria", of=ticket)
    assert "I remind Priya" in world.told("maria")[-1]
    world.call("maria", ticket, promise=ENGINEER, promise_due=world.in_(days=3))

    world.pass_(days=2, hours=23)

    assert (len(reminders(world, "maria")), len(reminders(world, "priya"))) == (1, 1)


def test_a_reminder_of_what_is_solved_offers_nothing_that_would_be_refused(world):
    """Passing it on wants the ticket open; and it is the only reminder of that promise."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=ENGINEER, promise_due=world.in_(days=3, hours=4))
    world.close("ana", ticket, promise_kept="no")

    world.pass_(days=3, hours=3)

    *_, morning, told = world.messages("@ana")
    assert "Start with Grace Okafor: keep the promise" in morning.shown
    assert list(morning.buttons) == ["Call", "Promise kept", "Show ticket"]
    assert [told] == reminders(world, "ana")
    assert list(told.buttons) == ["Call", "Promise kept", "Show ticket"]


def test_what_comes_is_watched(world, quiet):
    assert timers(world) == coming(world)
