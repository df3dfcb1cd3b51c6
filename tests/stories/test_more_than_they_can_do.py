"""Going live with more than a team can do asks for a second yes."""

import pytest

from tests.program_files import ProgramFile
from tests.world import GRACE

GOES_LIVE = ("    rollout: shadow                # counted", "    rollout: live                  # counted")
FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")


@pytest.fixture
def praised(open_world, tmp_path):
    """A day on which forty customers praise; Ana and Ben can do sixteen."""
    file = ProgramFile(tmp_path)
    world = open_world(file=file.path)
    for number in range(40):
        praise(world, number)
    world.pass_(minutes=1)
    return world, file


def praise(world, number):
    customer = {**GRACE, "id": f"P-{number}", "email": f"p{number}@example.com"}
    said = {"score": 10, "comment": "Quick and kind.", "submitted_at": world.clock().isoformat()}
    assert world.deliver(id=f"praise-{number}", customer=customer, **said).status_code == 202


def asked(world):
    return [message for message in world.messages("@priya") if "Approve" in message.buttons]


@pytest.mark.everywhere
def test_it_waits_although_nobody_has_to_approve(praised):
    world, file = praised

    file.edit(world, GOES_LIVE)

    [question] = asked(world)
    assert "It would bring Customer Care about 40 tickets a working day, going by the last four weeks" in question.shown
    assert "its people can do 16." in question.shown
    assert world.feedback(10, "Lovely.") == 0


@pytest.mark.everywhere
def test_with_a_second_yes_it_takes_effect(praised):
    world, file = praised
    file.edit(world, GOES_LIVE)

    world.press("priya", "Approve", on=asked(world)[0])

    assert world.feedback(10, "Lovely.") != 0


@pytest.mark.everywhere
def test_a_change_that_brings_nobody_more_is_not_asked_about(praised):
    world, file = praised

    file.edit(world, FASTER)

    assert asked(world) == []
    assert world.ticket(world.feedback(5)).first_contact.within_seconds == 12 * 3600
