"""Who is in a team, without a word to type: the buttons below the list, and the forms that they open."""

from dataclasses import replace

import pytest

from bot.people import Role
from sandbox.errors import NotShown
from tests.world import program, program_with

CORA = "U0CORA"


def with_cora(slack):
    """Somebody of whom the program knows nothing, and an app."""
    slack.add_user(CORA, "cora", "Cora Lind", "cora@contoso.example", "Europe/London")
    slack.channel("#care").members.add(CORA)


@pytest.fixture
def begin(open_world):
    return lambda **more: open_world(furnish=with_cora, **more)


def press(world, name, label, words="people"):
    """One of the buttons below the list."""
    world.loop(name, words)
    return world.press(name, label, on=world.person(name).ephemerals()[-1])


def add(world, name, person=CORA, **values):
    press(world, name, "Add somebody")
    world.choose(name, "person", person)
    return world.submit(name, **values)


def change(world, name, email, **values):
    press(world, name, "Change")
    world.submit(name, person=email)
    return world.submit(name, **values)


def entry(world, name):
    return world.bot.records.program.current.people[f"{name}@contoso.example"]


def people(world, team="care"):
    return {person.email.partition("@")[0] for person in world.bot.records.program.current.people_of(team)}


def fields(world, name):
    return {each["element"]["action_id"]: each["element"] for each in world.modal(name).blocks if "element" in each}


def without_field_ops():
    """The starter program with its second team merged into the first."""
    old = program()
    entries = {email: each.model_copy(update={"team": "care"}) for email, each in old.people.items() if each.team}
    flows = tuple(each.model_copy(update={"team": "care"}) for each in old.workflows)
    return program_with(people={**old.people, **entries}, teams={"care": old.teams["care"]}, workflows=flows)


def led_by_tom():
    """The starter program, where Maria and Tom have changed places."""
    old = program()
    entries = dict(old.people)
    entries["maria@contoso.example"] = entries["maria@contoso.example"].model_copy(
        update={"team": "field-ops", "role": Role.FRONTLINE}
    )
    entries["tom@contoso.example"] = entries["tom@contoso.example"].model_copy(update={"team": "care"})
    care = old.teams["care"].model_copy(update={"lead": "tom@contoso.example"})
    return program_with(people=entries, teams={**old.teams, "care": care})


# -- somebody new


def test_a_lead_takes_somebody_in_with_a_few_presses(begin):
    world = begin()

    add(world, "maria", trained=["vulnerable"])

    assert world.told("maria")[-1].startswith("Cora Lind is in Customer Care now.")
    assert entry(world, "cora").trained == ("vulnerable",)
    assert world.dms("cora")[0].startswith("Welcome to Customer Care, Cora: Maria took you in.")
    assert any("Cora Lind is in Customer Care now: Maria took them in." in said for said in world.dms("priya"))
    ticket = world.feedback(score=2)
    world.press("cora", "Claim", on=world.card(ticket))
    assert world.owner(ticket) == "cora"


def test_what_is_filled_in_is_kept_as_what_is_typed(begin):
    worlds = {}
    for way in ("form", "words"):
        world = begin()
        if way == "form":
            add(world, "maria", trained=["vulnerable"], hours="office", zone="Europe/Oslo")
        else:
            world.loop("maria", "people add @Cora Lind to care trained vulnerable hours office zone Europe/Oslo")
        newest = world.bot.records.editions.latest()
        worlds[way] = (newest.what, newest.by, newest.about, newest.adjustments.people, newest.differences)

    assert worlds["form"] == worlds["words"]


def test_whoever_owns_the_program_says_which_team(begin):
    world = begin()
    press(world, "priya", "Add somebody")
    world.choose("priya", "person", CORA)

    world.submit("priya")
    assert "required" in world.errors("priya")["team"]

    world.submit("priya", team="field-ops")
    assert "cora" in people(world, "field-ops")


def test_the_list_of_one_team_chooses_it(begin):
    world = begin()
    press(world, "priya", "Add somebody", "people field-ops")
    world.choose("priya", "person", CORA)

    world.submit("priya")

    assert "cora" in people(world, "field-ops")


