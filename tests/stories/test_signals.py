"""Signals come in as answers do: a churn score, a drop in use."""

import pytest

from bot.program import Source
from tests.stories.test_quiet_time import workflows
from tests.world import SECRETS, program, program_with

RISK = "context.churn_risk > 0.7"


@pytest.fixture
def watching(open_world):
    """Besides the survey, a model that says who may leave."""
    source = Source.model_validate(
        {
            "format": "standard",
            "kind": "signal",
            "secret": SECRETS["STANDARD_SECRET"],
            "context": {"churn_risk": "number", "reason": "text", "on_contract": "yes_no"},
        }
    )
    at_risk = workflows(name="at-risk", when=RISK)[0]
    changed = program_with(sources={**program().sources, "churn-model": source}, workflows=(at_risk,))
    return open_world(program=changed)


def signal(world, **context):
    return world.deliver("churn-model", id="s-1", customer={"id": "A-17", "name": "Grace Okafor"}, context=context)


def test_a_signal_opens_a_ticket_without_score_or_words(watching):
    answer = signal(watching, churn_risk=0.83, reason="Half the traffic of last month", on_contract=False)
    watching.settle()

    assert answer.status_code == 202
    [card] = watching.messages("#care")
    said = "Nobody asked Grace. Churn risk: 0.83 · Reason: Half the traffic of last month · On contract: no"
    assert said in card.shown


def test_a_signal_that_nothing_asks_for_opens_none(watching):
    assert signal(watching, churn_risk=0.2).status_code == 202
    watching.settle()

    assert watching.messages("#care") == []


def test_a_signal_that_says_nothing_is_refused_with_what_it_could_say(watching):
    answer = signal(watching, other=1)

    assert answer.status_code == 422
    assert answer.json()["remedy"].endswith("churn_risk, reason, on_contract.")


def test_a_survey_still_needs_an_answer(watching):
    assert watching.deliver("relationship-nps", id="s-2", context={"churn_risk": 0.9}).status_code == 422
