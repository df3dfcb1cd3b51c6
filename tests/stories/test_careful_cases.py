"""A vulnerable customer, a formal complaint: trained people, a conversation of their own, words that stay there."""

import pytest

from bot.program import Team
from bot.program.people import Assign
from tests.stories.test_known_issue_given import ask_for_help
from tests.stories.test_quiet_time import workflows
from tests.world import program, program_with

WORDS = "My carer could not ring for help for a week."


@pytest.fixture
def careful(open_world):
    """Sam alone is trained, and works with Tom in a team whose words stay there; other tickets are Customer Care's."""
    people = dict(program().people)
    people["sam@contoso.example"] = people["sam@contoso.example"].model_copy(
        update={"trained": ("vulnerable",), "team": "specialists"}
    )
    people["ben@contoso.example"] = people["ben@contoso.example"].model_copy(update={"team": "specialists"})
    team = Team.model_validate(
        {
            "name": "Specialists",
            "lead": "tom@contoso.example",
            "conversation": {"slack": "C0SPECIAL"},
            "calendar": "office",
            "restricted": True,
        }
    )
    first = workflows(name="vulnerable", when='mentions("carer")', team="specialists", training="vulnerable")[0]
    changed = program_with(
        people=people, teams={**program().teams, "specialists": team}, workflows=(first, *program().workflows)
    )
    return open_world(program=changed)


def test_only_somebody_trained_may_have_it(careful):
    ticket = careful.feedback(2, WORDS)

    careful.press("ben", "Claim", on=careful.card(ticket, "#specialists"))
    assert careful.owner(ticket) is None
    assert careful.told("ben")[-1] == "Ask Sam to take this one: it needs somebody who is trained for it."

    careful.press("sam", "Claim", on=careful.card(ticket, "#specialists"))
    assert careful.owner(ticket) == "sam"


def test_it_is_offered_to_nobody_who_is_not_trained(careful):
    careful.feedback(2, WORDS)

    offered = {}
    for name in ("ben", "sam"):
        careful.loop(name, "queue")
        offered[name] = list(careful.person(name).ephemerals()[-1].buttons)
    assert "Claim Grace's" in offered["sam"]
    assert "Claim Grace's" not in offered["ben"]
    assert "Grace" not in careful.loop("ben", "next")
    assert "Grace" in careful.loop("sam", "next")
    careful.pass_(days=1)
    assert not any("Grace" in said for said in careful.dms("ben"))


def test_in_a_line_nobody_waits_behind_what_they_may_not_have(open_world):
    """Ben is not trained; what comes first is for somebody who is."""
    first = workflows(name="vulnerable", when='mentions("carer")', team="care", training="vulnerable")[0]
    care = program().teams["care"].model_copy(update={"assign": Assign.QUEUE})
    changed = program_with(teams={**program().teams, "care": care}, workflows=(first, *program().workflows))
    world = open_world(program=changed)
    world.feedback(2, WORDS)
    world.pass_(minutes=5)
    second = world.feedback(2, id="second", customer={"id": "c-2", "name": "Tom Ward"})

    world.press("ben", "Claim", on=world.card(second))

    assert world.owner(second) == "ben"


def test_a_lead_cannot_give_it_to_somebody_untrained_either(careful):
    ticket = careful.feedback(2, WORDS)

    careful.press("tom", "Assign", on=careful.card(ticket, "#specialists"))
    careful.submit("tom", person="ben@contoso.example")

    assert careful.owner(ticket) is None
    assert "trained" in str(careful.errors("tom"))


def test_it_stands_in_its_own_conversation_alone(careful):
    careful.feedback(2, WORDS)

    assert careful.messages("#care") == []
    assert WORDS in careful.messages("#specialists")[0].shown


