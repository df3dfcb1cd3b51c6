"""A team made of a user group, where only its file is known: what is said of it, and what cannot be said."""

from datetime import UTC, datetime

from blocks.maps import markdown, page
from blocks.simulation import report
from bot.maps import program_map
from bot.people import Role
from bot.program import PersonEntry
from bot.program.adjusting import adjusted
from bot.program.adjustments import Adjustments, GroupMember, GroupRead
from bot.program.warnings.loose_ends import loose_ends
from bot.simulation import forecast, more_than_they_can_do, whole
from handlers.cli.route_words import route_lines
from tests.clocks import MONDAY
from tests.simulation.past import answer, at, program, program_with, several

CORA = GroupMember(email="cora@contoso.example", name="Cora Group")
READ = GroupRead(group="@care-team", since=MONDAY, people=(CORA,))


def grouped(**parts):
    """Of Customer Care the file names only the lead, and the group."""
    before, front = program(), ("care", Role.FRONTLINE)
    care = before.teams["care"].model_copy(update={"members": ("@care-team",)})
    people = {email: entry for email, entry in before.people.items() if (entry.team, entry.role) != front}
    given = {"teams": {**before.teams, "care": care}, "people": people, **parts}
    return program_with(**{name: {**people, **value} if name == "people" else value for name, value in given.items()})


def known(*people, of=None):
    read = READ.model_copy(update={"people": people})
    return adjusted(of or grouped(), Adjustments(groups={"@care-team": read}))


def test_the_map_names_the_group_and_those_in_it_once_they_are_known():
    on_paper, in_force = (markdown(page(program_map(of), MONDAY.date())) for of in (grouped(), known(CORA)))

    assert "whoever is in @care-team in Slack" in on_paper
    assert "Cora Group" not in on_paper
    assert "Cora Group, whoever is in @care-team in Slack" in in_force


def test_nobody_says_that_a_team_can_do_nothing_whose_people_only_slack_knows():
    past = whole([*several(3, 0), *several(3, 1)])
    found = forecast(grouped(), past)

    assert more_than_they_can_do(found.teams) == ()
    assert any(line.startswith("Who is in @care-team only Slack knows") for line in report(found, None, "").stands_out)


def test_people_who_are_known_are_reckoned_with():
    [care] = forecast(known(CORA), whole(several(3, 0))).teams

    assert [each.name for each in care.people] == ["Cora Group"]
    assert care.unread == ()


def test_whoever_may_be_in_a_group_is_no_loose_end():
    idle = PersonEntry(name="Siv Moe", role=Role.FRONTLINE)

    assert not [each for each in loose_ends(grouped(people={"siv@contoso.example": idle})) if "no team" in each.found]
    assert list(loose_ends(program_with(people={**program().people, "siv@contoso.example": idle})))


def test_a_route_says_who_owns_it():
    of, said = grouped(), answer(1, at(0, 9), 2)

    lines = list(route_lines(of, said, of.explain(said), datetime.now(UTC)))

    assert any("whoever is in @care-team in Slack" in line for line in lines)


def test_somebody_in_two_groups_is_in_the_team_that_comes_first():
    teams = grouped().teams
    both = {**teams, "field-ops": teams["field-ops"].model_copy(update={"members": ("@care-team",)})}

    assert known(CORA, of=grouped(teams=both)).person(CORA.email).team == "care"


def test_an_executive_in_the_group_stays_what_they_are():
    dana = GroupMember(email="dana@contoso.example", name="Dana")

    assert known(dana).people["dana@contoso.example"] == grouped().people["dana@contoso.example"]
