"""Why a workflow was not taken: of a segment, which part of it did not hold, and what was seen there."""

from datetime import UTC, datetime

from bot.conditions import Verdict
from bot.feedback import Customer, Feedback, Scale
from tests.world import program_with

MONDAY = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
SEGMENTS = {
    "hurt": '"accident" in tags || (mentions("ambulance") && score <= 3)',
    "long_here": "customer.attributes.tenure_months >= 24",
}


def why(when: str, **said: object):
    """What is said of a workflow that starts so."""
    [workflow] = [each for each in program_with().workflows if each.name == "detractor"]
    program = program_with(segments=SEGMENTS, workflows=(workflow.model_copy(update={"when": when}),))
    answer = {"source": "relationship-nps", "external_id": "1", "submitted_at": MONDAY, "score": 5, "scale": Scale.NPS}
    [looked] = program.explain(Feedback(**{**answer, **said})).trace
    return looked


def test_each_part_of_it_that_did_not_hold_is_said_with_what_was_seen():
    looked = why("segment.hurt")

    assert looked.verdict is Verdict.NO_MATCH
    assert looked.reason == (
        'segment.hurt, because "accident" in tags: tags is []; mentions("ambulance") does not hold; '
        "score <= 3: score is 5"
    )


def test_beside_it_stands_what_else_did_not_hold():
    looked = why("segment.long_here && score <= 3", customer=Customer(attributes={"tenure_months": 5}))

    assert looked.reason == (
        "segment.long_here, because customer.attributes.tenure_months >= 24: customer.attributes.tenure_months is 5; "
        "score <= 3: score is 5"
    )


def test_its_opposite_is_said_as_it_is():
    looked = why("!segment.long_here", customer=Customer(attributes={"tenure_months": 50}))

    assert looked.reason == "!segment.long_here: segment.long_here is true"


def test_of_one_that_cannot_be_told_it_is_said_what_is_not_known():
    looked = why("segment.long_here")

    assert looked.verdict is Verdict.UNKNOWN
    assert looked.reason == (
        "not known here: segment.long_here; segment.long_here needs customer.attributes.tenure_months"
    )
