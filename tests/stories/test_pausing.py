"""What changes daily changes in the chat: a workflow is paused, nothing is lost, and it goes on."""

from datetime import timedelta

import pytest

from bot.moment import Moment
from bot.revising.holding import as_today
from tests.program_files import ProgramFile, noticed
from tests.world import program, program_with

TOM = {"id": "B-2", "name": "Tom Ward", "email": "tom.ward@example.com"}


def low(world, **customer) -> int:
    return world.feedback(score=5, comment="Slow again.", **({"customer": customer} if customer else {}))


@pytest.mark.everywhere
def test_a_paused_workflow_opens_no_ticket_and_goes_on_where_it_stopped(world):
    before = low(world)

    said = world.loop("priya", "pause detractor until Thursday")
    assert said.startswith("Detractor is paused until Thu 5 Mar.")
    assert "opens no ticket, and goes to no other workflow" in said
    assert low(world, **TOM) == 0
    assert world.ticket(before).is_live

    assert world.loop("priya", "resume detractor").startswith("Detractor opens tickets again.")
    assert "One answer came meanwhile and has no ticket" in world.told("priya")[-1]
    assert low(world, id="C-3", name="Jo Hill", email="jo@example.com") > 0


def test_what_comes_for_a_paused_workflow_goes_to_none_below_it(world):
    below = program().workflow("detractor").model_copy(update={"name": "everybody-else", "when": "score <= 10"})
    world.change_program(program_with(workflows=(*program().workflows, below)))
    world.loop("priya", "pause detractor")

    assert low(world) == 0
    assert world.loop("priya", "pause").startswith("One workflow paused:")
    assert "one answer kept so far" in world.told("priya")[-1]


def test_a_pause_ends_by_itself_on_its_day_and_says_what_came(world):
    world.loop("priya", "pause detractor until tomorrow")
    low(world)

    world.jump(hours=24)

    assert "Detractor opens tickets again: its pause is over." in world.dms("priya")[-1]
    assert "One answer came meanwhile" in world.dms("priya")[-1]
    assert low(world, **TOM) > 0


def test_a_pause_that_is_over_holds_nothing_back_though_nobody_has_looked(world):
    world.loop("priya", "pause detractor until tomorrow")
    world.clock.pass_(hours=24)

    answer = world.deliver(id="late", submitted_at=world.clock().isoformat(), score=5, comment="Slow.")

    assert answer.status_code == 202
    [ticket] = world.bot.views.live(teams=("care",))
    assert ticket.workflow == "detractor"


def test_a_lead_pauses_what_is_their_teams_and_the_owner_hears_of_it(world):
    world.loop("maria", "pause detractor until Thursday")

    assert low(world) == 0
    assert "Detractor is paused by Maria until Thu 5 Mar." in world.dms("priya")[-1]

    world.loop("priya", "resume detractor")
    assert "Detractor opens tickets again: Priya resumed it." in world.dms("maria")[-1]


def test_what_a_pause_held_back_gets_its_tickets_when_somebody_asks_for_them(world):
    world.loop("priya", "pause detractor until tomorrow")
    low(world)
    low(world, **TOM)
    world.jump(hours=24)
    over = world.messages("@priya")[-1]
    assert "Two answers came meanwhile and have no ticket." in over.shown

    world.press("priya", "Open their tickets", on=over)

    assert "Two tickets opened" in world.told("priya")[-1]
    tickets = world.bot.views.live(teams=("care",))
    assert {ticket.workflow for ticket in tickets} == {"detractor"}
    assert [world.clock() - ticket.submitted_at for ticket in tickets] == [timedelta(hours=24)] * 2

    world.press("priya", "Open their tickets", on=over)
    assert "They have their tickets already" in world.told("priya")[-1]
    assert len(world.bot.views.live(teams=("care",))) == 2


def test_what_is_paused_again_waits_on(world):
    world.loop("maria", "pause detractor")
    low(world)
    world.loop("priya", "resume detractor")
    over = world.messages("@maria")[-1]
    world.loop("priya", "pause detractor")

    world.press("maria", "Open its ticket", on=over)

    assert "Resume detractor first" in world.told("maria")[-1]
    assert world.bot.views.live(teams=("care",)) == []


