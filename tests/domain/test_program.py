"""The program: its file, its mistakes, and what it answers."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.calendars import ALWAYS
from bot.conditions import Verdict
from bot.errors import ProgramError
from bot.feedback import ContactWish, Customer, Feedback, Scale
from bot.people import Role
from bot.program import Cause, Clock, Program, Rollout
from handlers.program_file import check, load

PROGRAMS = Path(__file__).parents[1] / "programs"
BROADBAND = Path(__file__).parents[2] / "programs" / "broadband" / "program.yaml"
ENVIRON = {
    "SECRET": "whsec_dGVzdA",
    "SECRET_NEXT": "whsec_bmV4dA",
    "STANDARD_SECRET": "whsec_c3RhbmRhcmQ",
    "TYPEFORM_SECRET": "typeform",
    "DELIGHTED_SECRET": "delighted",
}
MONDAY = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


def expected_mistakes(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [f"{file.name}:{line[10:]}" for line in lines if line.startswith("# expect: ")]


def names(files: list[Path]) -> list[str]:
    return [file.stem for file in files]


GOOD = [BROADBAND, *sorted((PROGRAMS / "good").glob("*.yaml"))]
BAD = sorted((PROGRAMS / "bad").glob("*.yaml"))


@pytest.fixture(scope="module")
def broadband() -> Program:
    return load(BROADBAND, ENVIRON)


@pytest.fixture(scope="module")
def every_key() -> Program:
    return load(PROGRAMS / "good" / "every-key.yaml", ENVIRON)


def answer(score: float | None = None, comment: str = "", **customer: object) -> Feedback:
    return Feedback(
        source="relationship-nps",
        external_id="1",
        submitted_at=MONDAY,
        score=score,
        scale=Scale.NPS,
        comment=comment,
        customer=Customer(attributes=customer),
    )


# --- the file ----------------------------------------------------------------


@pytest.mark.parametrize("file", GOOD, ids=names(GOOD))
def test_a_good_file_loads(file):
    assert check(file, ENVIRON) == []
    assert load(file, ENVIRON).workflows


@pytest.mark.parametrize("file", BAD, ids=names(BAD))
def test_a_bad_file_says_where_and_what_to_do(file):
    expected = expected_mistakes(file)

    assert expected
    assert [str(mistake) for mistake in check(file, ENVIRON)] == expected
    with pytest.raises(ProgramError) as refused:
        load(file, ENVIRON)
    assert str(refused.value).splitlines() == expected


def test_the_file_is_read_as_yaml_1_2(every_key):
    late = every_key.calendars["late"]

    assert late.holidays == "NO"
    assert late.calendar.is_open(datetime(2026, 3, 2, 22, 59, tzinfo=UTC))
    assert not late.calendar.is_open(datetime(2027, 5, 17, 9, tzinfo=UTC)), "17 May is Norway's day"


def test_a_missing_file_and_one_that_is_no_text_are_mistakes_too(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"version: 1 # Gr\xfc\xdfe")

    assert "cannot be read" in str(check(tmp_path / "none.yaml", {})[0])
    assert "UTF-8" in str(check(tmp_path / "latin.yaml", {})[0])


def test_secrets_come_from_the_environment_and_are_never_shown(every_key):
    source = every_key.sources["app"]

    assert (source.secret, source.secret_next) == ("whsec_dGVzdA", "whsec_bmV4dA")
    assert "whsec" not in repr(every_key)


@pytest.mark.parametrize("file", BAD, ids=names(BAD))
def test_no_mistake_repeats_a_secret(file):
    assert not any("whsec" in str(mistake) for mistake in check(file, ENVIRON))


def test_without_an_environment_only_the_file_itself_is_checked():
    assert check(BROADBAND, None) == []
    assert len(check(BROADBAND, {})) == 3


def test_what_the_environment_decides_is_left_open_without_one(tmp_path):
    file = tmp_path / "program.yaml"
    file.write_text(
        (PROGRAMS / "good" / "smallest.yaml").read_text("utf-8").replace("slack: C1", 'slack: "${CHANNEL}"'), "utf-8"
    )

    assert check(file, None) == []
    assert [mistake.path for mistake in check(file, ENVIRON | {"CHANNEL": "#shop"})] == [
        "teams.shop.conversation.slack"
    ]
    assert load(file, ENVIRON | {"CHANNEL": "C0SHOP"}).teams["shop"].conversation.slack == "C0SHOP"


def test_a_playbook_that_is_no_text_is_named(tmp_path):
    (tmp_path / "playbooks").mkdir()
    (tmp_path / "playbooks" / "calm.md").write_bytes(b"Gr\xfc\xdfe")
    (tmp_path / "program.yaml").write_bytes((PROGRAMS / "good" / "smallest.yaml").read_bytes())

    [mistake] = check(tmp_path / "program.yaml", ENVIRON)

    assert str(mistake) == "playbooks/calm.md: it is not text in UTF-8. Save it as UTF-8."


def test_the_revision_is_the_text_with_its_playbooks(tmp_path, broadband):
    (tmp_path / "playbooks").mkdir()
    for file in BROADBAND.parent.rglob("*.*"):
        (tmp_path / file.relative_to(BROADBAND.parent)).write_bytes(file.read_bytes())
    copy = tmp_path / BROADBAND.name

    assert load(copy, ENVIRON | {"STANDARD_SECRET": "whsec_other"}).revision == broadband.revision
    (tmp_path / "playbooks" / "leaving.md").write_text("Call.", encoding="utf-8")
    assert load(copy, ENVIRON).revision != broadband.revision
    assert load(copy, ENVIRON).playbooks["leaving"] == "Call."


def test_editors_get_a_schema():
    schema = Program.model_json_schema()

    assert {"people", "workflows"} <= set(schema["required"])
    assert not {"revision", "playbooks"} & set(schema["properties"])


# --- people and teams --------------------------------------------------------


def test_people_are_found_in_any_case(broadband, every_key):
    ana = broadband.person("Ana@Contoso.example")

    assert ana is not None
    assert (ana.name, ana.role, ana.team) == ("Ana Ruiz", Role.FRONTLINE, "care")
    assert every_key.person("KIM@NORDLYS.EXAMPLE") is every_key.person("kim@nordlys.example")
    assert broadband.person("nobody@contoso.example") is None


def test_a_team_has_its_people_and_a_lead_their_teams(broadband, every_key):
    assert [person.first_name for person in broadband.people_of("care")] == ["Ana", "Ben", "Maria"]
    assert broadband.leads("Maria@contoso.example") == {"care"}
    assert every_key.leads("ola@nordlys.example") == {"care", "night", "turns"}
    assert broadband.leads("ana@contoso.example") == broadband.leads("dana@contoso.example") == frozenset()


# --- routing -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("feedback", "workflow"),
    [
        (answer(2, "Three visits and still no broadband."), "detractor"),
        (answer(6), "detractor"),
        (answer(7), None),
        (answer(8, "I would switch if it were not for Ana."), "leaving"),
        (answer(0, "I want to CANCEL"), "leaving"),
        (answer(None, "I want to cancel"), "leaving"),
        (answer(10, "Never leave us!"), None),
        (answer(None, "The form is broken."), "no-score"),
        (answer(10, "Lovely people."), None),
        (answer(None), None),
    ],
)
def test_the_first_match_wins(broadband, feedback, workflow):
    found = broadband.workflow_for(feedback)

    assert (found and found.name) == workflow


def test_a_route_says_why(broadband):
    trace = broadband.route(answer(None, "The form is broken.")).trace

    assert [(looked.name, looked.verdict) for looked in trace] == [
        ("vulnerable", Verdict.NO_MATCH),
        ("complaint", Verdict.NO_MATCH),
        ("leaving", Verdict.NO_MATCH),
        ("detractor", Verdict.UNKNOWN),
        ("no-score", Verdict.MATCHED),
    ]
    assert trace[3].reason == "not known here: score"


def test_shadow_is_looked_at_and_does_nothing(broadband):
    route = broadband.route(answer(10, "Lovely people."))

    assert route.workflow is None
    assert route.trace[-1].verdict is Verdict.NOT_LIVE
    assert "shadow" in route.trace[-1].reason


def program_with(*workflows: Mapping[str, str], **sections: object) -> Program:
    smallest = {
        "version": 1,
        "program": {"name": "Corner Shop", "owner": "kim@shop.example", "zone": "Europe/Oslo"},
        "people": {"kim@shop.example": {"name": "Kim Berg", "team": "shop", "role": "lead"}},
        "teams": {"shop": {"lead": "kim@shop.example", "conversation": {"slack": "C1"}}},
        "sources": {"card": {"format": "standard", "secret": "x", "attributes": {"seats": "number"}}},
        "sla": {"standard": {}},
        "defaults": {"team": "shop", "sla": "standard", "if_this_fails": "They leave.", "rollout": "live"},
    }
    return Program.model_validate(smallest | {"workflows": workflows} | sections)


def test_a_condition_that_fails_is_a_fault_and_the_next_gets_its_chance():
    program = program_with(
        {"name": "big", "when": "customer.attributes.seats > 10"}, {"name": "rest", "when": "score <= 6"}
    )

    route = program.route(answer(1, seats="a lot"))

    assert route.workflow is program.workflow("rest")
    assert [(fault.name, fault.verdict) for fault in route.faults] == [("big", Verdict.ERROR)]
    assert program.route(answer(1)).faults == ()


def test_segments_are_known_unknown_or_at_fault():
    program = program_with(
        {"name": "big", "when": "segment.big"},
        {"name": "small", "when": "!segment.big"},
        segments={"big": "customer.attributes.seats > 10"},
    )

    assert program.workflow_for(answer(seats=11)) is program.workflow("big")
    assert program.workflow_for(answer(seats=9)) is program.workflow("small")
    unknown, at_fault = program.route(answer()), program.route(answer(seats="a lot"))
    assert {looked.verdict for looked in (*unknown.trace, *at_fault.trace)} == {Verdict.UNKNOWN}
    assert [fault.name for fault in at_fault.faults] == ["segment.big"]
    assert unknown.faults == ()


def test_pilots_open_tickets():
    program = program_with({"name": "pilot", "when": "score <= 6", "rollout": "pilot"})

    assert program.workflow_for(answer(1)) is program.workflow("pilot")
    assert not Rollout.DRAFT.opens_tickets


def test_a_wish_to_be_called_can_be_asked_for(every_key):
    wish = Feedback(
        source="app", external_id="1", submitted_at=MONDAY, contact=ContactWish(wanted=True, preferred="phone")
    )

    assert every_key.workflow_for(wish) is every_key.workflow("wants-a-call")


# --- what a ticket gets ------------------------------------------------------


def test_deadlines_on_both_clocks(broadband):
    detractor, leaving = broadband.workflow("detractor"), broadband.workflow("leaving")
    friday_evening = datetime(2026, 3, 6, 17, 45, tzinfo=UTC)

    first = broadband.deadlines(detractor, "care", friday_evening).first_contact
    urgent = broadband.deadlines(leaving, "care", friday_evening).first_contact

    assert first.clock is Clock.CUSTOMER
    assert first.due == first.customer_due == friday_evening + timedelta(hours=24)
    assert first.staff_due == datetime(2026, 3, 11, 9, 15, tzinfo=UTC), "15 min, 4 h, twice 9 h 15, and 1 h 15"
    assert urgent.clock is Clock.CUSTOMER
    assert urgent.due == friday_evening + timedelta(hours=16)
    assert urgent.staff_due == datetime(2026, 3, 10, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize("hours", range(0, 24 * 7, 5))
def test_the_starters_urgent_customers_never_hear_later_than_the_others(broadband, hours):
    asked = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(hours=hours)
    due = {w: broadband.deadlines(broadband.workflow(w), "care", asked) for w in ("detractor", "leaving")}

    assert due["leaving"].first_contact.due < due["detractor"].first_contact.due
    assert due["leaving"].resolve.due < due["detractor"].resolve.due


def test_a_workflow_gets_what_it_leaves_out_from_the_defaults(every_key):
    big, call = every_key.workflow("big-and-unhappy"), every_key.workflow("wants-a-call")

    assert (big.team, call.team) == ("care", "night")
    assert call.notify == ("eva@nordlys.example",)
    assert every_key.close_after(big) == timedelta(days=14)
    assert every_key.close_after(call) == timedelta(days=3)
    assert every_key.calendar_of("night") is ALWAYS
    assert every_key.sla_of(big).nudge == (0.5, 0.75, 0.9)


def test_close_after_falls_back_to_the_programs(broadband):
    assert broadband.close_after(broadband.workflow("detractor")) == timedelta(days=7)


def test_causes_have_two_levels(every_key):
    assert every_key.causes() == (
        Cause("billing/double-charge", "Double charge", "Faktura", "care"),
        Cause("billing/unclear-invoice", "Unclear invoice", "Faktura", "care"),
        Cause("price/too-high", "Too high for what it is", "Price"),
        Cause("other", "Other", "Other"),
    )
    assert every_key.cause("price/too-high") == every_key.causes()[2]
    assert every_key.cause("price") is None


def test_templates_of_the_starter_leave_one_gap_each(broadband):
    for template in broadband.templates.values():
        assert template.message.count("[") == 1
        assert "{{ company }}" in template.message
