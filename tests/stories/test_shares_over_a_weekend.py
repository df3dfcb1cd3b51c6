"""A share of a target's time that passes while nobody works, and the deadline with it: who hears what, and when."""

import pytest

from bot.program.steps import EscalationStep
from tests.world import program_with

STEP = {"after": "first_contact 80%", "notify": "lead", "acknowledge": "1h"}


def on_saturday(world):
    """Ana claims half an hour before everybody goes; a first answer is due on Sunday at 12:34."""
    world.pass_(days=5, hours=3, minutes=20)
    assert world.clock().strftime("%a %H:%M") == "Sat 12:34"
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))


@pytest.mark.everywhere
def test_the_card_says_by_when_and_the_morning_after_it_what_is_so(world):
    on_saturday(world)

    assert "so by Sat 7 Mar, 13:00 GMT" in world.card(1).shown
    world.pass_(days=1, hours=12)
    assert world.dms("ana") == [], "on a Sunday nobody is spoken to"

    world.pass_(hours=7, minutes=40)
    assert world.clock().strftime("%a %H:%M") == "Mon 08:14"
    said = world.dms("ana")
    assert [each for each in said if " left" in each] == [], "nothing is said that would come too late to help"
    [morning] = [each for each in said if each.startswith("Good morning, Ana.")]
    assert morning.startswith("Good morning, Ana. Start with Grace Okafor: answer them now; it was due Sun 8 Mar")


def test_a_step_at_a_share_comes_all_the_same_and_says_what_is_so_by_then(open_world):
    world = open_world(program=program_with(escalations={"care": (EscalationStep.model_validate(STEP),)}))
    on_saturday(world)

    world.pass_(days=1, hours=19, minutes=40)

    [told] = [each for each in world.dms("maria") if "Grace Okafor" in each]
    assert "A first answer was due Sun 8 Mar, 12:34 GMT, and Grace has heard nothing yet." in told
