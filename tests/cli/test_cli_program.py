"""`ringback program`: what an author of a program file is told."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from handlers.program_file import check
from tests.cli.process import PROGRAM, ROOT

BAD = sorted((ROOT / "tests" / "programs" / "bad").glob("*.yaml"))


def test_a_program_without_mistakes_is_fine(ringback):
    checked = ringback("program", "check", PROGRAM)

    assert (checked.exit_code, checked.stdout.splitlines()[0]) == (0, "program.yaml is fine.")


def test_what_nobody_acts_upon_yet_is_said_and_is_no_warning(ringback):
    said = ringback("program", "check", PROGRAM, "--strict")
    assert said.exit_code == 0
    assert [line.partition(":")[2].partition(":")[0].strip() for line in said.stdout.splitlines()[1:]] == [
        "recovery_actions",
        "ask_customer",
    ]


def test_secrets_need_not_be_there_to_check_a_program(ringback, monkeypatch):
    monkeypatch.delenv("STANDARD_SECRET")

    assert ringback("program", "check", PROGRAM).exit_code == 0


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_every_mistake_is_a_line_of_its_own(ringback, file):
    mistakes = check(file, None)
    checked = ringback("program", "check", file)

    assert checked.exit_code == (1 if mistakes else 0)
    assert not mistakes or checked.stdout.splitlines() == [str(mistake) for mistake in mistakes]


def test_a_file_that_is_not_there_is_wrong_usage(ringback):
    assert ringback("program", "check", "nowhere.yaml").exit_code == 2


def test_a_route_says_step_by_step_why(ringback):
    routed = ringback("program", "route", PROGRAM, "--json", '{"score": 3, "comment": "Late again"}')

    assert routed.exit_code == 0
    assert [line.split()[0] for line in routed.stdout.splitlines() if line] == [
        "workflow",
        "vulnerable",
        "complaint",
        "leaving",
        "detractor",
        "detractor:",
        "First",
        "Solved",
        "Owned",
        "Playbook:",
        "Escalation",
        "unclaimed",
        "first_contact",
        "first_contact",
        "promise",
        "reopened:",
        "customer_wrote",
        "asked_for_help:",
        "public_risk:",
        "none",
    ]
    lines = routed.stdout.splitlines()
    assert "detractor: a ticket for Customer Care." in lines
    assert "Owned by whoever claims it: Ana Ruiz, Ben Okoro, Maria Chen." in lines
    assert "(1d on the customer's clock)" in routed.stdout
    assert lines[-2:] == ["  public_risk: Dana Whitfield", "  none of them answers in time: Priya Nair"]


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ("    escalation: shop\n", ["Escalation shop:", "  unclaimed 4h: the team"]),
        ("", ["No escalation: nobody else hears of it by the clock."]),
    ],
)
def test_a_route_names_whoever_is_asked_for_help_as_the_map_does(ringback, home, steps, says):
    text = (ROOT / "tests" / "programs" / "good" / "smallest.yaml").read_text("utf-8") + "    rollout: live\n"
    policy = "escalations: {shop: [{after: unclaimed 4h, notify: team}]}\n" if steps else ""
    (home / "program.yaml").write_text(text.replace("workflows:", f"{policy}workflows:") + steps, "utf-8")

    lines = ringback("program", "route", home / "program.yaml", "--json", '{"score": 2}').stdout.splitlines()
    drawn = ringback("program", "map", home / "program.yaml").stdout

    assert lines[-2 - len(says) :] == [*says, "  asked_for_help: Kim Berg", "  none of them answers in time: Kim Berg"]
    assert "If whoever has it asks for help, Kim Berg is told and has 4 working hours to answer." in drawn


def test_a_route_says_which_part_did_not_hold_and_what_was_seen(ringback):
    said = '{"score": 9, "comment": "I cancel", "source": "typeform-nps"}'

    routed = ringback("program", "route", PROGRAM, "--json", said).stdout

    assert 'leaving     no match  band != "promoter": band is "promoter"' in routed
    assert "detractor   no match  score <= 6: score is 9" in routed
    assert "!has_score: has_score is true" in routed


def test_a_route_names_whom_the_workflow_tells(ringback):
    manager = '{"account_manager": "maria@contoso.example"}'
    leaving = '{"score": 2, "comment": "I cancel", "customer": {"attributes": %s}}'

    known = ringback("program", "route", PROGRAM, "--json", leaving % manager).stdout
    unknown = ringback("program", "route", PROGRAM, "--json", leaving % "{}").stdout

    assert "Told besides: Maria Chen." in known
    assert "Told besides: nobody (customer.attributes.account_manager is not known here)." in unknown


def test_a_source_that_is_not_there_is_refused_with_the_list(ringback):
    refused = ringback("program", "route", PROGRAM, "--json", '{"score": 3, "source": "nope"}')

    assert refused.exit_code == 2
    assert 'there is no source "nope". Choose from: delighted-nps, relationship-nps, typeform-nps.' in refused.stderr


def test_what_nobody_was_asked_is_routed_without_a_score(ringback, tmp_path):
    program, signal = (
        tmp_path / "program.yaml",
        "sources:\n  health: {format: standard, kind: signal, context: {risk: number}}\n",
    )
    text = PROGRAM.read_text("utf-8").replace("\nsources:\n", f"\n{signal}", 1)
    program.write_text(text.replace("when: score <= 6", "when: context.risk > 0.7", 1), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAM.parent / "playbooks")
    said = '{"source": "health", "context": {"risk": 0.9}}'

    routed = ringback("program", "route", program, "--json", said, "--expect", "detractor")

    assert routed.exit_code == 0, routed.output


def test_a_question_ends_as_one(ringback):
    refused = ringback("program", "route", PROGRAM, "--json", '{"score": 3, "source": "delighted"}')

    assert 'Did you mean "delighted-nps"? ' in refused.stderr


def test_a_route_names_what_is_not_known(ringback, tmp_path):
    program = tmp_path / "program.yaml"
    program.write_text(PROGRAM.read_text("utf-8").replace("when: score <= 6", "when: segment.newcomer"), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAM.parent / "playbooks")

    routed = ringback("program", "route", program, "--json", '{"score": 3}', "--expect", "none")

    assert routed.exit_code == 0
    assert "not known here: segment.newcomer" in routed.stdout


@pytest.mark.parametrize(
    ("feedback", "expected", "exit_code"),
    [
        ('{"score": 3}', "detractor", 0),
        ('{"score": 3}', "leaving", 1),
        ('{"score": 3}', "none", 1),
        ('{"score": 8}', "none", 0),
        ('{"score": 3}', "no-such-workflow", 2),
        ('{"score": 11}', "detractor", 1),
        ("not json", "detractor", 1),
        ("@nowhere.json", "detractor", 2),
    ],
)
def test_a_route_can_be_expected(ringback, feedback, expected, exit_code):
    routed = ringback("program", "route", PROGRAM, "--json", feedback, "--expect", expected)

    assert routed.exit_code == exit_code
    assert "Traceback" not in routed.output


@pytest.mark.parametrize(
    ("feedback", "says"),
    [
        ('{"score": 3, "comment": "Stop!"}', "wants to be left in peace. It is kept and counted, and nobody gets in"),
        ('{"score": 3, "opted_out": true}', "wants to be left in peace. It is kept and counted, and nobody gets in"),
        ('{"score": 3, "withdrawn": true}', "it was taken back"),
    ],
)
def test_a_route_opens_nothing_for_whoever_wants_no_more_of_it(ringback, feedback, says):
    routed = ringback("program", "route", PROGRAM, "--json", feedback, "--expect", "none")

    assert routed.exit_code == 0, routed.output
    assert says in routed.stdout
    assert "a ticket for" not in routed.stdout


def test_a_route_counts_from_when_the_customer_pressed_send(ringback):
    said = '{"score": 3, "submitted_at": "2026-01-12T09:00:00Z"}'

    lines = ringback("program", "route", PROGRAM, "--json", said).stdout.splitlines()

    assert "First contact by Tue 2026-01-13 09:00 (1d on the customer's clock), which is over." in lines
    assert "which is over" not in ringback("program", "route", PROGRAM, "--json", '{"score": 3}').stdout


def test_feedback_may_stand_in_a_file(ringback, home: Path):
    (home / "feedback.json").write_text('{"id": "x", "score": 2, "source": "typeform-nps"}')

    assert ringback("program", "route", PROGRAM, "--json", "@feedback.json", "--expect", "detractor").exit_code == 0


def test_the_schema_is_one(ringback):
    schema = json.loads(ringback("program", "schema").stdout)

    Draft202012Validator.check_schema(schema)
    assert {"program", "people", "teams", "workflows"} <= set(schema["required"])
    assert "revision" not in schema["properties"]
