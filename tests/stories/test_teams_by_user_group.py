"""A team whose people are those of a Slack user group: followed as it changes, and never silently empty."""

import pytest

from sandbox.app_identity import RINGBACK_SCOPES
from tests.program_files import ProgramFile, noticed

MEMBERS = ("    name: Customer Care\n", '    name: Customer Care\n    members: "@care-team"\n')
#: The file names neither of them.
WITHOUT_ANA = ("  ana@contoso.example: {name: Ana Ruiz, team: care, role: frontline, trained: [vulnerable]}\n", "")
WITHOUT_BEN = ("  ben@contoso.example: {name: Ben Okoro, team: care, role: frontline}\n", "")
OPERATOR = ("  zone: Europe/London", "  operator: {slack: C0FIELD}\n  zone: Europe/London")

MAY_LOOK = (*RINGBACK_SCOPES, "usergroups:read")


@pytest.fixture
def file(tmp_path) -> ProgramFile:
    return ProgramFile(tmp_path, MEMBERS, WITHOUT_ANA, WITHOUT_BEN)


@pytest.fixture
def begin(open_world, file):
    """A workspace in which @care-team exists, if it shall; the bot is told that the workspace is there."""

    def begun(*people, group="care-team", **more):
        def furnish(slack):
            for name in ("ana", "ben", "cora"):
                slack.add_user(f"U0{name.upper()}", name, f"{name.title()} Group", f"{name}@contoso.example")
                slack.channel("#care").members.add(f"U0{name.upper()}")
            if group:
                slack.user_groups.add("S0CARE", group, [f"U0{name.upper()}" for name in people])

        return open_world(file=file.path, scopes=MAY_LOOK, furnish=furnish, **more)

    return begun


def look(world):
    """What the bot does every half hour."""
    world.run(world.bot.slack.refresh())
    world.settle()


def change(world, *people):
    world.run(world.slack.user_groups.change("S0CARE", [f"U0{name.upper()}" for name in people]))
    world.settle()


def in_care(world):
    return {person.email.partition("@")[0] for person in world.bot.records.program.current.people_of("care")}


def alarms(world, name="priya"):
    return [said for said in world.dms(name) if "@care-team" in said]


def test_whoever_is_in_the_group_takes_the_teams_tickets(begin):
    world = begin("ana", "ben")
    ticket = world.feedback(score=2)

    world.press("ana", "Claim", on=world.card(ticket))

    assert world.owner(ticket) == "ana"
    assert in_care(world) == {"ana", "ben", "maria"}
    assert "Ana Group" in world.card(ticket).shown or "Ana has this" in world.card(ticket).shown
    assert alarms(world) == []


def test_nobody_else_does(begin):
    world = begin("ana")
    ticket = world.feedback(score=2)

    world.press("cora", "Claim", on=world.card(ticket))

    assert world.owner(ticket) is None


def test_somebody_who_joins_may_at_once_and_the_lead_hears_of_it(begin):
    world = begin("ana")
    ticket = world.feedback(score=2)

    change(world, "ana", "cora")
    world.press("cora", "Claim", on=world.card(ticket))

    assert world.owner(ticket) == "cora"
    assert world.dms("maria")[-1].startswith("Cora Group is in Customer Care now: @care-team has them in Slack.")


def test_the_tickets_of_somebody_who_leaves_go_back_to_the_team(begin):
    world = begin("ana", "ben")
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))

    change(world, "ana")

    assert world.owner(ticket) is None
    assert any(said.startswith("Ben Group is in Customer Care no more") for said in world.dms("maria"))
    assert "Grace Okafor" in world.loop("ana", "queue")


def test_whom_a_lead_takes_out_stays_out_until_they_say_so(begin):
    world = begin("ana", "ben")
    world.loop("maria", "people remove Ana")
    look(world)
    assert in_care(world) == {"ben", "maria"}
    assert "Taken out from here: Ana Group (by Maria" in world.loop("maria", "people")

    assert world.loop("maria", "people file Ana").startswith("Ana Group is in Customer Care now.")

    assert in_care(world) == {"ana", "ben", "maria"}


def test_a_change_that_nobody_told_of_is_found_by_looking(begin):
    world = begin("ana")
    world.slack.user_groups.by_id["S0CARE"].users.append("U0CORA")
    world.slack.app.events.discard("subteam_updated")

    look(world)

    assert in_care(world) == {"ana", "cora", "maria"}


