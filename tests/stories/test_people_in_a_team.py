"""What changes daily changes in the chat: a lead takes somebody into their team, or out of it."""

import asyncio

import pytest

from bot.program.people import Assign
from tests.program_files import ProgramFile, noticed
from tests.world import program, program_with

BEN_IN_THE_FILE = "  ben@contoso.example: {name: Ben Okoro, team: care, role: frontline}\n"
SAM_IN_THE_FILE = "  sam@contoso.example: {name: Sam Doyle, team: field-ops, role: frontline}\n"
CORA = "@Cora Lind"


@pytest.fixture
def file(tmp_path) -> ProgramFile:
    return ProgramFile(tmp_path)


def with_cora(slack):
    """Somebody of whom the program knows nothing."""
    slack.add_user("U0CORA", "cora", "Cora Lind", "cora@contoso.example", "Europe/London")
    slack.channel("#care").members.add("U0CORA")


@pytest.fixture
def begin(open_world):
    return lambda **more: open_world(furnish=with_cora, **more)


def people(world, team="care"):
    return {person.email.partition("@")[0] for person in world.bot.records.program.current.people_of(team)}


def test_a_lead_takes_in_somebody_whom_nobody_had_met(begin):
    world = begin()
    ticket = world.feedback(score=2)
    world.press("cora", "Claim", on=world.card(ticket))
    assert world.owner(ticket) is None

    said = world.loop("maria", f"people add {CORA} trained vulnerable")

    assert said.startswith("Cora Lind is in Customer Care now.")
    assert world.bot.records.program.current.people["cora@contoso.example"].trained == ("vulnerable",)
    world.press("cora", "Claim", on=world.card(ticket))
    assert world.owner(ticket) == "cora"
    assert world.dms("cora")[0].startswith("Welcome to Customer Care, Cora: Maria took you in.")
    assert any("Cora Lind is in Customer Care now: Maria took them in." in said for said in world.dms("priya"))


def test_of_two_people_with_one_first_name_the_one_who_was_picked_is_meant(begin):
    world = begin()
    world.slack.add_user("U0SILVA", "silva", "Ana Silva", "silva@contoso.example", "Europe/Lisbon")

    assert world.loop("maria", "people add @Ana Silva").startswith("Ana Silva is in Customer Care now.")
    assert "silva" in people(world)


@pytest.mark.parametrize("private", [False, True])
def test_a_team_is_named_by_its_channel(begin, private):
    world = begin()
    world.slack.channel("#care").private = private

    assert world.loop("priya", "people add @cora to #care").startswith("Cora Lind is in Customer Care now.")


def test_it_stands_after_a_restart_and_is_kept_with_who_and_when(begin, file):
    world = begin(file=file.path)
    world.loop("maria", f"people add {CORA} to care hours office zone Europe/Oslo")
    world.stop_bot()
    world.start_bot()

    entry = world.bot.records.program.current.people["cora@contoso.example"]
    assert (entry.team, entry.calendar, entry.zone) == ("care", "office", "Europe/Oslo")
    newest = world.bot.records.editions.latest()
    assert (newest.what.value, newest.by, newest.about) == ("taken_in", "maria@contoso.example", "cora@contoso.example")
    assert "Cora Lind (by Maria on Mon 2 Mar)" in world.loop("maria", "people")


def test_the_tickets_of_somebody_who_is_taken_out_go_back_to_the_team(begin):
    world = begin()
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))

    said = world.loop("maria", "people remove Ben")
    world.settle()

    assert said.startswith("Ben Okoro is in Customer Care no more.")
    assert world.owner(ticket) is None
    assert people(world) == {"ana", "maria"}
    assert any(
        each.startswith("You are in Customer Care no more, Ben: Maria took you out.") for each in world.dms("ben")
    )
    assert "Taken out from here: Ben Okoro (by Maria on Mon 2 Mar)." in world.loop("maria", "people")


def test_what_the_file_says_counts_again_when_somebody_says_so(begin):
    world = begin()
    world.loop("maria", "people remove ben@contoso.example")

    said = world.loop("maria", "people file Ben")

    assert said.startswith("Ben Okoro is in Customer Care now.")
    assert people(world) == {"ana", "ben", "maria"}
    assert world.bot.records.editions.latest().adjustments.people == {}


