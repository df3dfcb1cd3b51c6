"""What reached nobody, and what waits only for its turn: when that is said, and to whom."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import Place
from bot.errors import Unreachable
from bot.falling_behind import CouldLeave, Late, Queues
from bot.moment import Moment
from bot.untold import Untold, first_named, is_news, lead_to_tell
from tests.clocks import MONDAY
from tests.world import program

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
ANA, MARIA = "ana@contoso.example", "maria@contoso.example"
MORNING = Untold(
    id=4,
    place=Place.PERSON,
    name=ANA,
    notification="morning",
    ticket=0,
    priority=1,
    why=f"{Unreachable.BEGINS}is unknown here",
    tried_at=MONDAY,
    given_up=True,
)
CALL = replace(MORNING, id=7, notification="called_in", ticket=7, priority=0)
MOMENT = Moment(MONDAY, program())


def test_a_call_is_named_before_everything_and_before_who_it_is_that_calls():
    introduction = replace(CALL, id=6, notification="introduction")

    assert first_named([MORNING, introduction, CALL]) == CALL
    assert first_named([CALL, replace(CALL, id=5)]).id == 5


@pytest.mark.parametrize(
    ("since", "tried", "what", "news"),
    [
        (HOUR, MINUTE, "called_in", True),
        (59 * MINUTE, MINUTE, "called_in", False),
        (HOUR, -MINUTE, "called_in", False),
        (HOUR, MINUTE, "morning", False),
    ],
    ids=["more was lost", "said a while ago", "nothing more was lost", "a morning is the same every day"],
)
def test_it_is_news_again_where_more_was_lost_since(since, tried, what, news):
    found = [replace(CALL, notification=what, tried_at=MONDAY + tried)]

    assert is_news(found, MONDAY, MONDAY + since) is news


@pytest.mark.parametrize(
    ("differs", "who"),
    [
        ({}, MARIA),
        ({"given_up": False}, None),
        ({"why": "the channel is archived"}, None),
        ({"place": Place.TEAM, "name": "care"}, None),
        ({"name": MARIA}, None),
    ],
    ids=["unreachable", "still tried", "another reason", "a team's", "a lead leads not themselves"],
)
def test_a_lead_hears_of_whom_no_direct_message_reaches(differs, who):
    assert lead_to_tell([replace(MORNING, **differs)], MOMENT) == who


def looks(queues, *seconds):
    """What is late at each look; one message waits all the time, and a second one from the third look on."""
    for place, second in enumerate(seconds):
        waiting = [CouldLeave(1, "person:ana", ANA), CouldLeave(2, "person:ana", ANA)][: 1 + (place > 1)]
        yield queues.late(waiting, MONDAY + timedelta(seconds=second))


def test_what_waits_its_turn_for_a_minute_is_late():
    *before, last = looks(Queues(), 0, 20, 40, 60)

    assert before == [{}, {}, {}]
    assert last == {"person:ana": Late(ANA, 2, MONDAY)}


def test_where_nobody_looked_for_a_while_it_is_counted_anew():
    """It may have been held all the time."""
    assert list(looks(Queues(), 0, 20, 60, 80)) == [{}, {}, {}, {}]