def test_what_is_left_empty_stays_as_it_was(begin):
    world = begin()
    add(world, "maria", trained=["vulnerable"], hours="office", zone="Europe/Oslo")

    add(world, "maria", trained=[])

    assert world.told("maria")[-1] == "Cora Lind is in Customer Care already, just so."
    assert (entry(world, "cora").trained, entry(world, "cora").calendar) == (("vulnerable",), "office")


def test_a_form_that_comes_twice_counts_once(begin):
    world = begin()
    press(world, "maria", "Add somebody")
    world.choose("maria", "person", CORA)
    form = world.modal("maria")
    world.submit("maria")
    number = world.bot.records.editions.number()

    world.send_again("maria", form)

    assert world.bot.records.editions.number() == number
    assert len(world.dms("cora")) == 1


# -- what cannot be stands beside the field


@pytest.mark.parametrize(
    ("who", "person", "values", "field", "said"),
    [
        ("tom", "U0BEN", {}, "person", "Ask Maria first: Ben is in Customer Care"),
        ("maria", "U0DANA", {}, "person", "Change Dana in the program file"),
        ("maria", "U0RINGBACK", {}, "person", "Apps, and whoever has no e-mail address here, can't be taken in."),
        (
            "maria",
            CORA,
            {"zone": "Mars/Olympus"},
            "zone",
            "Write a time zone such as Europe/Oslo: there is none called “Mars/Olympus”.",
        ),
    ],
)
def test_a_refusal_stands_beside_its_field(begin, who, person, values, field, said):
    world = begin()
    before = people(world), people(world, "field-ops")
    person = world.slack.app.bot_user if person == "U0RINGBACK" else person

    add(world, who, person, **values)

    assert said in world.errors(who)[field]
    assert (people(world), people(world, "field-ops")) == before


def test_somebody_whose_account_was_closed_meanwhile_is_refused(begin):
    world = begin()
    press(world, "maria", "Add somebody")
    world.slack.deactivate(CORA)

    with pytest.raises(NotShown):  # Slack's list has her no more
        world.choose("maria", "person", CORA)


def test_an_account_that_was_opened_again_is_taken_in_even_if_nobody_told_us(begin):
    world = begin()
    world.slack.deactivate(CORA)
    assert "it is closed" in world.loop("maria", "people add <@U0CORA|cora>")
    world.slack.users[CORA] = replace(world.slack.users[CORA], deactivated=False)

    add(world, "maria")

    assert "cora" in people(world)


def test_whoever_is_new_is_known_in_a_moment(begin):
    """Their client sent the form before Slack could say who that is."""
    world = begin()
    press(world, "maria", "Add somebody")

    world.submit("maria", person=CORA)
    assert world.errors("maria")["person"].startswith("Press once more in a moment")

    world.submit("maria")
    assert "cora" in people(world)


def test_a_calendar_that_is_gone_by_then_is_refused_beside_the_hours(begin):
    office = program().calendars["office"]
    world = begin(program=program_with(calendars={**program().calendars, "late": office}))
    press(world, "maria", "Add somebody")
    world.choose("maria", "person", CORA)
    world.change_program(program())

    world.submit("maria", hours="late")

    assert world.errors("maria") == {
        "hours": "Choose always, office or head-office: the program has no calendar “late”."
    }


def test_a_team_that_is_gone_by_then_is_refused_beside_the_team(begin):
    world = begin()
    press(world, "priya", "Change")
    world.submit("priya", person="ben@contoso.example")
    world.bot.records.program.replace(without_field_ops())

    world.submit("priya", team="field-ops")

    assert world.errors("priya")["team"].startswith("Choose ")


