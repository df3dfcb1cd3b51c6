"""What is legal in a program file and unwise: a folder of files, each named after what is unwise in it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.program.warnings import Known, Load
from handlers.program_file import advise, check
from tests.domain.test_program import ENVIRON, PROGRAMS, expected_mistakes, names

MONDAY = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
LONG_SECRET = "whsec_c3RvcmllcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ="
UNWISE = sorted((PROGRAMS / "unwise").glob("*.yaml"))
FEW, MUCH = "target-that-few-would-meet", "more-than-the-team-can-do"
GONE = "cause-gone-without-a-new-name"


@dataclass(frozen=True)
class Past:
    """A ticket that was answered so long after the customer pressed send; None: never."""

    after: timedelta | None
    workflow: str = "unhappy"
    team: str = "care"
    cause: str = ""
    counts: bool = True
    submitted_at: datetime = MONDAY - timedelta(days=20)

    @property
    def first_contact_at(self) -> datetime | None:
        return None if self.after is None else self.submitted_at + self.after


def answered(*, in_time: int, late: int, never: int = 0) -> list[Past]:
    times = [timedelta(hours=3)] * in_time + [timedelta(hours=30)] * late + [None] * never
    return [Past(time) for time in times]


#: What is known besides the file, where the file alone is not unwise.
BESIDES = {
    FEW: {"past": answered(in_time=9, late=8, never=3)},
    GONE: {"past": [Past(None, cause="billing/late"), Past(None, cause="price/dear"), Past(None, cause="price")]},
    MUCH: {"loads": {"care": Load(tickets=41.2, can_do=25)}},
}


def known(has_run: bool = False, **besides) -> Known:
    return Known(now=MONDAY, has_run=has_run, **besides)


def found(file: Path, about: Known | None = None) -> list[str]:
    about = about or known(**BESIDES.get(file.stem, {}))
    environ = {**ENVIRON, "LONG_SECRET": LONG_SECRET}
    return [str(warning) for warning in advise(file, environ, lambda program: about)]


@pytest.mark.parametrize("file", UNWISE, ids=names(UNWISE))
def test_an_unwise_file_has_no_mistake_and_one_warning_with_its_line_and_a_remedy(file):
    expected = expected_mistakes(file)

    assert len(expected) == 1
    assert check(file, {**ENVIRON, "LONG_SECRET": LONG_SECRET}) == []
    assert found(file) == expected


def test_the_starter_programs_are_wise():
    starters = sorted((Path(__file__).parents[2] / "programs").glob("*/program.yaml"))
    long = dict.fromkeys(("STANDARD_SECRET", "TYPEFORM_SECRET", "DELIGHTED_SECRET"), LONG_SECRET)

    assert starters
    assert {file.parent.name: advise(file, long, lambda program: known()) for file in starters} == {
        file.parent.name: [] for file in starters
    }


@pytest.mark.parametrize(
    ("resolve", "first_contact", "is_unwise"),
    [
        ("{within: 24h}", "{within: 24h}", False),
        ("{within: 23h, clock: staff}", "{within: 24h, clock: staff}", True),
        ("{within: 23h, clock: customer}", "{within: 24h, clock: staff}", True),
        ("{within: 23h, clock: staff}", "{within: 24h, clock: customer}", False),
    ],
    ids=["as long", "both on the staff's clock", "the staff's clock is never ahead", "it may be behind"],
)
def test_what_is_solved_before_the_first_contact_is_told_by_both_clocks(tmp_path, resolve, first_contact, is_unwise):
    unwise = (PROGRAMS / "unwise" / "solved-before-the-first-contact.yaml").read_text("utf-8")
    old = "{first_contact: {within: 24h}, resolve: {within: 2h}}"
    assert unwise.count(old) == 1
    file = tmp_path / "program.yaml"
    file.write_text(unwise.replace(old, f"{{first_contact: {first_contact}, resolve: {resolve}}}"), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAMS / "unwise" / "playbooks")

    assert [line for line in found(file, known()) if "sla.standard.resolve" not in line] == []
    assert bool(found(file, known())) is is_unwise


def test_what_the_environment_does_not_say_is_no_warning():
    assert advise(PROGRAMS / "unwise" / "secret-is-short.yaml", {}, lambda program: known()) == []


def test_whoever_may_be_told_at_any_hour_may_take_longer_than_a_day(tmp_path):
    unwise = (PROGRAMS / "unwise" / "step-with-more-than-a-day-to-answer.yaml").read_text("utf-8")
    step = "notify: kim@shop.example, any_hour: true, acknowledge: 24h"
    file = tmp_path / "program.yaml"
    file.write_text(unwise.replace("notify: lead, acknowledge: 24h", step), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAMS / "unwise" / "playbooks")

    assert step in file.read_text("utf-8")
    assert found(file, known()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("role: lead, trained: [complaints]", "role: lead, trained: [complaints], takes_a_day: 2"),
        ("team: care, role: frontline", "team: care, role: frontline, trained: [complaints]"),
        ("team: care, role: frontline", "team: care, role: lead"),
    ],
    ids=["the lead's own work", "somebody frontline has it", "nobody but leads is in the team"],
)
def test_a_training_that_only_leads_have_is_no_surprise_where_they_take_tickets(tmp_path, old, new):
    unwise = (PROGRAMS / "unwise" / "training-that-only-the-lead-has.yaml").read_text("utf-8")
    assert unwise.count(old) == 1
    file = tmp_path / "program.yaml"
    file.write_text(unwise.replace(old, new), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAMS / "unwise" / "playbooks")

    assert found(file, known()) == []


def test_a_file_with_a_mistake_is_given_no_advice():
    assert advise(PROGRAMS / "bad" / "unknown-team.yaml", ENVIRON, lambda program: known()) == []


def test_many_live_workflows_are_only_too_many_at_the_start():
    assert found(PROGRAMS / "unwise" / "too-many-live-at-the-start.yaml", known(has_run=True)) == []


@pytest.mark.parametrize(
    "past",
    [
        answered(in_time=10, late=10),
        answered(in_time=0, late=19),
        [Past(None, submitted_at=MONDAY - timedelta(hours=2)) for _ in range(30)],
        [Past(None, counts=False) for _ in range(30)],
        [Past(timedelta(days=9), workflow="of-old") for _ in range(30)],
    ],
    ids=["half of them met it", "too few to say", "they may yet hear in time", "spam", "of a workflow that is gone"],
)
def test_a_target_is_no_surprise_unless_most_of_enough_customers_waited_longer(past):
    assert found(PROGRAMS / "unwise" / f"{FEW}.yaml", known(past=past)) == []


def test_what_a_team_can_just_do_is_not_too_much():
    loads = {"care": Load(tickets=25, can_do=25), "gone": Load(tickets=9, can_do=1)}

    assert found(PROGRAMS / "unwise" / f"{MUCH}.yaml", known(loads=loads)) == []


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("score <= 6 || score > 6", '"true"', "it is a pilot, and takes every answer"),
        ("score <= 6 || score > 6", "score <= 6", ""),
        ("score <= 6 || score > 6", "score <= 6 || size(comment) > 2", ""),
        ("    rollout: pilot\n", "    rollout: pilot\n    scope: {segments: [big]}\n", ""),
        ("    rollout: pilot\n", "    rollout: live\n", ""),
    ],
)
def test_a_pilot_is_on_trial_with_some(tmp_path, old, new, left):
    unwise = (PROGRAMS / "unwise" / "pilot-that-takes-everything.yaml").read_text("utf-8")
    file = tmp_path / "program.yaml"
    file.write_text(unwise.replace(old, new), "utf-8")
    (tmp_path / "playbooks").symlink_to(PROGRAMS / "unwise" / "playbooks")

    said = found(file, known())

    assert [left in each for each in said] == ([True] if left else [])
