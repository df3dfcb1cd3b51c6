"""`/loop`: asking, and what comes back to whoever asked and to nobody else."""

import pytest

from bot.program.targets import SlaPolicy

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def fact(shown, name):
    """What stands beside *name* in a list of facts."""
    [found] = [line.removeprefix(name).strip() for line in shown.splitlines() if line.startswith(f"{name} ")]
    return found


@pytest.mark.everywhere
def test_me_says_where_to_start_and_how_it_goes(world):
    world.press("ana", "Claim", on=world.card(world.feedback(score=2)))
    done = world.feedback(score=2, customer=TOM)
    world.close("ana", done)
    world.pass_(days=1, minutes=5)
    later = world.feedback(score=2, customer={**TOM, "id": "B-5", "name": "Ida Berg"})
    world.press("ana", "Claim", on=world.card(later))

    mine = world.loop("ana")

    assert mine.startswith("Start with Grace Okafor: answer now; it was due")
    assert fact(mine, "Open") == "2"
    assert fact(mine, "Late") == "1"
    assert "Due today" in mine
    assert "Tom Ward" in mine
    assert world.loop("ana", "me") == mine


def test_the_start_button_shows_the_whole_ticket(world):
    world.press("ana", "Claim", on=world.card(world.feedback(score=2)))
    world.loop("ana")

    world.press("ana", "Start", on=world.person("ana").ephemerals()[-1])

    assert "Charged twice, again." in world.told("ana")[-1]
    assert "Respond" in world.person("ana").ephemerals()[-1].buttons


def test_who_has_nothing_is_clear(world):
    assert world.loop("ana").startswith("You're clear, Ana.")


@pytest.mark.everywhere
def test_the_team_sees_its_figures(world):
    answered = world.feedback(score=2)
    world.feedback(score=2, customer=TOM)
    world.respond("ana", answered, message="Hello Grace.")
    world.close("ana", answered)

    shown = world.loop("maria", "team")

    assert shown.startswith("One ticket in Customer Care waits for somebody")
    assert "Two tickets from" in shown
    assert fact(shown, "Heard from us") == "1 of 1"
    assert fact(shown, "In time") == "1 of 1"


def test_a_frontline_colleague_may_not_see_another_team(world):
    world.feedback(score=2)

    assert world.loop("sam", "team care") == "Ask the team's lead for this one; it isn't in your hands."
    assert world.loop("sam", "ticket 1") == "Ask the team's lead for this one; it isn't in your hands."
    assert "Grace" not in world.loop("sam", "find grace")
    assert "Grace" not in world.loop("sam", "queue")
    assert "Grace" not in world.loop("sam", "next")


def test_the_executive_says_which_team(world):
    world.feedback(score=2)

    assert world.loop("dana", "team") == world.loop("dana")
    assert "in Customer Care waits for somebody" in world.loop("dana", "team Customer Care")
    assert world.loop("dana", "team sales") == "Choose one of these teams: care or field-ops."


@pytest.mark.everywhere
@pytest.mark.parametrize("who", ["dana", "priya"])
def test_whoever_sees_all_teams_sees_how_they_stand_and_what_was_agreed(world, who):
    answered = world.feedback(score=2)
    world.feedback(score=2, customer=TOM)
    world.call("ana", answered)

    shown = world.loop(who)

    assert shown.startswith("Nothing is late; one ticket waits for somebody")
    assert fact(shown, "Customer Care") == "2 open, 1 that nobody has, 0 late, 0 due today"
    assert fact(shown, "Field Ops") == "0 open, 0 that nobody has, 0 late, 0 due today"
    assert fact(shown, "Heard from us, this month") == "1 of 1; the aim of 100%, agreed by Dana, is met"
    assert "“/loop team care”" in shown
    world.press(who, "Customer Care: who waits", on=world.person(who).ephemerals()[-1])
    assert world.told(who)[-1].startswith("Answer Tom Ward first")


def test_an_aim_that_is_not_met_says_so(world):
    world.feedback(score=2)
    world.pass_(hours=25)

    shown = world.loop("dana")

    assert shown.startswith("Late: one ticket in Customer Care")
    assert fact(shown, "In time, this month") == "0 of 1; the aim of 90%, agreed by Dana, is not met yet"


def test_a_page_that_is_not_there_is_said_not_to_be(world):
    for each in range(12):
        world.feedback(
            score=2, customer={"id": f"C-{each}", "name": f"Customer {each}", "email": f"c{each}@example.com"}
        )

    assert world.loop("ana", "queue 99").startswith("There are only two pages in Customer Care: 11 to 12 of 12")


def test_who_is_free_is_told_what_to_type(world):
    world.feedback(score=2)

    assert "One ticket in your team waits for somebody. Type “/loop next”." in world.loop("ana")


def test_why_something_stands_before_what_is_due_earlier(world):
    """An hour of work that begins on Saturday evening ends on Monday, and is an hour."""
    staffed = SlaPolicy(first_contact={"within": "60m", "clock": "staff"}, resolve=world.program.sla["urgent"].resolve)
    world.change_program(world.program.model_copy(update={"sla": {**world.program.sla, "urgent": staffed}}))
    world.pass_(days=5, hours=8)
    world.feedback(score=2)
    world.feedback(score=2, customer=TOM, comment="I will cancel.")

    queue = world.loop("ana", "queue")

    assert queue.startswith("Answer Tom Ward first, by")
    [tom] = [line for line in queue.splitlines() if line.startswith("2 Tom Ward")]
    assert "urgent: 1 h of your working hours" in tom
    assert queue.count("working hours") == 1