def test_what_stands_in_people_counts_before_what_the_group_says(begin, file):
    line = "  maria@contoso.example: {name: Maria Chen, team: care"
    file.change(
        (line, f"  cora@contoso.example: {{name: Cora Written, role: frontline, trained: [vulnerable]}}\n{line}"),
        ("people:\n", "people:\n  ben@contoso.example: {name: Ben Elsewhere, team: field-ops, role: frontline}\n"),
    )
    world = begin("ben", "cora")
    program = world.bot.records.program.current

    assert program.person("cora@contoso.example").name == "Cora Written"
    assert program.person("cora@contoso.example").team == "care"
    assert program.people["cora@contoso.example"].trained == ("vulnerable",)
    assert program.person("ben@contoso.example").team == "field-ops"


def test_after_a_restart_without_slack_the_last_membership_counts(begin):
    world = begin("ana", "ben")
    world.stop_bot()
    world.slack.faults.fail("usergroups.list", "internal_error", times=9)

    world.start_bot()

    assert in_care(world) == {"ana", "ben", "maria"}


def test_an_outage_empties_no_team(begin):
    world = begin("ana", "ben")
    world.slack.faults.fail("usergroups.users.list", "internal_error", times=9)

    change(world, "ana")

    assert in_care(world) == {"ana", "ben", "maria"}
    assert alarms(world) == []


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda world: change(world), "Put somebody into @care-team: nobody is in it."),
        (lambda world: world.run(world.slack.user_groups.disable("S0CARE")), "Enable @care-team in Slack again"),
        (lambda world: world.run(world.slack.user_groups.rename("S0CARE", "carers")), "Check the name @care-team"),
        (lambda world: world.slack.app.scopes.discard("usergroups:read"), "it lacks the right usergroups:read"),
        (lambda world: setattr(world.slack.user_groups, "available", False), "this Slack plan has no user groups"),
    ],
    ids=["empty", "disabled", "gone", "right", "plan"],
)
def test_a_group_that_cannot_be_read_is_told_once_and_empties_no_team(begin, file, spoil, said):
    file.change(OPERATOR)
    world = begin("ana", "ben")

    spoil(world)
    look(world)
    look(world)

    [alarm] = [each for each in world.dms("priya") if said in each]
    assert "Two colleagues of it, known from before, stay where they were." in alarm
    assert sum(said in each.shown for each in world.messages("#field-ops")) == 1
    assert in_care(world) == {"ana", "ben", "maria"}

    world.jump(hours=24)
    look(world)
    assert sum(said in each for each in world.dms("priya")) == 2


def test_a_group_that_never_was_is_told_and_the_others_can_work(begin):
    world = begin(group="")

    [alarm] = alarms(world)
    assert "Slack has no such user group" in alarm
    assert "only those whom the program names can take a ticket there" in alarm
    assert in_care(world) == {"maria"}


def test_bots_and_whoever_is_gone_are_none_of_its_people(begin):
    world = begin("ana")
    world.slack.add_user("U0BOT", "helper", "Helper", is_bot=True)
    world.slack.deactivate("U0CORA")
    world.slack.user_groups.by_id["S0CARE"].users += ["U0BOT", "U0CORA"]

    look(world)

    assert in_care(world) == {"ana", "maria"}


def test_a_group_by_its_id_is_found_whatever_it_is_called(begin, file):
    file.change(('members: "@care-team"', "members: [S0CARE]"))
    world = begin("ana", group="something-else")

    assert in_care(world) == {"ana", "maria"}


def test_a_file_that_names_a_group_has_it_read_at_once_and_one_that_names_none_forgets_it(open_world, tmp_path):
    file = ProgramFile(tmp_path)
    world = open_world(file=file.path, scopes=MAY_LOOK)
    world.slack.add_user("U0CORA", "cora", "Cora Group", "cora@contoso.example")
    world.slack.user_groups.add("S0CARE", "care-team", ["U0CORA"])

    file.edit(world, MEMBERS)
    assert "cora" in in_care(world)

    file.edit(world, MEMBERS[::-1])
    noticed(world)
    assert "cora" not in in_care(world)
    assert world.bot.records.editions.latest().adjustments.groups == {}


def test_who_was_in_it_when_is_kept(begin):
    world = begin("ana")
    change(world, "ana", "cora")

    newest = next(each for each in world.bot.records.editions.all() if each.what.value == "group_changed")
    assert (newest.about, newest.differences[0].added) == ("@care-team", ("cora@contoso.example",))