def test_what_is_said_there_is_not_heard_elsewhere(careful):
    other = careful.feedback(2, "Charged twice.")
    careful.press("ana", "Claim", on=careful.card(other))
    careful.pass_(minutes=5)

    careful.feedback(1, WORDS)
    careful.pass_(hours=1)

    assert WORDS not in careful.card(other).shown
    assert all(WORDS not in said for said in careful.timeline(other) + careful.dms("ana"))


@pytest.mark.parametrize("who", ["ana", "maria", "dana", "priya"])
def test_others_cannot_look_it_up(careful, who):
    ticket = careful.feedback(2, WORDS)

    assert WORDS not in careful.loop(who, f"ticket {ticket}")
    assert f"{ticket}" not in careful.loop(who, "find carer")


@pytest.mark.parametrize("who", ["ben", "tom"])
def test_its_own_people_can(careful, who):
    ticket = careful.feedback(2, WORDS)

    assert WORDS in careful.loop(who, f"ticket {ticket}")


def test_figures_count_it_for_everybody_who_may_see_them(careful):
    careful.feedback(2, WORDS)

    assert "Specialists" in careful.loop("dana", "team")


def test_a_quiet_time_lets_no_careful_case_disappear_in_another_teams_ticket(careful):
    quiet = tuple(type(each).model_validate({**each.model_dump(exclude_unset=True), "quiet_for": "30d"})
                  for each in careful.program.workflows)  # fmt: skip
    careful.change_program(careful.program.model_copy(update={"workflows": quiet}))
    other = careful.feedback(2, "Charged twice.")
    careful.pass_(minutes=5)

    assert careful.feedback(1, WORDS) not in (0, other)
    assert WORDS in careful.messages("#specialists")[0].shown


@pytest.fixture
def led_by_one(careful):
    """Maria leads both teams, and about a careful case nobody above her is called."""
    teams = dict(careful.program.teams)
    teams["specialists"] = teams["specialists"].model_copy(update={"lead": "maria@contoso.example"})
    escalations = {**careful.program.escalations, "careful": careful.program.escalations["careful"][:1]}
    careful.change_program(careful.program.model_copy(update={"teams": teams, "escalations": escalations}))
    return careful


def test_it_becomes_part_of_no_other_teams_ticket(led_by_one):
    other = led_by_one.feedback(2, "Charged twice.")
    ticket = led_by_one.feedback(2, WORDS)

    led_by_one.press("maria", "Same as …", on=led_by_one.card(ticket, "#specialists"))
    led_by_one.submit("maria", ticket=str(other))

    assert "Join the other ticket to this one" in led_by_one.errors("maria")["ticket"]
    assert WORDS not in led_by_one.card(other).shown


def test_whoever_was_called_about_another_ticket_may_not_read_it_once_the_two_are_one(led_by_one):
    other = led_by_one.feedback(2, "Charged twice.")
    led_by_one.press("ana", "Claim", on=led_by_one.card(other))
    ask_for_help(led_by_one, "ana", other)
    led_by_one.pass_(minutes=10)
    led_by_one.press("dana", "Ana carries on", on=led_by_one.messages("@dana")[-1])
    led_by_one.submit("dana", note="Ring them, and tell me.")
    ticket = led_by_one.feedback(2, WORDS)
    said = len(led_by_one.dms("dana"))

    led_by_one.press("maria", "Same as …", on=led_by_one.card(other))
    led_by_one.submit("maria", ticket=str(ticket))

    assert led_by_one.ticket(ticket).absorbed == (other,)
    assert WORDS not in led_by_one.loop("dana", f"ticket {ticket}")
    assert len(led_by_one.dms("dana")) == said
    assert "Grace" not in led_by_one.loop("dana")


def test_who_looks_for_the_same_matter_does_not_read_it_there(careful):
    other = careful.feedback(2, "Charged twice.")
    careful.feedback(2, WORDS)
    careful.feedback(2, "Charged a third time.")

    careful.press("ana", "Same as …", on=careful.card(other))

    choices = str(careful.modal("ana").body)
    assert "Charged a third time." in choices
    assert "carer" not in choices