@pytest.mark.parametrize("somebody", ["ana", "tom", "dana"])
def test_nobody_else_may(world, somebody):
    assert "Ask the team's lead" in world.loop(somebody, "pause detractor")

    assert low(world) > 0


def test_what_nobody_understands_is_asked_back(world):
    assert "there is no workflow “refunds”" in world.loop("priya", "pause refunds until Monday")
    assert "I can't read “whenever” as a day" in world.loop("priya", "pause detractor until whenever")
    assert "“/loop pause detractor until Monday”" in world.told("priya")[-1]
    assert "still to come" in world.loop("priya", "pause detractor until 2026-03-01")
    assert "three months at most" in world.loop("priya", "pause detractor until 2027-03-01")
    assert "Detractor is not paused" in world.loop("priya", "resume detractor")

    assert low(world) > 0


def test_who_asks_for_what_is_paused_sees_it_and_what_they_may_pause(world):
    world.loop("priya", "pause no-score")

    shown = world.loop("maria", "pause")
    assert "until somebody resumes it; by Priya since Mon 2 Mar" in shown
    assert "/loop pause no-score until Monday" in shown
    assert "You can pause" not in world.loop("ana", "pause")


def test_pausing_again_changes_until_when(world):
    world.loop("priya", "pause detractor until Thursday")
    assert "paused already" in world.loop("priya", "pause detractor until Thursday")

    world.loop("priya", "pause detractor until Friday")

    assert "until Fri 6 Mar" in world.loop("priya", "pause")


def test_a_pause_outlives_a_restart(world):
    world.loop("priya", "pause detractor until Thursday")
    world.stop_bot()
    world.start_bot()

    assert low(world) == 0


def test_a_pause_outlives_a_change_of_the_file(open_world, tmp_path):
    file = ProgramFile(tmp_path)
    world = open_world(file=file.path)
    world.loop("priya", "pause detractor until Thursday")

    file.edit(world, ("close_after: 7d", "close_after: 5d"))
    noticed(world)

    assert world.bot.records.program.current.revision != program().revision
    assert low(world) == 0


def test_an_answer_that_is_completed_stays_with_the_ticket_it_has(world):
    ticket = world.feedback(score=None, id="resp-9")
    world.loop("priya", "pause detractor")

    world.feedback(score=5, id="resp-9")

    assert world.ticket(ticket).workflow == "no-score"


def test_an_answer_that_was_held_is_followed_up_where_it_is_completed_after_the_pause(world):
    world.loop("priya", "pause detractor")
    assert world.feedback(score=5, id="resp-9") == 0
    world.loop("priya", "resume detractor")

    assert world.feedback(score=4, id="resp-9") > 0


def test_every_pause_is_kept_with_who_and_when(world):
    world.loop("maria", "pause detractor until Thursday")
    world.loop("priya", "resume detractor")

    resumed, paused, _ = world.bot.records.editions.all()
    assert (paused.what, paused.by, paused.about) == ("paused", "maria@contoso.example", "detractor")
    assert (resumed.what, resumed.by, resumed.at) == ("resumed", "priya@contoso.example", world.clock())


def test_an_answer_whose_turn_comes_under_another_program_goes_by_that_one(world):
    """Its conditions are asked before its turn: by then, that workflow may be gone."""
    asked = program().workflow("detractor")
    renamed = asked.model_copy(update={"name": "unhappy"})
    now = Moment(world.clock(), program_with(workflows=(renamed,)))
    low(world)
    [ticket] = world.bot.views.live(teams=("care",))
    said = world.dossier(ticket.number).feedback

    assert as_today(asked, program().revision, said, program()) is asked
    assert as_today(asked, "an earlier one", said, now.program) is renamed


def test_the_example_is_no_careful_case(world):
    said = world.loop("priya", "pause")

    assert "/loop pause no-score until Monday" in said
    assert "/loop pause vulnerable" not in said
