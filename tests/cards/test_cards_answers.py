"""Answers and figures in the words that people read."""

from dataclasses import replace
from datetime import timedelta

import pytest

from blocks import plain
from blocks.registry import build
from bot.examples import NOTIFICATIONS

EXAMPLES = {example.name: example.data for example in NOTIFICATIONS}


def shown(about) -> str:
    return plain.render(build(about))


@pytest.mark.parametrize(("n", "said"), [(9, False), (10, True)])
def test_nine_in_ten_are_spoken_of_only_where_there_are_ten(n, said):
    team = EXAMPLES["team"]
    few = replace(team, figures=replace(team.figures, first_contact_n=n))

    assert ("nine in ten" in shown(few)) == said


def test_what_was_answered_while_nobody_was_at_work_says_so():
    about = replace(EXAMPLES["ticket-answered"], staffed=timedelta(seconds=30))

    assert "First answered after 13 h, outside our working hours" in shown(about)
    assert "of our working hours" not in shown(about)


def test_a_list_of_customers_without_a_name_begins_with_a_capital():
    queue = EXAMPLES["queue"]
    nameless = replace(queue, rows=(replace(queue.rows[0], customer=""),))

    assert "7 This customer" in shown(nameless)


def test_who_answers_with_their_team_is_not_told_that_there_is_nothing_to_do():
    assert "Nothing to do for you" in shown(EXAMPLES["told"])
    assert "Nothing to do for you" not in shown(EXAMPLES["told-own-team"])
    assert "It's with your own team" in shown(EXAMPLES["told-own-team"])


def test_money_says_whose_it_is():
    assert "customer value £1,200" in shown(EXAMPLES["ticket-unclaimed"])
