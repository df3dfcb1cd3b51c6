"""The words of escalation steps and of money, read and written."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from bot.feedback import Money
from bot.people import Role
from bot.program.escalations import (
    After,
    AskedForHelp,
    CustomerWrote,
    Goal,
    Missed,
    PromiseMissed,
    PublicRisk,
    Reopened,
    Unclaimed,
    Used,
    Whom,
    parse_after,
    parse_recipients,
    render_after,
)
from bot.program.money import Budget, parse_money
from handlers.program_file import load

EVERY_KEY = Path(__file__).parents[1] / "programs" / "good" / "every-key.yaml"
ENVIRON = {"SECRET": "whsec_dGVzdA", "SECRET_NEXT": "whsec_bmV4dA"}

#: To the second, as the file writes them.
SPANS = st.integers(1, 10**8).map(lambda seconds: timedelta(seconds=seconds))
DELAYS = st.just(timedelta()) | SPANS
GOALS = st.sampled_from(Goal)
AFTERS: st.SearchStrategy[After] = st.one_of(
    SPANS.map(Unclaimed),
    st.builds(Used, GOALS, st.integers(1, 99).map(lambda percent: percent / 100)),
    st.builds(Missed, GOALS, DELAYS),
    DELAYS.map(PromiseMissed),
    DELAYS.map(Reopened),
    DELAYS.map(AskedForHelp),
    DELAYS.map(CustomerWrote),
    st.just(PublicRisk()),
)


@given(AFTERS)
def test_what_is_written_is_read_back(after):
    assert parse_after(render_after(after)) == after


@given(st.text(alphabet="abcdefghirstu_+ %0159", max_size=30))
def test_whatever_stands_there_is_read_or_explained(text):
    with suppress(PydanticCustomError):
        assert parse_after(render_after(parse_after(text))) == parse_after(text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("unclaimed 4h 30m", Unclaimed(timedelta(hours=4, minutes=30))),
        ("first_contact 80%", Used(Goal.FIRST_CONTACT, 0.8)),
        ("  resolve   missed+1d ", Missed(Goal.RESOLVE, timedelta(days=1))),
        ("promise missed + 2h", PromiseMissed(timedelta(hours=2))),
        ("asked_for_help", AskedForHelp()),
        ("customer_wrote", CustomerWrote()),
        ("customer_wrote+2h", CustomerWrote(timedelta(hours=2))),
        ("public_risk", PublicRisk()),
    ],
)
def test_a_step_waits_for_what_it_says(text, after):
    assert parse_after(text) == after


def test_whom_a_step_tells():
    assert parse_recipients("lead") == (Whom.LEAD,)
    assert parse_recipients(["team", "Ana@Shop.example", "team"]) == (Whom.TEAM, "ana@shop.example")


def test_a_step_of_the_file_is_read():
    steps = load(EVERY_KEY, ENVIRON).escalations["care"]

    assert steps[3].notify == (Whom.OWNER, "siv@nordlys.example")
    assert steps[3].repeat is not None
    assert (steps[3].repeat.every, steps[3].repeat.times) == (timedelta(minutes=30), 3)
    assert steps[4].after == Missed(Goal.RESOLVE, timedelta(days=1, hours=12))


def test_money_of_the_file_is_read():
    credit = load(EVERY_KEY, ENVIRON).recovery_actions["credit"]

    assert credit.limit[Role.LEAD] == Money(2500, "NOK")
    assert credit.budget == Budget(Money(50000, "NOK"), "month")
    assert parse_money("49.90 GBP") == Money(49.9, "GBP")
