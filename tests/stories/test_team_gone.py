"""A team that left the program leaves tickets behind: somebody is told, and can go on with them."""

import pytest

from bot.ticket import Status
from tests.world import program, program_with


@pytest.fixture
def left_behind(world):
    """Field Ops had a ticket when it was taken out of the program."""
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops")
    teams = {name: team for name, team in program().teams.items() if name != "field-ops"}
    people = {email: person for email, person in program().people.items() if person.team != "field-ops"}
    workflows = tuple(w for w in program().workflows if w.team != "field-ops")
    world.change_program(program_with(teams=teams, people=people, workflows=workflows))
    return ticket


@pytest.mark.everywhere
def test_the_programs_owner_is_told_as_soon_as_something_is_due(world, left_behind):
    world.pass_(hours=25)

    [told] = world.dms("priya")
    assert told.startswith("Hand Grace Okafor to another team by Tue 3 Mar, 09:14 GMT")
    assert "field-ops is no longer in the program, so this ticket is in your hands." in told

    world.pass_(days=40)
    assert len(world.dms("priya")) == 1


@pytest.mark.everywhere
def test_the_programs_owner_hands_it_to_a_team_that_there_is(world, left_behind):
    world.pass_(hours=25)

    world.press("priya", "Hand over", on=world.messages("@priya")[0])
    world.submit("priya", team="care")

    assert world.ticket(left_behind).team == "care"
    assert "Claim" in world.card(left_behind).buttons


def test_its_card_still_works_for_the_programs_owner(world, left_behind):
    card = world.card(left_behind, "#field-ops")

    world.press("priya", "Claim", on=card)
    world.press("priya", "Snooze", on=world.card(left_behind, "#field-ops"))
    world.submit("priya", until=world.in_(hours=3))
    world.press("priya", "Take up again", on=world.card(left_behind, "#field-ops"))
    world.press("priya", "Close", on=world.card(left_behind, "#field-ops"))
    world.submit("priya", cause="other", actions="Rang.", outcome="solved")
    world.press("priya", "Reopen", on=world.card(left_behind, "#field-ops"))

    assert world.owner(left_behind) == "priya"
    assert world.ticket(left_behind).status is Status.OPEN


def test_a_call_for_help_of_whoever_has_it_reaches_the_programs_owner(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    teams = {"field-ops": program().teams["field-ops"]}
    people = {
        email: person.model_copy(update={"team": "field-ops"}) if person.team == "care" else person
        for email, person in program().people.items()
    }
    world.change_program(program_with(teams=teams, people=people))

    world.press("ana", "Ask for help", on=world.card(ticket))
    world.submit("ana", reason="other", note="Whose is this now?")

    assert "Help Ana with Grace Okafor" in "".join(world.dms("priya"))


@pytest.mark.parametrize("label", ["Claim", "Ask for help", "Close", "Note", "Assign", "Hand over", "Same as …"])
def test_nobody_else_gets_more_than_a_sentence(world, left_behind, label):
    card = world.card(left_behind, "#field-ops")

    world.press("ana", label, on=card)

    assert world.told("ana")[-1] == "Ask the team's lead for this one; it isn't in your hands."


@pytest.mark.parametrize("owner", ["dana", "maria", "sam"])
def test_the_programs_owner_may_act_whatever_else_they_are(world, owner):
    """In a small company an executive, a lead or a colleague wrote the program."""
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    teams = {name: team for name, team in program().teams.items() if name != "care"}
    people = {
        email: person.model_copy(update={"team": "field-ops"}) if person.team == "care" else person
        for email, person in program().people.items()
    }
    info = program().program.model_copy(update={"owner": f"{owner}@contoso.example"})
    workflows = tuple(w for w in program().workflows if w.team != "care")
    world.change_program(program_with(program=info, teams=teams, people=people, workflows=workflows))
    world.pass_(hours=30)

    world.press(owner, "Hand over", on=world.messages(f"@{owner}")[-1])
    world.submit(owner, team="field-ops")

    assert world.ticket(ticket).team == "field-ops"
