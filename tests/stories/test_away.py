"""Somebody is away: their customers are looked after, and they are left alone."""

import pytest

from tests.stories.absences import ANA, BEN, away_in_the_program, claimed


@pytest.mark.everywhere
def test_what_cannot_wait_goes_back_to_the_team(world):
    ticket = claimed(world)
    due = world.ticket(ticket).first_contact
    world.pass_(minutes=30)

    said = world.loop("ana", "away until Thursday")

    assert said.startswith("Your open ticket goes back to Customer Care.")
    assert "You are away until Thu 5 Mar, back on that day." in said
    assert world.owner(ticket) is None
    assert world.messages("#care")[-1] == world.card(ticket)
    assert "Ana is away; this is free again." in world.timeline(ticket)
    assert world.ticket(ticket).first_contact == due


@pytest.mark.everywhere
def test_whoever_stands_in_is_asked_and_takes_it_over(world):
    ticket = claimed(world)
    world.pass_(minutes=2)

    said = world.loop("ana", "away until Thursday ask Ben")
    assert said.startswith("Ben is asked to take your open ticket.")
    assert world.owner(ticket) == "ana"

    world.pass_(minutes=10)
    [asked] = world.messages("@ben")
    assert "Ana is away until Thu 5 Mar, and you stand in." in asked.shown
    assert "Ana is away; Ben was asked to take this." in world.timeline(ticket)

    world.press("ben", "I'll take it", on=asked)
    assert world.owner(ticket) == "ben"
    assert "Ben took this over from Ana, who is away." in world.timeline(ticket)
    world.pass_(hours=3)
    assert world.owner(ticket) == "ben"


def test_what_they_do_not_take_within_an_hour_of_theirs_is_free_for_all(world):
    ticket = claimed(world)
    world.pass_(minutes=2)
    world.loop("ana", "away until Thursday ask Ben")
    world.pass_(minutes=10)
    [asked] = world.messages("@ben")

    world.pass_(minutes=70)
    assert world.owner(ticket) is None

    world.press("ben", "I'll take it", on=asked)
    assert world.owner(ticket) == "ben"


def test_what_is_due_before_they_could_answer_is_free_at_once(world):
    ticket = claimed(world)
    world.pass_(hours=23, minutes=30)
    assert world.owner(ticket) == "ana"

    world.loop("ana", "away until Thursday ask Ben")
    world.settle()

    assert world.owner(ticket) is None
    assert world.dms("ben") == []


def test_several_tickets_are_offered_in_one_message(world):
    tickets = [claimed(world, customer={"id": f"A-{n}", "name": name}) for n, name in enumerate(["Tom Ward", "Ida Li"])]
    world.loop("ana", "away until Thursday ask Ben")

    world.pass_(minutes=10)

    [asked] = world.messages("@ben")
    assert asked.shown.startswith("Two things to look at")
    for ticket in tickets:
        world.press("ben", f"I'll take {ticket}", on=asked)
    assert [world.owner(ticket) for ticket in tickets] == ["ben", "ben"]


def test_what_can_wait_waits(world):
    ticket = claimed(world)
    world.call("ana", ticket)

    said = world.loop("ana", "away until Wednesday")

    assert said.startswith("Your ticket can wait until you are back.")
    world.pass_(days=3)
    assert world.owner(ticket) == "ana"


def test_a_promise_is_no_exception_and_whoever_takes_it_hears_of_it(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News about the engineer", promise_due=world.in_(days=1))

    world.loop("ana", "away until Thursday ask Ben")
    world.pass_(minutes=10)

    [asked] = world.messages("@ben")
    assert "Ana promised: News about the engineer" in asked.shown
    assert "keep the promise" in asked.shown.lower()


def test_an_absence_to_come_takes_the_tickets_when_it_begins(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2))
    said = world.loop("ana", "away from Wednesday until Monday")
    assert said.startswith("Your open ticket goes back to Customer Care on Wed 4 Mar.")
    world.pass_(days=1)
    assert world.owner(ticket) == "ana"

    world.pass_(days=1)
    assert world.owner(ticket) is None


def test_whoever_is_back_early_keeps_what_was_only_planned_to_go(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2))
    world.loop("ana", "away from Wednesday until Monday")

    assert "You stay here: I've forgotten that." in world.loop("ana", "away back")

    world.pass_(days=1, hours=22)
    assert world.owner(ticket) == "ana"


@pytest.mark.everywhere
def test_nobody_away_is_given_a_ticket(world):
    ticket = world.feedback(score=2)
    world.press("maria", "Assign", on=world.card(ticket))
    world.loop("ana", "away until Thursday ask Ben")

    world.submit("maria", person=ANA)

    assert world.errors("maria")["person"].startswith("Choose Ben, who stands in: Ana is away until Thu 5 Mar")
    assert world.owner(ticket) is None


def test_whoever_is_away_may_take_one_all_the_same_and_is_left_alone_with_it(world):
    ticket = world.feedback(score=2)
    world.loop("ana", "away until Wednesday")
    world.pass_(minutes=5)
    world.press("ana", "Claim", on=world.card(ticket))

    world.pass_(hours=23)

    assert world.owner(ticket) == "ana"
    assert world.dms("ana") == []


def test_reminders_go_on_when_they_are_back(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2, hours=6))
    world.loop("ana", "away until Wednesday")

    world.pass_(days=1, hours=12)
    assert world.dms("ana") == []
    world.pass_(hours=18)
    assert any("promise" in told.lower() for told in world.dms("ana"))


def test_days_in_the_program_count(open_world):
    world = open_world(program=away_in_the_program(ANA, ("2026-03-03", "2026-03-09", BEN)))
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2))

    world.pass_(hours=22)
    assert world.owner(ticket) == "ana"
    world.pass_(hours=1)
    [asked] = world.messages("@ben")
    world.press("ben", "I'll take it", on=asked)
    assert world.owner(ticket) == "ben"
    assert "Good to have you back." in world.loop("ana", "away back")
    assert not world.bot.records.moment().is_away(ANA)


def test_a_program_that_changes_reaches_the_tickets_there_are(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2))

    world.change_program(away_in_the_program(ANA, ("2026-03-03", "2026-03-09", None)))
    world.pass_(days=1)

    assert world.owner(ticket) is None


def test_an_absence_outlives_the_process(world):
    ticket = claimed(world)
    world.call("ana", ticket, promise="News", promise_due=world.in_(days=2))
    world.loop("ana", "away from Tuesday until Monday")
    world.stop_bot()
    world.start_bot()

    world.pass_(days=1)

    assert world.owner(ticket) is None
    assert world.bot.records.moment().is_away(ANA)


def test_an_empty_team_is_told_to_the_programs_owner_once_a_day(world):
    for name in ("ana", "ben", "maria"):
        world.loop(name, "away until Thursday")

    world.feedback(score=2)
    world.feedback(score=1, customer={"id": "B-2", "name": "Tom Ward"})

    [told] = world.dms("priya")
    assert "Everybody in Customer Care is away until Thu 5 Mar, the lead too." in told
    world.pass_(days=1)
    world.feedback(score=1, customer={"id": "B-3", "name": "Ida Li"})
    assert len(world.dms("priya")) == 2