def test_a_stranger_sees_nothing(world):
    world.slack.add_user("U0EVE", "eve", "Eve Stone", "eve@contoso.example")
    world.slack.channel("#care").members.add("U0EVE")
    world.feedback(score=2)

    for words in ("", "next", "queue", "team", "team care", "ticket 1", "find grace"):
        assert "Grace" not in world.loop("eve", words)


@pytest.mark.everywhere
def test_the_queue_names_the_most_urgent_first_and_it_can_be_claimed_there(world):
    later = world.feedback(score=2)
    urgent = world.feedback(score=2, customer=TOM, comment="I will cancel.")

    queue = world.loop("ana", "queue")
    assert queue.startswith("Answer Tom Ward first, by")
    assert queue.index("Tom Ward", 20) < queue.index("Grace Okafor")

    world.press("ana", "Claim Tom's", on=world.person("ana").ephemerals()[-1])
    assert world.owner(urgent) == "ana"
    assert world.owner(later) is None
    assert world.loop("ana", "queue").startswith("Answer Grace Okafor first, by")


def test_whoever_wants_no_contact_is_not_offered_before_those_who_want_an_answer(world):
    unwanted = world.feedback(score=2, contact={"wanted": False})
    world.pass_(minutes=5)
    wanted = world.feedback(score=2, customer=TOM)

    assert "answer Tom Ward by" in world.loop("ana", "next")
    queue = world.loop("ana", "queue")
    assert queue.startswith("Answer Tom Ward first, by")
    assert queue.index("Tom Ward", 20) < queue.index("Grace Okafor")
    assert "does not want to be contacted" in queue

    world.press("ana", "Claim Tom's", on=world.person("ana").ephemerals()[-1])
    assert world.owner(wanted) == "ana"
    assert world.loop("ben", "next").startswith("Next for you: find out what went wrong for Grace Okafor by")
    assert world.card(unwanted).shown.startswith("Find out what went wrong for Grace Okafor by")
    assert "does not want to be contacted" in world.card(unwanted).shown


def test_a_list_and_the_card_say_the_same(world):
    world.feedback(score=2, contact={"preferred": "phone"})

    assert world.card(1).shown.startswith("Call Grace Okafor by")
    assert world.loop("ana", "queue").startswith("Call Grace Okafor first, by")


def test_nobody_is_to_be_called_who_left_no_number(world):
    world.feedback(score=2, customer=TOM, contact={"preferred": "phone"})
    world.press("ana", "Claim", on=world.card(1))

    assert world.card(1).shown.startswith("Ana has this. Next: answer Tom by")
    assert world.loop("ana").startswith("Start with Tom Ward: answer by")


def test_the_rest_of_a_long_queue_is_a_press_away(world):
    for each in range(12):
        world.feedback(
            score=2, customer={"id": f"C-{each}", "name": f"Customer {each}", "email": f"c{each}@example.com"}
        )

    assert "10 of 12 in Customer Care" in world.loop("ana", "queue")
    world.press("ana", "Next two", on=world.person("ana").ephemerals()[-1])

    further = world.told("ana")[-1]
    assert further.startswith("Further down in Customer Care: 11 to 12 of 12")
    assert "Customer 10" in further
    assert "Customer 11" in further
    assert world.loop("ana", "queue 2") == further
    assert world.loop("maria", "queue Customer Care 2") == further
    assert world.told("ben") == []
    world.press("ana", "From the top", on=world.person("ana").ephemerals()[-1])
    assert world.told("ana")[-1] == world.loop("ana", "queue")


def test_a_page_of_another_teams_queue_is_not_shown(world):
    world.feedback(score=2)

    assert world.loop("sam", "queue care 2") == "Ask the team's lead for this one; it isn't in your hands."


def test_an_empty_queue_says_so(world):
    assert world.loop("ana", "queue") == "Nobody waits in Customer Care."


def test_next_is_a_whole_ticket_to_begin_with(world):
    world.feedback(score=2)
    urgent = world.feedback(score=2, customer=TOM, comment="I will cancel.")

    assert world.loop("ana", "next").startswith("Next for you: answer Tom Ward by")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])

    assert world.owner(urgent) == "ana"


def test_a_ticket_is_shown_by_its_number(world):
    ticket = world.feedback(score=2)

    assert world.loop("ana", f"ticket {ticket}") == world.card(ticket).shown
    assert world.loop("ana", f"ticket #{ticket}") == world.card(ticket).shown
    assert world.loop("ana", "ticket 99") == "Look for it by name: there is no ticket 99."
    assert "“/loop ticket 7”" in world.loop("ana", "ticket")
    assert "“/loop find visit”" in world.loop("ana", "find")


@pytest.mark.parametrize("words", ["grace", "OKAFOR", "charged twice", "grace@example.com", "#1", "1"])
def test_a_ticket_is_found_by_what_one_remembers(world, words):
    world.feedback(score=2)
    world.feedback(score=2, customer=TOM, comment="No engineer.")

    found = world.loop("ana", f"find {words}")

    assert "Grace Okafor" in found
    assert "Tom Ward" not in found


@pytest.mark.parametrize("words", ["%", "_", "nobody", "'; drop table tickets; --"])
def test_what_nobody_said_is_not_found(world, words):
    world.feedback(score=2)

    assert world.loop("ana", f"find {words}").startswith("No tickets with")


def test_help_and_words_nobody_knows(world):
    assert world.loop("ana", "help").startswith("Ask me for one of these:")
    assert world.loop("ana", "dance <!channel>").startswith("I don't know “dance” yet.")


def test_answers_are_for_whoever_asked(world):
    world.feedback(score=2)
    world.loop("ana", "queue")

    assert len(world.messages("#care")) == 1
    assert world.told("ben") == []
