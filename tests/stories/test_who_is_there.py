"""A form that gives a ticket to somebody offers those who are there, first whoever works now."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.program.people import CalendarEntry, PersonEntry
from tests.world import program, program_with

BEN = "ben@contoso.example"
LONDON = ZoneInfo("Europe/London")


def labels(form):
    """What the open form's list offers, in its order."""
    elements = (block.get("element") or block.get("accessory") or {} for block in form.body["blocks"])
    return [option["text"]["text"] for element in elements for option in element.get("options", ())]


def with_ben(**more):
    ben = program().people[BEN].model_dump() | more
    return {**program().people, BEN: PersonEntry(**ben)}


def until(world, *when):
    world.pass_(seconds=(datetime(*when, tzinfo=LONDON) - world.clock()).total_seconds())


@pytest.fixture
def working_nights(open_world):
    """Ben works in the evening; the others of the team by day."""
    calendars = {**program().calendars}
    calendars["evening"] = CalendarEntry(zone="Europe/London", open={"mon-fri": "16:00-23:00"})
    return open_world(program=program_with(people=with_ben(calendar="evening"), calendars=calendars))


@pytest.mark.everywhere
def test_whoever_is_away_is_not_offered_and_the_form_says_why(world):
    world.feedback(score=2)
    world.loop("ben", "away until Thursday ask Ana")

    world.press("maria", "Assign", on=world.card(1))

    assert labels(world.modal("maria")) == ["Ana Ruiz", "Maria Chen"]
    assert "Away: Ben Okoro until Thu 5 Mar (Ana stands in)." in world.modal("maria").shown


def test_whoever_works_now_comes_first_and_the_others_say_from_when_on(working_nights):
    world = working_nights
    world.feedback(score=2)
    world.press("maria", "Assign", on=world.card(1))
    assert labels(world.modal("maria")) == ["Ana Ruiz", "Maria Chen", "Ben Okoro (off until 16:00 GMT)"]
    world.leave("maria")

    until(world, 2026, 3, 2, 20)
    world.press("maria", "Assign", on=world.card(1))
    assert labels(world.modal("maria")) == [
        "Ben Okoro",
        "Ana Ruiz (off until tomorrow 08:00 GMT)",
        "Maria Chen (off until tomorrow 08:00 GMT)",
    ]
    world.submit("maria", person="ana@contoso.example")
    assert world.owner(1) == "ana", "a lead may still choose whoever comes tomorrow"


def test_over_a_weekend_the_day_is_named(world):
    world.feedback(score=2)
    until(world, 2026, 3, 7, 20)

    world.press("maria", "Assign", on=world.card(1))

    assert labels(world.modal("maria"))[0].endswith("(off until Mon 9 Mar)")


def test_where_everybody_is_away_there_is_nothing_to_send(world):
    world.feedback(score=2)
    world.loop("ana", "away until Thursday")
    world.loop("ben", "away until Friday")
    world.loop("maria", "away until Friday")

    world.press("maria", "Assign", on=world.card(1))

    form = world.modal("maria")
    assert labels(form) == []
    assert "Nobody else in Customer Care is there today." in form.shown
    assert "Away: Ana Ruiz until Thu 5 Mar, Ben Okoro until Fri 6 Mar and Maria Chen until Fri 6 Mar." in form.shown
    assert "submit" not in form.body


def test_whoever_has_it_already_is_not_offered(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.press("ana", "Ask for help", on=world.card(1))
    world.submit("ana", reason="other", note="May I refund both?")

    world.press("maria", "Assign", on=world.messages("@maria")[-1])

    assert labels(world.modal("maria")) == ["Ben Okoro", "Maria Chen"]


def test_an_executive_hands_it_to_somebody_who_is_there(working_nights):
    world = working_nights
    world.feedback(score=2)
    until(world, 2026, 3, 3, 14, 15)
    world.loop("ana", "away until Thursday")

    world.press("dana", "Hand to …", on=world.messages("@dana")[-1])

    assert labels(world.modal("dana")) == ["Maria Chen", "Ben Okoro (off until 16:00 GMT)"]
    assert "Away: Ana Ruiz until Thu 5 Mar." in world.modal("dana").shown


def test_a_long_name_keeps_what_is_said_of_its_owner(open_world):
    people = with_ben(name="Benedict " + "Archibald-" * 8 + "Okoro", calendar="late")
    calendars = {**program().calendars}
    calendars["late"] = CalendarEntry(zone="Europe/London", open={"mon-fri": "16:00-23:00"})
    world = open_world(program=program_with(people=people, calendars=calendars))
    world.feedback(score=2)

    world.press("maria", "Assign", on=world.card(1))

    shown = next(label for label in labels(world.modal("maria")) if label.startswith("Benedict"))
    assert len(shown) == 75
    assert shown.endswith("… (off until 16:00 GMT)")


def test_teams_say_when_they_are_there_too(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    until(world, 2026, 3, 2, 20)

    world.press("ana", "Hand over", on=world.card(1))

    assert labels(world.modal("ana")) == ["Field Ops (off until tomorrow 08:00 GMT)"]