def test_what_is_so_already_tells_nobody(begin):
    world = begin()
    world.loop("maria", f"people add {CORA}")
    world.pass_(minutes=15)
    heard = len(world.dms("priya"))

    assert world.loop("maria", f"people add {CORA}") == "Cora Lind is in Customer Care already, just so."
    assert world.loop("maria", "people file Ana") == "Ana Ruiz is in Customer Care already, just so."
    assert len(world.dms("priya")) == heard


def test_the_owner_moves_somebody_and_what_they_have_stays_with_them(begin):
    world = begin()
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))

    said = world.loop("priya", "people add Ben to field-ops")

    assert said.startswith("Ben Okoro is in Field Ops now, and in Customer Care no more.")
    assert world.owner(ticket) == "ben"
    assert (people(world), "ben" in people(world, "field-ops")) == ({"ana", "maria"}, True)
    for lead in ("maria", "tom"):
        assert any("Priya moved them" in said for said in world.dms(lead))


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        ("ana", f"people add {CORA}", "Ask the team's lead"),
        ("dana", f"people add {CORA} to care", "Ask the team's lead"),
        ("tom", "people remove Ben", "Ask the team's lead"),
        ("tom", f"people add {CORA} to care", "Ask the team's lead"),
        ("tom", "people add Ben", "Ask Maria first: Ben is in Customer Care"),
        ("priya", f"people add {CORA}", "Choose one of these teams: care or field-ops."),
        ("priya", f"people add {CORA} to sales", "Choose one of these teams: care or field-ops."),
        (
            "maria",
            "people add nobody@contoso.example",
            "in this workspace called “nobody@contoso.example”",
        ),
        ("maria", "people add Somebody", "Pick them from Slack's list, with @ and their name"),
        ("maria", "people add", "Pick them from Slack's list, with @ and their name"),
        ("maria", "people add <@U0NOBODY>", "Pick them from Slack's list"),
        ("maria", f"people add {CORA} trained magic", "Choose vulnerable"),
        ("maria", f"people add {CORA} hours nights", "the program has no calendar “nights”"),
        (
            "maria",
            f"people add {CORA} zone Mars/Olympus",
            "Write a time zone such as Europe/Oslo: there is none called “Mars/Olympus”.",
        ),
        ("priya", "people remove Maria", "Change Maria in the program file: only frontline colleagues come and go"),
        ("priya", "people add Dana to care", "Change Dana in the program file"),
        ("maria", "people remove Cora", "I know nobody called “Cora”"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(begin, who, words, said):
    world = begin()
    before = people(world)

    assert said in world.loop(who, words)
    assert people(world) == before


def test_a_closed_account_is_taken_in_nowhere(begin):
    world = begin()
    world.slack.deactivate("U0CORA")

    # Slack offers her no more; a client that has not heard of it yet still sends her id.
    assert "it is closed" in world.loop("maria", "people add <@U0CORA|cora>")


def test_the_last_of_a_team_stays(begin):
    entries = {email: entry for email, entry in program().people.items() if "ben" not in email}
    alone = entries["tom@contoso.example"].model_copy(update={"team": "care"})
    world = begin(program=program_with(people={**entries, "tom@contoso.example": alone}))

    said = world.loop("priya", "people remove Sam")

    assert said.startswith("Take somebody else in first: Sam is the last one in Field Ops.")
    assert people(world, "field-ops") == {"sam"}


def test_the_last_who_is_trained_stays(begin):
    maria = program().people["maria@contoso.example"].model_copy(update={"trained": ()})
    world = begin(program=program_with(people={**program().people, "maria@contoso.example": maria}))

    said = world.loop("maria", "people remove Ana")

    assert said.startswith("Take somebody else in who is trained first: Ana is the last there")
    assert "ana" in people(world)


def test_the_last_who_is_trained_stays_trained(begin):
    world = begin(program=program_with(workflows=billing_trained()))
    world.loop("maria", f"people add {CORA} trained billing")

    said = world.loop("maria", f"people add {CORA} trained vulnerable")

    assert said.startswith("Take somebody else in who is trained first: Cora is the last there")
    assert world.bot.records.program.current.people["cora@contoso.example"].trained == ("billing",)


def billing_trained():
    """Every workflow of the starter program; what detractors say is for whoever is trained in billing."""
    return tuple(
        each.model_copy(update={"training": "billing"}) if each.name == "detractor" else each
        for each in program().workflows
    )


def test_whoever_the_file_names_elsewhere_stays_until_it_does_not(begin, file):
    file.change(
        ("    - {after: unclaimed 4h, notify: team}", "    - {after: unclaimed 4h, notify: ben@contoso.example}")
    )
    world = begin(file=file.path)

    said = world.loop("maria", "people remove Ben")

    assert said.startswith("Take Ben out of escalations.")
    assert "ben" in people(world)


def test_of_two_leads_at_once_one_has_them_and_the_other_is_told(begin):
    world = begin()
    world.loop("maria", "people")

    async def both():
        await asyncio.gather(
            world.person("maria").command("/loop", f"people add {CORA}", channel="#care"),
            world.person("tom").command("/loop", f"people add {CORA}", channel="#field-ops"),
        )

    world.run(both())
    world.settle()

    lost, team = ("tom", "Customer Care") if "cora" in people(world) else ("maria", "Field Ops")
    assert ("cora" in people(world)) != ("cora" in people(world, "field-ops"))
    assert f"Cora is in {team}" in world.told(lost)[-1]


def test_a_file_that_says_nothing_new_leaves_them_where_they_are(begin, file):
    world = begin(file=file.path)
    world.loop("maria", f"people add {CORA}")
    world.loop("maria", "people remove Ben")

    file.edit(world, ("close_after: 7d", "close_after: 9d"))
    noticed(world)

    assert people(world) == {"ana", "cora", "maria"}


def test_a_file_that_removes_whom_the_chat_had_moved_counts_and_both_hear_of_it(begin, file):
    world = begin(file=file.path)
    world.loop("priya", "people add Ben to field-ops")

    file.edit(world, (BEN_IN_THE_FILE, ""))
    noticed(world)

    assert world.bot.records.program.current.person("ben@contoso.example") is None
    [said] = [each for each in world.dms("priya") if "says something else than the chat did" in each]
    assert "Ben Okoro" in said or "Ben" in said
    assert "gone from the file; Field Ops in the chat, by Priya" in said


def test_a_file_that_moves_whom_the_chat_had_taken_out_counts(begin, file):
    world = begin(file=file.path)
    world.loop("maria", "people remove Ben")

    file.edit(world, (BEN_IN_THE_FILE, BEN_IN_THE_FILE.replace("team: care", "team: field-ops")))
    noticed(world)

    assert "ben" in people(world, "field-ops")
    assert any("Field Ops in the file; in no team in the chat, by Maria" in said for said in world.dms("maria"))


def test_a_file_that_says_what_the_chat_had_said_tells_nobody(begin, file):
    world = begin(file=file.path)
    world.loop("maria", "people remove Ben")

    file.edit(world, (BEN_IN_THE_FILE, ""))
    noticed(world)

    assert people(world) == {"ana", "maria"}
    assert not any("something else" in said for said in world.dms("priya"))
    assert world.bot.records.editions.latest().adjustments.people == {}


def test_somebody_taken_in_is_given_tickets_in_turn_like_the_others(begin):
    teams = program().teams
    care = teams["care"].model_copy(update={"assign": Assign.IN_TURN})
    world = begin(program=program_with(teams={**teams, "care": care}))
    world.loop("maria", f"people add {CORA}")

    owners = {world.owner(world.feedback(score=2, customer={"id": f"C-{n}", "name": "Jo"})) for n in range(3)}

    assert owners == {"ana", "ben", "cora"}


def test_whoever_asks_sees_their_teams(begin):
    world = begin()

    shown = world.loop("ana", "people")
    assert shown.startswith("Who is in Customer Care:")
    assert "Maria Chen (lead" in shown
    assert "/loop people add" not in shown
    assert "“/loop people add @Ana”" in world.loop("maria", "people")
    assert "Field Ops" in world.loop("priya", "people")
    assert "Field Ops" in world.loop("priya", "people field-ops")
    assert "Ask the team's lead" in world.loop("ana", "people field-ops")


def test_signs_that_slack_escapes_are_read_as_they_were_typed(begin):
    world = begin()
    number = world.feedback(score=2, comment="Billing & visits <twice>.")

    assert f"{number} Grace Okafor" in world.loop("ana", "find billing & visits <twice")


def test_what_is_not_said_again_stays_as_it_was(begin):
    world = begin()
    world.loop("maria", f"people add {CORA} trained vulnerable hours office")

    world.loop("maria", f"people add {CORA} zone Europe/Oslo")

    entry = world.bot.records.program.current.people["cora@contoso.example"]
    assert (entry.trained, entry.calendar, entry.zone) == (("vulnerable",), "office", "Europe/Oslo")
