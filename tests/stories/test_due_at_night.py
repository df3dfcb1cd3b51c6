"""What is due while nobody works has to be done before: the card says by when."""

import pytest

from bot.program.people import CalendarEntry, Team
from tests.world import program, program_with


def title(world, number=1):
    return world.card(number).shown.splitlines()[0]


@pytest.mark.everywhere
def test_the_first_card_says_by_when_in_our_hours(world):
    """Submitted at 20:44: a day later nobody works any more."""
    world.pass_(hours=11, minutes=30)

    world.feedback(score=2)

    assert title(world) == "Answer Grace Okafor by Tue 3 Mar, 20:44 GMT, so by Tue 3 Mar, 18:00 GMT"
    world.press("ana", "Claim", on=world.card(1))
    assert title(world) == "Ana has this. Next: answer Grace by Tue 3 Mar, 20:44 GMT, so by Tue 3 Mar, 18:00 GMT."


def test_over_a_weekend_it_is_the_last_hour_before_it(world):
    """On Saturday at 12:44 the team is there until one; a day later nobody is."""
    world.pass_(days=5, hours=3, minutes=30)
    assert world.clock().strftime("%a %H:%M") == "Sat 12:44"

    world.feedback(score=2)

    assert title(world) == "Answer Grace Okafor by Sun 8 Mar, 12:44 GMT, so by Sat 7 Mar, 13:00 GMT"


def test_where_nobody_works_until_then_there_is_no_such_hour(world):
    world.pass_(days=5, hours=11, minutes=30)

    world.feedback(score=2)

    assert title(world) == "Answer Grace Okafor by Sun 8 Mar, 20:44 GMT"
    assert "none of it in our working hours" in world.card(1).shown


def test_in_the_day_and_at_lunch_nothing_is_added(world):
    world.feedback(score=2)
    world.pass_(hours=3, minutes=30)
    world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"})

    assert title(world) == "Answer Grace Okafor by Tue 3 Mar, 09:14 GMT"
    assert title(world, 2) == "Answer Tom Ward by Tue 3 Mar, 12:44 GMT"


def test_whoever_is_always_there_works_at_night(open_world):
    care = Team(**program().teams["care"].model_dump() | {"calendar": "always"})
    world = open_world(program=program_with(teams={**program().teams, "care": care}))
    world.pass_(hours=11, minutes=30)

    world.feedback(score=2)

    assert title(world) == "Answer Grace Okafor by Tue 3 Mar, 20:44 GMT"


def test_once_that_hour_is_over_it_is_not_said_any_more(world):
    world.pass_(hours=11, minutes=30)
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=23)
    assert world.clock().strftime("%a %H:%M") == "Tue 19:44"

    world.press("ben", "Note", on=world.card(1))
    world.submit("ben", note="She rang.")

    assert "so by" not in title(world)


def at_night(world):
    """Submitted at 20:44, so a day later nobody works any more."""
    world.pass_(hours=11, minutes=30)
    world.feedback(score=2)


IN_HOURS = "Tue 3 Mar, 20:44 GMT, so by Tue 3 Mar, 18:00 GMT"


def test_the_step_that_tells_the_team_says_by_when_in_its_hours(world):
    at_night(world)
    world.pass_(hours=17)

    called = next(said.shown for said in world.messages("#care") if "Nobody has taken this one since" in said.shown)
    assert called.splitlines()[0] == f"Answer Grace Okafor by {IN_HOURS}"


def test_the_morning_and_home_say_it_of_what_is_free(world):
    at_night(world)
    world.pass_(hours=12)

    said = "Nobody has Grace Okafor yet: answer them by 20:44 GMT, so by 18:00 GMT."
    assert said in world.dms("ana")[-1]
    world.run(world.person("ana").open_home())
    world.settle()
    assert said in world.person("ana").home.shown


def test_the_morning_says_it_of_what_somebody_has(world):
    at_night(world)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=12)

    assert "Start with Grace Okafor: answer them by 20:44 GMT, so by 18:00 GMT." in world.dms("ana")[-1]


def test_the_reminder_says_it(world):
    at_night(world)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=14)

    reminder = next(said for said in world.dms("ana") if "left, and" in said)
    assert reminder.splitlines()[0] == f"Answer Grace Okafor before {IN_HOURS}"


def test_whoever_has_it_is_told_their_own_hours_and_the_card_has_the_teams(open_world):
    """Ana goes home at four."""
    ana = program().people["ana@contoso.example"].model_copy(update={"calendar": "early"})
    early = CalendarEntry(zone="Europe/London", open={"mon-fri": ["08:00-16:00"]})
    people = {**program().people, "ana@contoso.example": ana}
    world = open_world(program=program_with(calendars={**program().calendars, "early": early}, people=people))
    at_night(world)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=14)

    assert title(world).endswith(f"answer Grace by {IN_HOURS}.")
    morning, reminder = (next(said for said in world.dms("ana") if begins in said) for begins in ("Start", "left, and"))
    assert "20:44 GMT, so by 16:00 GMT." in morning
    assert "20:44 GMT, so by Tue 3 Mar, 16:00 GMT" in reminder
