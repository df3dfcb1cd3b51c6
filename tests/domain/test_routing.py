"""Where feedback goes: scopes, places, and what a customer told us before."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conditions import Verdict
from bot.feedback import Customer, Feedback, Scale
from bot.past import Past
from bot.program import Program, Rollout, SourceKind
from tests.domain.tickets import a_ticket
from tests.world import program_with

MONDAY = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


def answer(score: float = 2, at: datetime = MONDAY, id: str = "1", **more: object) -> Feedback:
    said = {"source": "relationship-nps", "external_id": id, "submitted_at": at, "score": score, "scale": Scale.NPS}
    return Feedback(**{**said, **more})


def branches(**detractor: object) -> Program:
    """Care looks after London, field ops after Leeds; the detractor workflow as given."""
    program = program_with()
    places = {"care": ("London Bridge", "London Euston"), "field-ops": ("Leeds",)}
    teams = {name: team.model_copy(update={"locations": places[name]}) for name, team in program.teams.items()}
    [workflow] = [each for each in program.workflows if each.name == "detractor"]
    changed = type(workflow).model_validate({**workflow.model_dump(exclude_unset=True), **detractor})
    return program_with(teams=teams, workflows=(changed,))


BY_LOCATION = {"team": "by_location", "fallback_team": "care"}


@pytest.mark.parametrize(
    ("context", "attributes", "team"),
    [
        ({"location": "Leeds"}, {}, "field-ops"),
        ({"location": "  london   BRIDGE "}, {}, "care"),
        ({}, {"location": "Leeds"}, "field-ops"),
        ({"location": "York"}, {}, "care"),
        ({}, {}, "care"),
        ({"location": ["Leeds"]}, {}, "care"),
    ],
)
def test_the_place_decides_whose_ticket_it_is(context, attributes, team):
    program = branches(**BY_LOCATION)
    said = answer(context=context, customer=Customer(attributes=attributes))
    workflow = program.workflow_for(said)

    assert workflow is not None
    assert program.team_of(workflow, said) == team


@pytest.mark.parametrize("said", ["Leeds", "leeds", "LEEDS "])
def test_a_condition_asks_for_a_place_in_any_case(said):
    program = branches(when='location == "Leeds" && has_score')

    assert program.workflow_for(answer(context={"location": said})) is not None
    assert program.workflow_for(answer(context={"location": "York"})) is None
    assert program.holds(program.compiled('location in ["lEEDS"]'), answer(context={"location": said}))


def test_a_source_says_where_the_place_stands():
    program = branches(**BY_LOCATION)
    source = program.sources["relationship-nps"].model_copy(update={"location": "context.branch"})
    elsewhere = program_with(teams=program.teams, workflows=program.workflows, sources={"relationship-nps": source})
    said = answer(context={"branch": "Leeds", "location": "London Euston"})

    assert elsewhere.location_of(said) == "Leeds"
    assert program.location_of(said) == "London Euston"


@pytest.mark.parametrize(
    ("scope", "inside", "outside"),
    [
        ({"teams": ["field-ops"]}, {"location": "Leeds"}, {"location": "London Euston"}),
        ({"locations": ["leeds"]}, {"location": "Leeds"}, {"location": "York"}),
        ({"locations": ["Leeds"]}, {"location": "Leeds"}, {}),
    ],
)
def test_a_pilot_takes_what_lies_within_its_scope(scope, inside, outside):
    program = branches(**BY_LOCATION, rollout=Rollout.PILOT, scope=scope)

    assert program.workflow_for(answer(context=inside)) is not None
    route = program.route(answer(context=outside))
    assert route.workflow is None
    assert route.trace[-1].verdict is Verdict.NOT_LIVE
    assert "in use for" in route.trace[-1].reason


def test_a_scope_may_name_a_segment():
    program = branches(scope={"segments": ["business"]})
    pilot = program_with(workflows=program.workflows, segments={"business": 'customer.attributes.plan == "business"'})

    assert pilot.workflow_for(answer(customer=Customer(attributes={"plan": "business"}))) is not None
    assert pilot.workflow_for(answer(customer=Customer(attributes={"plan": "home"}))) is None
    assert pilot.workflow_for(answer()) is None


def test_what_lies_outside_a_scope_goes_on_to_the_next_workflow():
    first = branches(scope={"locations": ["Leeds"]}).workflows[0]
    program = program_with(workflows=(first, first.model_copy(update={"name": "the-rest", "scope": None})))

    found = program.workflow_for(answer(context={"location": "York"}))
    assert found
    assert found.name == "the-rest"


def test_conditions_ask_for_what_the_customer_told_us_before():
    program = branches(when="history.previous_score >= 9 && score <= 6")
    earlier = answer(10, MONDAY - timedelta(days=30), "0")

    assert program.asks_history
    assert program.workflow_for(answer(), Past((earlier,)).history(answer())) is not None
    assert program.workflow_for(answer(), Past((answer(3, MONDAY - timedelta(1), "0"),)).history(answer())) is None
    assert program.route(answer(), Past().history(answer())).trace[-1].verdict is Verdict.UNKNOWN
    assert program.route(answer()).trace[-1].verdict is Verdict.UNKNOWN


def test_a_past_knows_nothing_of_what_came_later():
    before, after = answer(4, MONDAY - timedelta(days=3), "0"), answer(9, MONDAY + timedelta(days=1), "2")
    history = Past((after, answer(), before)).history(answer())

    assert history == {
        "previous_score": 4,
        "previous_band": "detractor",
        "days_since_answer": 3,
        "days_since_contact": None,
        "detractions": 1,
        "open_ticket": False,
    }


def test_a_past_knows_the_customers_tickets():
    ticket = a_ticket()
    history = Past((), (ticket,)).history(answer(at=ticket.submitted_at + timedelta(days=1)))

    assert history["open_ticket"] is True
    assert history["days_since_contact"] is None
    assert not branches(when="history.open_ticket").workflow_for(answer())


def test_a_condition_may_ask_how_feedback_comes_about():
    program = branches(when='kind == "review"')
    source = program.sources["relationship-nps"].model_copy(update={"kind": SourceKind.REVIEW})
    reviews = program_with(workflows=program.workflows, sources={"relationship-nps": source})

    assert program.workflow_for(answer()) is None
    assert reviews.workflow_for(answer()) is not None
