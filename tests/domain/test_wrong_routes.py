"""What is wrong with the ways to teams and people, from what the bot has seen of the chat."""

from datetime import UTC, datetime

import pytest

from bot.known_routes import Fault, KnownRoutes, WrongRoute
from bot.moment import Moment
from bot.program.people import Conversation
from bot.routes import lead_of, next_look, wrong_routes
from tests.world import program, program_with

EVERYBODY = frozenset(program().people)
ANA, OWNER = "ana@contoso.example", program().program.owner


def known(**differences):
    return KnownRoutes(**{"platforms": frozenset({"slack"}), "here": EVERYBODY, **differences})


def found(seen, company=None):
    return list(wrong_routes(seen, company or program()))


def test_of_a_chat_that_is_not_known_yet_nothing_is_said():
    assert found(KnownRoutes()) == []
    assert found(known()) == []


@pytest.mark.parametrize(
    ("seen", "wrong"),
    [
        (known(here=EVERYBODY - {ANA}), [WrongRoute(Fault.UNKNOWN, ANA)]),
        (known(here=EVERYBODY - {ANA}, closed=frozenset({ANA})), [WrongRoute(Fault.CLOSED, ANA)]),
        (known(here=EVERYBODY - {"tom@contoso.example"}), [WrongRoute(Fault.NO_LEAD, "field-ops")]),
        (known(blocked={"care": "archived"}), [WrongRoute(Fault.BLOCKED, "care", "archived")]),
        (known(newest={"care": "C0CARE"}), []),
    ],
)
def test_each_fault_has_its_name(seen, wrong):
    assert found(seen) == wrong


def test_a_card_in_the_second_conversation_says_that_the_first_cannot_be_posted_to():
    care = program().teams["care"].model_copy(update={"fallback": Conversation(slack="C0SPARE")})
    company = program_with(teams={**program().teams, "care": care})

    assert found(known(newest={"care": "C0SPARE"}), company) == [WrongRoute(Fault.ELSEWHERE, "care")]
    assert found(known(newest={"care": "C0CARE"}), company) == []


@pytest.mark.parametrize(
    ("after", "night"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 3, 4, tzinfo=UTC)),
        (datetime(2026, 3, 2, 4, tzinfo=UTC), datetime(2026, 3, 3, 4, tzinfo=UTC)),
        (datetime(2026, 3, 2, 3, tzinfo=UTC), datetime(2026, 3, 2, 4, tzinfo=UTC)),
        # clocks go forward in London
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 3, tzinfo=UTC)),
    ],
)
def test_there_is_one_look_a_night(after, night):
    moment = Moment(after, program())

    assert next_look(OWNER, after, moment) == night
    assert next_look(ANA, after, moment) is None


def test_nobody_leads_themselves():
    assert lead_of(ANA, program()) == "maria@contoso.example"
    assert lead_of("maria@contoso.example", program()) is None
    assert lead_of("nobody@contoso.example", program()) is None
