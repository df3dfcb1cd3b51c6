"""Being away is said in words: by whom, for whom, and said anew."""

import pytest

from tests.stories.absences import ANA, BEN, away_in_the_program, claimed, is_away


@pytest.mark.everywhere
def test_a_lead_says_it_for_others_and_they_are_told(world):
    ticket = claimed(world)

    said = world.loop("maria", "away Ana until Thursday ask @ben")

    assert said.startswith("Ben is asked to take Ana's open ticket.")
    assert "Maria has put you down as away until Thu 5 Mar" in world.dms("ana")[-1]
    world.pass_(minutes=10)
    assert len(world.dms("ben")) == 1
    assert "Ana is back" in world.loop("maria", "away Ana back")
    assert "You're here again: Maria said so." in world.dms("ana")[-1]
    world.pass_(hours=2)
    assert world.owner(ticket) == "ana"
    [asked] = world.messages("@ben")
    world.press("ben", "I'll take it", on=asked)
    assert "Ana is back" in world.told("ben")[-1]


@pytest.mark.parametrize(
    ("name", "words", "answer"),
    [
        ("ana", "away Ben until Monday", "Ask the team's lead"),
        ("tom", "away Ben until Monday", "Ask the team's lead"),
        ("ana", "away until whenever", "or “until 2026-12-01”: I can't read “whenever” as a day."),
        ("ana", "away until", "Say until when, too"),
        ("ana", "away from Monday", "Say until when, too"),
        ("ana", "away until 2026-03-01", "Choose a time that is still to come."),
        ("ana", "away until 2027-04-01", "Choose an earlier day: a year at most."),
        ("ana", "away from Friday until 2026-03-03", "Name a later day to be back on"),
        ("ana", "away until Monday ask Ana", "Name a colleague to stand in"),
        ("ana", "away until Monday ask Zoe", "I know nobody called “Zoe”"),
        ("maria", "away Zoe until Monday", "I know nobody called “Zoe”"),
        ("eve", "away until Monday", "Ask the team's lead"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(world, name, words, answer):
    if name == "eve":
        world.slack.add_user("U0EVE", "eve", "Eve", "eve@contoso.example", "Europe/London")

    assert answer in world.loop(name, words)
    assert world.bot.records.absences.under(world.program).of == {}


def test_it_says_which_tickets_go_the_most_urgent_first(world):
    later = claimed(world, customer={"id": "B-4", "name": "Tom Ward", "email": "tom@example.com"})
    world.respond("ana", later, message="What went wrong?")
    claimed(world)

    said = world.loop("ana", "away until Thursday")

    assert said.startswith("One open ticket of yours goes back to Customer Care.")
    assert "\n2 Grace Okafor  " in said
    assert "Tom Ward" not in said
    shown = world.person("ana").ephemerals()[-1]
    world.press("ana", "Grace's ticket", on=shown)
    assert "Grace Okafor" in world.told("ana")[-1]


def test_of_many_tickets_the_first_few_are_named(world):
    people = ("Tom Ward", "Ida Li", "Hanna Vogt", "Callum Reid", "Rosa Diaz", "Jo Park", "Max Bell")
    for place, name in enumerate(people):
        claimed(world, customer={"id": f"B-{place}", "name": name, "email": f"c{place}@example.com"})

    said = world.loop("ana", "away until Thursday")

    assert said.startswith("Your seven open tickets go back to Customer Care.")
    assert [name in said for name in people] == [True] * 5 + [False] * 2
    assert "And two more." in said


def test_somebody_who_is_away_cannot_stand_in(world):
    world.loop("ben", "away until Friday")

    assert world.loop("ana", "away until Thursday ask Ben") == (
        "Name somebody else to stand in: Ben is away until Fri 6 Mar, too."
    )


def test_one_can_ask_who_is_away(world):
    assert world.loop("ana", "away").startswith("You are here, and nothing is planned.")
    world.loop("ben", "away until Thursday ask Ana")

    said = world.loop("ana", "away")

    assert "Ben Okoro" in said
    assert "away until Thu 5 Mar; Ana stands in" in said
    assert "/loop away until Monday" in said
    assert world.loop("ben", "away").startswith("You are away until Thu 5 Mar.")


def test_more_days_after_those_that_are_on_add_to_them(world):
    world.loop("ana", "away until Thursday")

    said = world.loop("ana", "away from Thursday until Friday")

    assert said.endswith("“/loop back” ends it.")
    assert is_away(world)
    assert world.loop("ana", "away").startswith("You are away until Fri 6 Mar.")
    world.pass_(days=3, hours=12)
    assert is_away(world)
    world.pass_(days=1)
    assert not is_away(world)


def test_days_that_begin_before_the_others_end_leave_the_first_ones_alone(world):
    world.loop("ana", "away until Thursday ask Ben")
    world.loop("ana", "away from Wednesday until Friday")

    assert is_away(world)
    first, second = world.bot.records.moment().absences.of[ANA]
    assert (first.until, first.delegate) == (second.since, BEN)
    assert second.delegate is None


def test_the_same_days_said_anew_count_as_they_were_said_last(world):
    world.loop("ana", "away until Friday ask Ben")
    world.loop("ana", "away until Wednesday")

    assert world.loop("ana", "away").startswith("You are away until Wed 4 Mar.")


def test_whoever_came_back_from_planned_days_stays_back_when_they_plan_others(open_world):
    world = open_world(program=away_in_the_program(ANA, ("2026-03-02", "2026-03-09", None)))
    world.loop("ana", "away back")

    world.loop("ana", "away from Friday until Saturday")

    assert not is_away(world)
    world.pass_(days=4)
    assert is_away(world)
    world.pass_(days=1)
    assert not is_away(world)


def test_of_days_to_come_it_says_what_is_then(world):
    said = world.loop("ana", "away from Friday until Saturday")

    assert "You will be away from Fri 6 Mar until Sat 7 Mar, back on that day." in said
    assert "In those days nobody can give you a ticket" in said
