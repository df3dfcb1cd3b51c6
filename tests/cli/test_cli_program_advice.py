"""`ringback program check`, of a file that is legal: what it advises, and what `--strict` makes of it."""

from datetime import UTC, datetime, timedelta
from shutil import copytree

import pytest

from bot.commands import LogCall
from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.service import Handle
from bot.ticket import CallOutcome
from composition import open_records
from handlers.settings import Settings
from tests.cli.process import ENVIRONMENT, PROGRAM, ROOT

UNWISE = ROOT / "tests" / "programs" / "unwise"
SHORT = UNWISE / "secret-is-short.yaml"
MANY = UNWISE / "too-many-live-at-the-start.yaml"


def test_a_warning_stands_behind_its_place_and_stops_nothing(ringback):
    checked = ringback("program", "check", UNWISE / "cause-nobody-fixes.yaml")

    warning, summary = checked.stdout.splitlines()
    assert checked.exit_code == 0
    assert warning.startswith("cause-nobody-fixes.yaml:29: warning: root_causes.price: nobody fixes it")
    assert summary == "cause-nobody-fixes.yaml has no mistakes, and 1 warning."


def test_strictly_a_warning_is_a_mistake(ringback):
    assert ringback("program", "check", "--strict", UNWISE / "cause-nobody-fixes.yaml").exit_code == 1
    assert ringback("program", "check", "--strict", PROGRAM).exit_code == 0


def test_secrets_are_weighed_where_the_environment_has_them_and_never_shown(ringback, monkeypatch):
    assert "warning" not in ringback("program", "check", SHORT).stdout

    monkeypatch.setenv("SECRET", "hunter2")
    checked = ringback("program", "check", SHORT)

    assert "sources.card.secret_next: this secret is short: 7 bytes." in checked.stdout
    assert "hunter2" not in checked.stdout


def test_a_company_that_has_begun_may_have_more_workflows(ringback):
    assert "live from the first day" in ringback("program", "check", MANY).stdout

    ringback("db", "upgrade")

    assert "live from the first day" not in ringback("program", "check", MANY).stdout


def test_without_a_database_there_is_no_past(ringback):
    refused = ringback("program", "check", "--past", PROGRAM)

    assert refused.exit_code == 2
    assert "there is no database" in refused.stderr


@pytest.mark.parametrize(("hours", "unwise"), [(40, True), (1, False)])
def test_targets_are_compared_with_the_past(ringback, home, hours, unwise):
    now = datetime.now(UTC)
    answers_took(timedelta(hours=hours), times=20, now=now)

    checked = ringback("program", "check", "--past", PROGRAM)

    assert checked.exit_code == 0
    assert ("of 20 customers so far, 0 would have heard from you in time" in checked.stdout) is unwise


def answers_took(span, *, times, now):
    """Tickets of five days ago, whose customers were called after *span*."""
    submitted, clock = now - timedelta(days=5), {"now": now}
    settings = Settings(_env_file=None, database_url=ENVIRONMENT["DATABASE_URL"], ringback_program=str(PROGRAM))
    records = open_records(settings, ENVIRONMENT)
    records.clock = lambda: clock["now"]
    program = records.program.current
    for number in range(times):
        clock["now"] = submitted
        answer = Feedback(
            source="relationship-nps",
            external_id=f"{submitted:%d}-{number}",
            submitted_at=submitted,
            score=2,
            scale=Scale.NPS,
            customer=Customer(external_id=str(number), phone="+44 20 7946 0018"),
        )
        [taken] = records.run([Ingest(answer.id, answer, program.workflow_for(answer))])
        clock["now"] = submitted + span
        call = LogCall(by=program.person("ana@contoso.example"), outcome=CallOutcome.REACHED)
        records.run([Handle(taken.ticket, call)])
    records.close()


def test_what_came_in_lately_is_compared_with_what_people_can_do(ringback, home):
    text = PROGRAM.read_text("utf-8").replace(
        "team: care, role: frontline", "team: care, role: frontline, takes_a_day: 0"
    )
    file = home / "ours" / "program.yaml"
    copytree(PROGRAM.parent, file.parent)
    file.write_text(text, "utf-8")
    answers_took(timedelta(hours=1), times=4, now=datetime.now(UTC))
    assert "it can do about" not in ringback("program", "check", "--past", file).stdout, "one day is no past"

    answers_took(timedelta(hours=1), times=4, now=datetime.now(UTC) - timedelta(days=10))
    assert "it can do about" not in ringback("program", "check", "--past", PROGRAM).stdout
    assert "tickets a day would come, and it can do about 0" in ringback("program", "check", "--past", file).stdout
