"""A week of a company that cannot keep up: who hears what from the bot, and when."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, time
from random import Random
from typing import NamedTuple

import pytest

from tests import databases
from tests.company.answers import made_up_answers
from tests.company.life import Life
from tests.company.people import EVERYBODY, Away, Troubles, moment, the_program
from tests.company.seen import AT_ANY_HOUR, BY_A_DEED, DirectMessage, direct_messages, too_close
from tests.mailbox import Mailbox
from tests.world import World

pytestmark = pytest.mark.timeout(300)

#: With a weekend, and the clock change of 29 March in it.
FIRST, LAST, END = date(2026, 3, 27), date(2026, 3, 31), date(2026, 4, 1)
SATURDAY, MONDAY = date(2026, 3, 28), date(2026, 3, 30)
TROUBLES = Troubles(
    away=(Away(moment(MONDAY, time(11)), "ben", "ben", moment(MONDAY, time(11)), moment(END, time()), "ana"),),
    idle=(("", SATURDAY), ("maria", MONDAY)),
    outages=((moment(MONDAY, time(13, 30)), moment(MONDAY, time(15, 10))),),
)
#: Of the whole team only these come to work.
TEAM = ("ana", "ben", "fay")


class Week(NamedTuple):
    messages: list[DirectMessage]
    restarts: int


def never() -> bool:
    return False


@pytest.fixture(scope="module")
def lived(sqlite_template, tmp_path_factory):
    """A week that passes in a database of its own; whenever the bot is *tired*, it is stopped and started."""

    def passed(tired: Callable[[], bool] = never) -> Week:
        url = databases.sqlite_url(sqlite_template, tmp_path_factory.mktemp("week"))
        with Mailbox() as mailbox:
            world = World(url, mailbox, program=the_program())
            world.clock.now = world.machine_clock.now = moment(FIRST, time()).astimezone(UTC)
            with world:
                life = Life(world, made_up_answers(FIRST, LAST, 50), TROUBLES, tired, TEAM)
                life.until(moment(END, time()))
                return Week(direct_messages(world), life.restarts)

    return passed


@pytest.fixture(scope="module")
def week(lived):
    return lived()


def test_nobody_hears_from_the_bot_outside_their_hours_but_by_what_somebody_does(week):
    outside = [each for each in week.messages if not each.in_hours]

    assert [each for each in outside if each.kind not in {*BY_A_DEED, AT_ANY_HOUR}] == []
    assert_much_is_said(week)


def test_what_comes_within_ten_minutes_is_one_message(week):
    assert too_close(week.messages) == []


def test_a_restart_in_the_middle_changes_nothing(lived, week):
    chance = Random(5)

    restarted = lived(lambda: chance.random() < 0.02)

    assert restarted.restarts > 5
    assert restarted.messages == week.messages


def assert_much_is_said(week: Week) -> None:
    """The week holds what the bot says by itself, to everybody."""
    kinds = Counter(each.kind for each in week.messages)

    assert {"morning", "nudge", "owner_asked", "called_in", "taken_on"} <= set(kinds)
    assert any(each.parts > 1 for each in week.messages)
    assert {each.to for each in week.messages} >= set(EVERYBODY) - {"priya", "sam", "tom"}
