"""Something was promised, and whoever has the ticket is not there to be reminded, or nobody has it: somebody is."""

from datetime import date

import pytest

from bot.program.people import AwayEntry, CalendarEntry
from tests.timers import coming, timers
from tests.world import program, program_with

ANA = "ana@contoso.example"
NEWS = "news about the engineer"


def reminders(world, name):
    return [message for message in world.messages(f"@{name}") if "Keep the promise to Grace Okafor" in message.shown]


def promised(world, **when):
    ticket = world.feedback(score=2)
    world.call("ana", ticket, promise=NEWS, promise_due=world.in_(**when))
    return ticket


@pytest.fixture
def mornings(open_world):
    """Ana works until noon."""
    calendars = {
        **program().calendars,
        "mornings": CalendarEntry(zone="Europe/London", open={"mon-fri": ["08:00-12:00"]}),
    }
    ana = program().people[ANA].model_copy(update={"calendar": "mornings"})
    return open_world(program=program_with(calendars=calendars, people={**program().people, ANA: ana}))


def test_before_their_day_ends_its_owner_is_reminded(mornings):
    promised(mornings, hours=8)

    mornings.pass_(hours=7)

    assert (len(reminders(mornings, "ana")), reminders(mornings, "maria")) == (1, [])


@pytest.mark.everywhere
def test_after_their_day_their_lead_is(mornings):
    """She rang at one, before she went home."""
    mornings.pass_(hours=3, minutes=50)
    promised(mornings, hours=4)

    mornings.pass_(hours=3)

    assert reminders(mornings, "ana") == []
    [told] = reminders(mornings, "maria")
    assert f"Two hours left. Ana promised Grace: {NEWS}. Ana isn't here before then." in told.shown
    assert timers(mornings) == coming(mornings)


def test_where_nobody_has_it_any_more_the_lead_is_and_can_give_it_to_somebody(world):
    ticket = promised(world, hours=6)
    world.press("ana", "Put back", on=world.card(ticket))

    world.pass_(hours=4)

    [told] = reminders(world, "maria")
    assert f"Ana promised Grace: {NEWS}. Nobody has it now." in told.shown
    world.press("maria", "Assign", on=told)
    world.submit("maria", person="ben@contoso.example")
    assert world.owner(ticket) == "ben"


def test_whoever_took_it_meanwhile_has_read_of_it(world):
    """The reminder was decided, and the chat was down."""
    ticket = promised(world, hours=6)
    world.press("ana", "Put back", on=world.card(ticket))
    world.pass_(hours=3)
    world.slack.faults.fail("chat.postMessage", "internal_error")
    world.pass_(minutes=10)
    assert world.events(ticket)[-1] == "Nudged"
    world.press("ben", "Claim", on=world.card(ticket))
    world.slack.faults.clear()

    world.pass_(hours=1)

    assert reminders(world, "maria") == []


def all_of_care_away():
    away = {"away": (AwayEntry(**{"from": date(2026, 3, 3), "until": date(2026, 3, 6)}),)}
    return {
        email: each.model_copy(update=away if each.team == "care" else {}) for email, each in program().people.items()
    }


def test_where_everybody_of_a_team_is_away_the_programs_owner_is(open_world):
    world = open_world(program=program_with(people=all_of_care_away()))
    promised(world, days=2)

    world.pass_(days=1, hours=23)

    assert [len(reminders(world, name)) for name in ("ana", "ben", "maria", "priya")] == [0, 0, 0, 1]


def test_what_is_said_to_a_restricted_team_reaches_no_owner_of_the_program(open_world):
    teams = program().teams
    restricted = {**teams, "care": teams["care"].model_copy(update={"restricted": True})}
    world = open_world(program=program_with(people=all_of_care_away(), teams=restricted))
    promised(world, days=2)

    world.pass_(days=1, hours=23)

    assert [len(reminders(world, name)) for name in ("ana", "ben", "maria", "priya")] == [0, 0, 0, 0]
