"""The page for customers promises what everybody gets, and names nobody whom the public has nothing to do with."""

from datetime import timedelta

import pytest

from bot.program import Program, Rollout, SlaPolicy, Target
from bot.program.people import Conversation, Team
from bot.program.workflows import Scope
from tests.cards.test_map_page import BROADBAND, program_with, public

SLOW = {**BROADBAND.sla, "slow": SlaPolicy(first_contact=Target(within=timedelta(days=5)))}


def careful_team(*, restricted: bool, rollout: Rollout = Rollout.LIVE) -> Program:
    team = Team(lead="maria@contoso.example", conversation=Conversation(slack="C0CAREFUL"), restricted=restricted)
    first, *rest = BROADBAND.workflows
    careful = first.model_copy(update={"name": "careful", "team": "bereavement", "rollout": rollout})
    return program_with(teams={**BROADBAND.teams, "bereavement": team}, workflows=(careful, first, *rest))


def only(rollout: Rollout = Rollout.LIVE, **changes) -> Program:
    """All of the starter's workflows with the same changes."""
    several = BROADBAND.workflows
    return program_with(workflows=tuple(each.model_copy(update={"rollout": rollout, **changes}) for each in several))


@pytest.mark.parametrize("rollout", [Rollout.DRAFT, Rollout.SHADOW, Rollout.PILOT])
def test_of_what_only_some_get_nothing_is_promised(rollout):
    assert "promise nothing yet" in public(only(rollout))


def test_of_what_holds_only_at_some_places_nothing_is_promised():
    assert "promise nothing yet" in public(only(scope=Scope(locations=("Dublin",))))
    assert "You hear from Customer Care within 24 hours." in public(only())


def test_whoever_a_pilot_reaches_is_promised_no_more_than_it_keeps():
    pilot = BROADBAND.workflows[0].model_copy(update={"name": "trial", "sla": "slow", "rollout": Rollout.PILOT})

    said = public(program_with(sla=SLOW, workflows=(pilot, *BROADBAND.workflows)))

    assert "You hear from Customer Care within 5 days." in said


def test_a_team_that_only_a_pilot_goes_to_is_not_named():
    assert "Bereavement" not in public(careful_team(restricted=False, rollout=Rollout.PILOT))
    assert "Bereavement" in public(careful_team(restricted=False))


def test_a_restricted_team_is_not_named():
    said = public(careful_team(restricted=True))

    assert "ereavement" not in said
    assert "You hear from Customer Care" in said


def placed(scope: Scope | None) -> Program:
    """Two clinics that answer in a day, and a pilot that takes five."""
    team = Team(lead="maria@contoso.example", conversation=Conversation(slack="C0CLINIC"))
    places = ("Bern", "Biel")
    teams = {each.lower(): team.model_copy(update={"name": each, "locations": (each,)}) for each in places}
    first = BROADBAND.workflows[0]
    usual = first.model_copy(update={"team": "by_location", "fallback_team": "bern", "sla": "standard"})
    trial = usual.model_copy(update={"name": "trial", "sla": "slow", "rollout": Rollout.PILOT, "scope": scope})
    return program_with(sla=SLOW, teams={**BROADBAND.teams, **teams}, workflows=(trial, usual))


@pytest.mark.parametrize("scope", [Scope(locations=("biel",)), Scope(teams=("biel",))], ids=["place", "team"])
def test_a_pilot_at_one_place_changes_nothing_that_is_promised_elsewhere(scope):
    said = public(placed(scope))

    assert "You hear from Bern within 24 hours." in said
    assert "You hear from Biel within 5 days." in said


def test_a_pilot_for_some_customers_may_reach_every_team():
    for scope in (Scope(segments=("business",)), None):
        said = public(placed(scope))

        assert "You hear from Bern within 5 days." in said
        assert "You hear from Biel within 5 days." in said


def test_a_pilot_at_a_place_that_no_team_has_reaches_the_team_for_all_others():
    said = public(placed(Scope(locations=("Thun",))))

    assert "You hear from Bern within 5 days." in said
    assert "You hear from Biel within 24 hours." in said
