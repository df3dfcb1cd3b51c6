"""The program changes while tickets are open: what they keep, and what is today's."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.errors import Busy
from bot.program import Program, RootCause
from handlers.program_file import load, read_kept, text_to_keep
from tests.world import ROOT, SECRETS, program, program_with

STARTER = ROOT / "programs" / "broadband"
DOUBLE_CHARGE, BILLED_TWICE = "Double charge", "Billed twice"


def edited(folder: Path, *changes: tuple[str, str]) -> Program:
    """The starter program after its owner changed some of its words."""
    text = (STARTER / "program.yaml").read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "program.yaml").write_text(text, "utf-8")
    (folder / "playbooks").symlink_to(STARTER / "playbooks")
    return load(folder / "program.yaml", SECRETS)


def tomorrows(folder: Path) -> Program:
    """Another name for a cause, and half the time for customers to object."""
    return edited(folder, ("double-charge, unclear", "billed-twice, unclear"), ("close_after: 7d", "close_after: 3d"))


def causes_offered(world, ticket: int) -> str:
    world.press("ana", "Root cause", on=world.card(ticket))
    offered = str(world.modal("ana").body)
    world.leave("ana")
    return offered


def restart_with(world, changed: Program) -> None:
    world.stop_bot()
    world.program = changed
    world.start_bot()


@pytest.mark.everywhere
def test_a_ticket_keeps_its_causes_and_its_time_whatever_the_program_says_after_a_restart(world, tmp_path):
    before = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(before))
    restart_with(world, tomorrows(tmp_path))

    assert DOUBLE_CHARGE in causes_offered(world, before)
    assert BILLED_TWICE not in causes_offered(world, before)
    world.close("ana", before, cause="billing/double-charge")
    assert "Billing – Double charge" in world.timeline(before)[-1]
    assert world.ticket(before).confirm_by == world.clock() + timedelta(days=7)


def test_after_a_restart_nobody_waits_for_an_earlier_program_to_be_read(world, tmp_path):
    before = world.feedback(score=2)
    restart_with(world, tomorrows(tmp_path))

    program_of = world.bot.records.moment_of_writing().program_of

    assert program_of(world.ticket(before)).revision == program().revision
    with pytest.raises(Busy):
        program_of(replace(world.ticket(before), revision="another process's"))


def test_a_new_ticket_goes_by_the_new_program(world, tmp_path):
    world.change_program(tomorrows(tmp_path))
    after = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(after))

    assert BILLED_TWICE in causes_offered(world, after)
    world.close("ana", after, cause="billing/billed-twice")
    assert world.ticket(after).confirm_by == world.clock() + timedelta(days=3)


def test_a_cause_of_another_revision_is_refused(world, tmp_path):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Close", on=world.card(ticket))
    form = world.modal("ana")
    world.leave("ana")
    world.change_program(tomorrows(tmp_path))
    after = world.feedback(score=2, customer={"id": "B-2", "name": "Tom Ward", "email": "tom@example.com"})
    world.press("ana", "Claim", on=world.card(after))

    world.open_again("ana", form)
    world.submit("ana", cause="billing/double-charge", actions="Refunded.", outcome="solved")
    assert world.ticket(ticket).record.cause == "billing/double-charge"

    offered = causes_offered(world, after)
    assert BILLED_TWICE in offered
    assert DOUBLE_CHARGE not in offered


def test_people_and_teams_are_todays_for_every_ticket(world):
    ticket = world.feedback(score=2)
    without_ben = {email: person for email, person in program().people.items() if not email.startswith("ben@")}
    world.change_program(program_with(people=without_ben, revision="without Ben"))

    world.press("ben", "Claim", on=world.card(ticket))

    assert world.owner(ticket) is None


def test_an_answer_that_moves_to_another_workflow_goes_by_the_program_that_moved_it(world):
    ticket = world.feedback(score=None, id="resp-9")
    world.change_program(program_with(revision="the next one"))

    world.feedback(score=2, id="resp-9")

    assert world.ticket(ticket).workflow == "detractor"
    assert world.ticket(ticket).revision == "the next one"


def test_a_ticket_whose_revision_nobody_knows_goes_by_todays_program(world):
    lost = {"billing": RootCause(subcategories=["long-gone"])}
    world.change_program(program_with(root_causes=lost, revision="never kept"))
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    with capture_logs() as logs:
        restart_with(world, program())
        assert DOUBLE_CHARGE in causes_offered(world, ticket)

    [warned] = [line for line in logs if line.get("revision") == "never kept"]
    assert "today's" in warned["event"]


@pytest.mark.everywhere
def test_every_program_that_took_effect_is_kept_as_it_was_written_and_without_secrets(world, tmp_path):
    changed = tomorrows(tmp_path)
    restart_with(world, changed)
    restart_with(world, program())

    revisions = world.bot.records.revisions
    for took_effect in (program(), changed):
        kept = revisions.text_of(took_effect.revision)
        assert kept == text_to_keep(took_effect)
        assert "STANDARD_SECRET" in kept
        assert not any(secret in kept for secret in SECRETS.values())
    assert revisions.text_of("another") is None


def test_a_kept_program_is_read_even_where_it_would_be_refused_today(tmp_path):
    changed = edited(tmp_path, ("metric: response_rate, target: 100%", "metric: response_rate, target: 99%"))
    kept = text_to_keep(changed).replace("metric: response_rate", "metric: no_such").replace("C0CARE", "care-leads")

    read = read_kept(changed.revision, kept)

    assert read is not None
    assert (read.revision, read.causes(), read.workflows) == (changed.revision, changed.causes(), changed.workflows)
    assert read.sla == changed.sla


@pytest.mark.parametrize("kept", ["", "{}", '{"file": "a: [", "playbooks": {}}', '{"file": "1", "playbooks": {}}'])
def test_what_cannot_be_read_at_all_is_no_program(kept):
    assert read_kept("some", kept) is None


def test_a_team_that_is_gone_is_told_at_the_start(world):
    world.feedback(score=2)
    field_ops = {"field-ops": program().teams["field-ops"]}
    others = tuple(each.model_copy(update={"team": "field-ops"}) for each in program().workflows)

    with capture_logs() as logs:
        restart_with(world, program_with(teams=field_ops, workflows=others, revision="without care"))

    [warned] = [line for line in logs if line.get("team") == "care"]
    assert (warned["log_level"], warned["tickets"]) == ("warning", 1)
