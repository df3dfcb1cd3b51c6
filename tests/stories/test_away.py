"""Somebody is away: their customers are looked after, and they are left alone."""

from dataclasses import replace
from datetime import date

import pytest

from bot.being_away import MarkGone, MarkKnown
from bot.program import Program
from bot.program.people import AwayEntry
from tests.world import program_with

ANA = "ana@contoso.example"
BEN = "ben@contoso.example"


def claimed(world, name="ana", **more):
    """Monday, 09:14; the office closes at 18:00. A first answer is due a day later."""
    ticket = world.feedback(score=2, **more)
    world.press(name, "Claim", on=world.card(ticket))
    return ticket


def away_in_the_program(email, *spans) -> Program:
    entries = tuple(
        AwayEntry(**{"from": date.fromisoformat(first), "until": date.fromisoformat(until), "delegate": delegate})
        for first, until, delegate in spans
    )
    people = program_with().people
    return program_with(people={**people, email: people[email].model_copy(update={"away": entries})})


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
    world.loop("ana", "away until Thursday ask Ben")

    world.press("maria", "Assign", on=world.card(ticket))
    [field] = [f for f in world.modal("maria").body["blocks"] if f.get("block_id", "").startswith("person")]
    options = [option["text"]["text"] for option in field["element"]["options"]]
    assert options[-1] == "Ana Ruiz (away until Thu 5 Mar)"
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
        ("ana", "away until whenever", "Write it another way: I can't read “whenever” as a day."),
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


@pytest.mark.everywhere
def test_whose_account_is_closed_counts_as_away_and_the_lead_gets_one_list(world):
    tickets = [claimed(world, customer={"id": f"A-{n}", "name": name}) for n, name in enumerate(["Tom Ward", "Ida Li"])]

    world.slack.deactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.run(world.bot.slack.refresh())
    world.settle()

    assert [world.owner(ticket) for ticket in tickets] == [None, None]
    [told] = world.dms("maria")
    assert told.startswith("Two tickets of Ana's are free again.")
    assert "Tom Ward" in told
    assert "Ida Li" in told
    world.slack.users["U0ANA"] = replace(world.slack.users["U0ANA"], deactivated=False)
    world.run(world.bot.slack.refresh())
    assert not world.bot.records.moment().is_away(ANA)


def test_slack_says_so_by_itself_where_it_is_asked_to(world):
    ticket = claimed(world)
    world.slack.app.events.add("user_change")
    world.slack.deactivate("U0ANA")

    user = {"id": "U0ANA", "deleted": True, "profile": {"email": ANA}, "real_name": "Ana Ruiz"}
    world.run(world.slack.events.tell({"type": "user_change", "user": user}))
    world.settle()

    assert world.owner(ticket) is None


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


# -- said anew


def is_away(world, name="ana"):
    return world.bot.records.moment().is_away(f"{name}@contoso.example")


def test_more_days_after_those_that_are_on_add_to_them(world):
    world.loop("ana", "away until Thursday")

    said = world.loop("ana", "away from Thursday until Friday")

    assert said.endswith("“/loop away back” ends it.")
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


def test_nobody_is_said_to_be_back_whose_account_is_closed(world):
    world.slack.deactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.settle()

    said = world.loop("maria", "away Ana back")

    assert said.startswith("Have Ana's account in the workspace opened again first")
    assert is_away(world)


def test_a_closed_account_that_several_processes_see_at_once_is_one_message(world):
    async def seen(work):
        await world.bot.writer.do(work)

    world.run(seen(MarkGone(ANA)))
    world.settle()
    world.pass_(seconds=1)
    # what the other process read before it wrote the same
    world.run(seen(MarkKnown(ANA)))
    world.run(seen(MarkGone(ANA)))
    world.settle()

    assert len(world.dms("maria")) == 1
    assert is_away(world)


# -- no longer in the program


def without(email) -> Program:
    people = {each: entry for each, entry in program_with().people.items() if each != email}
    return program_with(people=people, revision="without one of them")


@pytest.mark.everywhere
def test_the_ticket_of_whoever_left_the_program_is_free_again(world):
    ticket = claimed(world)

    world.change_program(without(ANA))
    world.pass_(minutes=1)

    assert world.owner(ticket) is None
    assert world.messages("#care")[-1] == world.card(ticket)
    world.press("ben", "Claim", on=world.card(ticket))
    assert world.owner(ticket) == "ben"


def test_an_answered_one_of_theirs_is_free_again_once_the_team_is_there(world):
    ticket = claimed(world)
    world.call("ana", ticket)
    world.pass_(hours=12)

    world.change_program(without(ANA))
    world.pass_(minutes=1)
    assert world.owner(ticket) == "ana"

    world.pass_(hours=12)
    assert world.owner(ticket) is None
    assert world.dms("ana") == []