def test_nobody_else_is_given_the_buttons_and_old_ones_refuse(begin):
    world = begin()
    world.loop("ana", "people")
    assert not world.person("ana").ephemerals()[-1].pressables
    world.loop("maria", "people")
    list_ = world.person("maria").ephemerals()[-1]
    world.change_program(led_by_tom())

    for button in ("Add somebody", "Change", "Take out"):
        world.press("maria", button, on=list_)
        assert world.told("maria")[-1].startswith("Ask the team's lead")
    assert world.person("maria").modal is None


@pytest.mark.parametrize(
    ("button", "chosen", "field"),
    [("Add somebody", CORA, "team"), ("Change", "ben@contoso.example", "person")],
)
def test_whoever_leads_no_more_by_then_changes_nothing(begin, button, chosen, field):
    world = begin()
    press(world, "maria", button)
    if button == "Add somebody":
        world.choose("maria", "person", chosen)
    world.change_program(led_by_tom())

    world.submit("maria", person=chosen)

    assert world.errors("maria")[field].startswith("Ask the team's lead")
    assert people(world) == {"ana", "ben", "tom"}


def test_nor_does_their_yes_to_the_question(begin):
    world = begin()
    press(world, "maria", "Take out")
    world.submit("maria", person="ben@contoso.example")
    world.change_program(led_by_tom())

    world.submit("maria")

    assert "Ask the team's lead" in world.modal("maria").shown
    assert "ben" in people(world)


@pytest.mark.parametrize(
    ("who", "person", "values", "typed"),
    [
        ("tom", "U0BEN", {}, "Ben"),
        ("maria", "U0DANA", {}, "Dana"),
        ("maria", CORA, {"zone": "Mars/Olympus"}, "@Cora Lind zone Mars/Olympus"),
    ],
)
def test_what_is_refused_is_refused_in_the_words_of_the_typed_one(begin, who, person, values, typed):
    world = begin()

    add(world, who, person, **values)

    [beside] = world.errors(who).values()
    assert world.loop(who, f"people add {typed}") == beside


# -- somebody who is there


def test_what_is_so_stands_in_the_form_already(begin):
    world = begin()
    add(world, "maria", trained=["vulnerable"], hours="office", zone="Europe/Oslo")
    press(world, "maria", "Change")

    world.submit("maria", person="cora@contoso.example")

    form = fields(world, "maria")
    assert "team" not in form
    assert [each["value"] for each in form["trained"]["initial_options"]] == ["vulnerable"]
    assert form["hours"]["initial_option"]["value"] == "office"
    assert form["zone"]["initial_value"] == "Europe/Oslo"


def test_what_somebody_was_trained_for_can_be_taken_back(begin):
    world = begin()
    add(world, "maria", trained=["vulnerable"], hours="office", zone="Europe/Oslo")

    change(world, "maria", "cora@contoso.example", trained=[], zone=None, hours=None)

    assert world.told("maria")[-1].startswith("Cora Lind works the hours of the team, without training.")
    cora = entry(world, "cora")
    assert (cora.team, cora.trained, cora.calendar, cora.zone) == ("care", (), "", "")


def test_what_was_not_touched_stays_the_files_word(begin):
    world = begin()

    change(world, "maria", "ben@contoso.example", hours="office")

    assert "works the hours “office”" in world.told("maria")[-1]
    said = world.bot.records.editions.latest().adjustments.people["ben@contoso.example"]
    assert (said.calendar, said.trained, said.zone) == ("office", None, None)


def test_nothing_touched_changes_nothing(begin):
    world = begin()
    number = world.bot.records.editions.number()

    change(world, "maria", "ben@contoso.example")

    assert world.told("maria")[-1] == "Ben Okoro is in Customer Care already, just so."
    assert world.bot.records.editions.number() == number


def test_the_owner_moves_somebody(begin):
    world = begin()
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))
    press(world, "priya", "Change")
    world.submit("priya", person="ben@contoso.example")
    assert fields(world, "priya")["team"]["initial_option"]["value"] == "care"

    world.submit("priya", team="field-ops")

    assert world.told("priya")[-1].startswith("Ben Okoro is in Field Ops now, and in Customer Care no more.")
    assert world.owner(ticket) == "ben"


