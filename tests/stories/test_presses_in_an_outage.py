"""A press that wants a form while Slack takes none: whoever pressed is told, by Slack, and nothing is a bug."""

import pytest
from structlog.testing import capture_logs


def trouble(world, make):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    card = world.card(ticket)
    make(world.slack.faults)
    with capture_logs() as lines:
        answer = world.press("ana", "Respond", on=card)
    return answer, [line for line in lines if line["log_level"] in {"warning", "error"}]


@pytest.mark.parametrize(
    "make",
    [lambda faults: faults.down(), lambda faults: faults.drop_after_work()],
    ids=["down", "dropped"],
)
def test_it_is_not_acknowledged_and_no_traceback_is_left(world, make):
    answer, lines = trouble(world, make)

    assert (answer.status, answer.error) == (503, "dispatch_failed")
    assert [line["event"] for line in lines] == ["slack takes no answer to a press"]
    assert world.told("ana") == []


def test_once_it_is_over_the_same_press_opens_the_form(world):
    trouble(world, lambda faults: faults.down())
    world.slack.faults.clear()

    world.press("ana", "Respond", on=world.messages("#care")[0])

    assert world.modal("ana").title.startswith("Write to")
