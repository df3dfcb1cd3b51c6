"""A vulnerable customer, a formal complaint: trained people, a conversation of their own, words that stay there."""

import pytest

from bot.program import Team
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
