"""A ticket is solved, its promise is still to be kept, and whoever made it goes away: somebody is reminded in time."""

import pytest

from bot.program.people import CalendarEntry
from tests.timers import coming, timers
from tests.world import program_with

ENGINEER = "an engineer on Thursday"


@pytest.fixture
def owed(world):
    """Solved on Monday; what Ana promised is due on Thursday at 09:14."""
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=ENGINEER, promise_due=world.in_(days=3))
    world.close("ana", ticket, promise_kept="no")
    return ticket


def reminders(world, name):
    return [message for message in world.messages(f"@{name}") if "Keep the promise to Grace Okafor" in message.shown]


@pytest.mark.everywhere
def test_the_lead_is_reminded_where_the_owner_is_not_there(world, owed):
    world.loop("ana", "away until Friday")

    world.pass_(days=2, hours=20)

    assert reminders(world, "ana") == []
    [told] = reminders(world, "maria")
    assert "Ana promised Grace: an engineer on Thursday. Ana isn't here before then." in told.shown
    assert reminders(world, "priya") == []
    world.press("maria", "Promise kept", on=told)
    assert world.ticket(owed).promise is None


def test_the_owner_is_where_they_are_back_in_time(world, owed):
    world.loop("ana", "away until Wednesday")

    world.pass_(days=2, hours=23)

    assert len(reminders(world, "ana")) == 1
    assert reminders(world, "maria") == []


def test_whoever_comes_back_after_all_is_reminded_and_nobody_else(world, owed):
    world.loop("ana", "away until Friday")
    world.pass_(days=1)
    world.loop("ana", "away back")

    world.pass_(days=1, hours=23)

    assert len(reminders(world, "ana")) == 1
    assert reminders(world, "maria") == []


def test_where_the_lead_is_away_too_the_programs_owner_is(world, owed):
    world.loop("maria", "away until Friday")
    world.loop("ana", "away until Friday")

    world.pass_(days=2, hours=23)

    assert (reminders(world, "ana"), reminders(world, "maria")) == ([], [])
    assert len(reminders(world, "priya")) == 1


def test_an_absence_reaches_the_timer_of_what_is_solved_at_once(world, owed):
    """The lead works in the mornings: what was put down for Ana's evening would be too late for them."""
    people = world.program.people
    maria = people["maria@contoso.example"].model_copy(update={"calendar": "mornings"})
    mornings = CalendarEntry(zone="Europe/London", open={"mon-fri": ["08:00-12:00"]})
    calendars = {**world.program.calendars, "mornings": mornings}
    world.change_program(program_with(people={**people, "maria@contoso.example": maria}, calendars=calendars))
    _, before = timers(world)[owed]

    world.loop("ana", "away until Friday")
    world.settle()

    _, after = timers(world)[owed]
    assert timers(world) == coming(world)
    assert after < before