def test_the_last_who_is_trained_stays_trained(begin):
    maria = program().people["maria@contoso.example"].model_copy(update={"trained": ()})
    world = begin(program=program_with(people={**program().people, "maria@contoso.example": maria}))

    change(world, "maria", "ana@contoso.example", trained=[])

    assert world.errors("maria")["trained"].startswith("Take somebody else in who is trained first")
    assert entry(world, "ana").trained == ("vulnerable",)


def test_whoever_is_gone_by_then_cannot_be_chosen(begin):
    world = begin()
    press(world, "maria", "Change")
    world.loop("priya", "people remove Ben")

    world.submit("maria", person="ben@contoso.example")

    assert world.errors("maria") == {"person": "Choose one from the list."}


# -- out of a team


def test_taking_somebody_out_says_first_what_becomes_of_what_they_have(begin):
    world = begin()
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))
    press(world, "maria", "Take out")

    world.submit("maria", person="ben@contoso.example")

    assert (
        "Ben has one open ticket (Grace Okafor). It goes back to the team while it works, and its customer does not "
        "wait for Ben." in world.modal("maria").shown
    )
    assert "ben" in people(world)

    world.submit("maria")
    world.settle()

    assert world.told("maria")[-1].startswith("Ben Okoro is in Customer Care no more.")
    assert world.person("maria").modal is None
    assert "ben" not in people(world)
    assert world.owner(ticket) is None
    assert any(
        said.startswith("You are in Customer Care no more, Ben: Maria took you out.") for said in world.dms("ben")
    )
    assert world.bot.records.editions.latest().what.value == "taken_out"


def test_going_back_leaves_them_where_they_are(begin):
    world = begin()
    press(world, "maria", "Take out")
    world.submit("maria", person="ben@contoso.example")
    assert "Ben has no open tickets" in world.modal("maria").shown

    world.leave("maria")

    assert "ben" in people(world)


def test_the_last_of_a_team_stays_and_it_is_said_before_the_question(begin):
    people_ = {email: each for email, each in program().people.items() if "ben" not in email}
    tom = people_["tom@contoso.example"].model_copy(update={"team": "care"})
    world = begin(program=program_with(people={**people_, "tom@contoso.example": tom}))
    press(world, "priya", "Take out")

    world.submit("priya", person="sam@contoso.example")

    assert world.errors("priya")["person"].startswith("Take somebody else in first: Sam is the last one in Field Ops.")


def test_whoever_left_meanwhile_is_not_taken_out_twice(begin):
    world = begin()
    press(world, "maria", "Take out")
    world.submit("maria", person="ben@contoso.example")
    world.loop("priya", "people remove Ben")

    world.submit("maria")

    assert world.told("maria")[-1] == "Ben Okoro is in no team already, just so."


def test_customers_of_a_restricted_team_are_not_named_to_others(begin):
    """Ben was moved from a team that keeps its tickets to itself, and has one of them still."""
    teams = program().teams
    care = teams["care"].model_copy(update={"restricted": True})
    world = begin(program=program_with(teams={**teams, "care": care}))
    ticket = world.feedback(score=2)
    world.press("ben", "Claim", on=world.card(ticket))
    world.loop("priya", "people add Ben to field-ops")
    press(world, "tom", "Take out")

    world.submit("tom", person="ben@contoso.example")

    assert "Ben has one open ticket. It goes back" in world.modal("tom").shown
    assert "Grace" not in world.modal("tom").shown


# -- typed words, too, ask Slack first


def test_whom_nobody_has_met_can_be_named_by_address(begin):
    world = begin()

    assert world.loop("maria", "people add cora@contoso.example").startswith("Cora Lind is in Customer Care now.")


def test_an_address_of_somebody_whose_account_was_closed_unheard_is_refused_at_once(begin):
    world = begin()
    world.loop("maria", "people add @Cora Lind")
    world.loop("maria", "people remove @Cora Lind")
    world.slack.deactivate(CORA)

    assert "it is closed" in world.loop("maria", "people add cora@contoso.example")
    assert "cora" not in people(world)
