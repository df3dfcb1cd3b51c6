"""Where a message goes that cannot go where it should."""

from datetime import timedelta

import pytest

from bot.detours import PATIENCE, detours, is_time
from bot.effects import to_fallback, to_operator, to_person, to_team, to_thread
from bot.errors import Blocked, PermanentFailure, TemporaryFailure
from bot.examples import NOTIFICATIONS
from bot.moment import Moment
from bot.notifications import CouldNotTell, Elsewhere
from bot.program.people import Conversation
from tests.clocks import MONDAY
from tests.world import program, program_with

SAID = {example.name: example.data for example in NOTIFICATIONS}


def ways(to, what, company=None):
    return list(detours(to, SAID[what], Moment(MONDAY, company or program())))


@pytest.mark.parametrize(
    ("trouble", "blocked_for", "now"),
    [
        (PermanentFailure("gone"), timedelta(), True),
        (Blocked("archived"), PATIENCE - timedelta(seconds=1), False),
        (Blocked("archived"), PATIENCE, True),
        (TemporaryFailure("down"), timedelta(days=1), False),
    ],
)
def test_an_outage_takes_no_detour_and_what_can_be_mended_has_time(trouble, blocked_for, now):
    assert is_time(trouble, blocked_for) is now


def test_what_is_for_a_team_goes_to_its_second_conversation_if_it_has_one():
    care = program().teams["care"].model_copy(update={"fallback": Conversation(slack="C0SPARE")})
    company = program_with(teams={**program().teams, "care": care})

    [(to, said)] = ways(to_team("care"), "nudge", company)

    assert to == to_fallback("care")
    assert isinstance(said, Elsewhere)
    assert ways(to_team("care"), "nudge") == []
    assert ways(to_thread("care"), "nudge", company) == []


def test_what_is_for_somebody_is_told_their_team_and_of_whoever_is_in_none_the_tickets_lead_and_team():
    [(to, said)] = ways(to_person("ana@contoso.example"), "nudge")
    assert to == to_team("care")
    assert isinstance(said, CouldNotTell)

    others = ways(to_person("nobody@contoso.example"), "nudge")
    assert [to for to, _ in others] == [to_person("maria@contoso.example"), to_team("care")]


def test_a_morning_takes_no_detour():
    assert ways(to_person("ana@contoso.example"), "morning") == []


def test_an_alarm_goes_to_the_programs_owner_as_it_is():
    info = program().program.model_copy(update={"operator": Conversation(slack="C0OPS")})
    company = program_with(program=info)

    assert ways(to_operator(), "nobody-was-told", company) == [(to_person(info.owner), SAID["nobody-was-told"])]
    assert ways(to_operator(), "nobody-was-told") == []
