"""The program owner changes the file while the bot runs: what they hear, who has to agree, and what holds when."""

from datetime import timedelta

import pytest

from tests.program_files import NEEDS_DANA, RUN_BY_FIELD_OPS, ProgramFile, noticed

FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")
FASTER_STILL = ("first_contact: {within: 12h, clock: customer}", "first_contact: {within: 10h, clock: customer}")
BAD = ("team: care\n", "team: car\n")
TOM = {"id": "B-2", "name": "Tom Ward", "email": "tom.ward@example.com"}
JO = {"id": "C-3", "name": "Jo Hill", "email": "jo@example.com"}


@pytest.fixture
def file(tmp_path):
    return ProgramFile(tmp_path)


@pytest.fixture
def guarded(tmp_path):
    return ProgramFile(tmp_path, NEEDS_DANA)


def answer_within(world, ticket) -> timedelta:
    return world.ticket(ticket).first_contact.due - world.ticket(ticket).submitted_at


def within(world, customer) -> timedelta:
    """How soon somebody who writes now is to hear from us."""
    return answer_within(world, world.feedback(score=5, comment="Slow again.", customer=customer))


def test_a_file_that_changes_takes_effect_and_its_owner_reads_what_is_different(open_world, file):
    world = open_world(file=file.path)
    before = world.feedback(score=5, comment="Slow again.")

    file.edit(world, FASTER)

    [said] = world.dms("priya")
    assert "Your program has changed." in said
    assert "Workflows detractor and no-score" in said
    assert "first contact within 12h instead of 24h" in said
    assert within(world, TOM) == timedelta(hours=12)
    assert answer_within(world, before) == timedelta(hours=24)


def test_nobody_is_told_at_night(open_world, file):
    world = open_world(file=file.path)
    world.jump(hours=14)

    file.edit(world, FASTER)
    assert world.dms("priya") == []
    assert within(world, TOM) == timedelta(hours=12)

    world.pass_(hours=14)
    assert any("has changed" in said for said in world.dms("priya"))


def test_half_a_file_is_nobodys_mistake(open_world, file):
    world = open_world(file=file.path)
    whole = file.change(BAD)

    world.settle()
    file.path.write_text(whole, "utf-8")
    noticed(world)
    noticed(world)

    assert world.dms("priya") == []


def test_a_bad_file_changes_nothing_and_its_author_is_told_once_with_line_and_remedy(open_world, file):
    world = open_world(file=file.path)

    good = file.change(BAD)
    noticed(world)
    noticed(world)

    [said] = world.dms("priya")
    assert "program.yaml:" in said
    assert 'there is no team "car"' in said
    assert "Did you mean" in said
    assert "What was in force still is" in said
    assert within(world, TOM) == timedelta(hours=24)

    file.path.write_text(good.replace(*FASTER), "utf-8")
    noticed(world)
    assert "12h instead of 24h" in world.dms("priya")[-1]


def test_whoever_runs_the_bot_is_told_of_a_bad_file_too(open_world, tmp_path):
    file = ProgramFile(tmp_path, RUN_BY_FIELD_OPS)
    world = open_world(file=file.path)

    file.edit(world, BAD)

    assert any("changes nothing" in message.shown for message in world.messages("#field-ops"))
    assert len(world.dms("priya")) == 1


def test_a_bot_starts_with_what_was_in_force_where_its_file_has_mistakes(open_world, file):
    world = open_world(file=file.path)
    world.stop_bot()
    file.change(BAD)

    world.start_bot()
    noticed(world)

    assert within(world, TOM) == timedelta(hours=24)
    assert 'there is no team "car"' in world.dms("priya")[-1]


def test_a_file_is_read_again_when_somebody_asks_for_it(open_world, file):
    world = open_world(file=file.path)
    file.change(FASTER)
    world.settle()

    world.bot.program.reload()
    world.settle()

    assert "12h instead of 24h" in world.dms("priya")[-1]


@pytest.mark.everywhere
def test_where_the_program_asks_for_it_a_change_waits_for_its_approver(open_world, guarded):
    """The owner changes a file, reads what would change, the approver agrees; the old ticket keeps its targets."""
    world = open_world(file=guarded.path)
    old = world.feedback(score=5, comment="Slow again.")

    guarded.edit(world, FASTER)
    assert "waits for Dana" in world.dms("priya")[-1]
    assert "12h instead of 24h" in world.dms("priya")[-1]
    assert "12h instead of 24h" in world.dms("dana")[-1]
    assert within(world, TOM) == timedelta(hours=24)

    world.press("dana", "Approve", on=world.messages("@dana")[-1])
    assert "in force" in world.told("dana")[-1]
    assert "Dana agreed: your program has changed." in world.dms("priya")[-1]
    assert within(world, JO) == timedelta(hours=12)
    assert answer_within(world, old) == timedelta(hours=24)

    [approved, proposed, first] = world.bot.records.editions.all()
    assert (approved.what, approved.by, approved.at) == ("approved", "dana@contoso.example", world.clock())
    assert (proposed.what, first.what) == ("proposed", "took_effect")
    assert proposed.revision == first.revision != approved.revision


def test_a_change_that_is_declined_is_not_asked_about_again(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    question = world.messages("@dana")[-1]

    world.press("dana", "Not now", on=question)
    assert "stays as it is" in world.told("dana")[-1]
    assert "Talk to Dana" in world.dms("priya")[-1]
    world.stop_bot()
    world.start_bot()
    noticed(world)

    assert len(world.dms("dana")) == 1
    assert within(world, TOM) == timedelta(hours=24)
    world.press("dana", "Approve", on=question)
    assert "You said “not now” to this change" in world.told("dana")[-1]


def test_a_newer_file_takes_the_place_of_the_one_that_waits(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    [older] = world.messages("@dana")
    guarded.edit(world, FASTER_STILL)
    newer = world.messages("@dana")[-1]

    world.press("dana", "Approve", on=older)
    assert "newer" in world.told("dana")[-1]
    assert within(world, TOM) == timedelta(hours=24)

    world.press("dana", "Approve", on=newer)
    assert within(world, JO) == timedelta(hours=10)


def test_an_author_who_takes_a_change_back_leaves_nothing_to_approve(open_world, guarded):
    world = open_world(file=guarded.path)
    before = guarded.change(FASTER)
    noticed(world)
    question = world.messages("@dana")[-1]

    guarded.path.write_text(before, "utf-8")
    noticed(world)

    world.press("dana", "Approve", on=question)
    assert "This change of the program was taken back." in world.told("dana")[-1]
    assert within(world, TOM) == timedelta(hours=24)


def test_no_file_can_excuse_itself_from_being_approved(open_world, guarded):
    world = open_world(file=guarded.path)

    guarded.edit(world, (NEEDS_DANA[1], NEEDS_DANA[0]), FASTER)

    assert "Please look at a change" in world.dms("dana")[-1]
    assert "who has to agree to a change: no longer with Dana" in world.dms("dana")[-1]
    assert within(world, TOM) == timedelta(hours=24)


@pytest.mark.everywhere
def test_what_waits_is_not_in_force_after_a_restart_and_can_still_be_approved(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    world.stop_bot()
    world.start_bot()

    assert within(world, TOM) == timedelta(hours=24)
    world.press("dana", "Approve", on=world.messages("@dana")[-1])

    assert within(world, JO) == timedelta(hours=12)
    assert len(world.dms("dana")) == 1


@pytest.mark.everywhere
def test_a_process_that_dies_right_after_the_approval_comes_back_with_what_was_approved(open_world, guarded):
    world = open_world(file=guarded.path)
    old = world.feedback(score=5, comment="Slow again.")
    guarded.edit(world, FASTER)
    [waiting] = [each.waiting for each in world.bot.records.editions.all()[:1]]
    dana = world.program.person("dana@contoso.example")

    async def approved_and_dead() -> None:
        """The decision is committed, and the process never comes to what follows from it."""
        watch = world.bot.program

        async def never() -> bool:
            raise ProcessDied

        watch._follow = never
        with pytest.raises(ProcessDied):
            await watch.approve(waiting.revision, dana)

    world.run(approved_and_dead())
    world.stop_bot()
    world.start_bot()

    assert within(world, JO) == timedelta(hours=12)
    assert answer_within(world, old) == timedelta(hours=24)
    assert "Dana agreed" in world.dms("priya")[-1]


class ProcessDied(Exception):
    pass


def test_where_every_approvers_account_is_closed_the_owner_decides(open_world, guarded):
    world = open_world(file=guarded.path)
    world.slack.deactivate(world.slack.user("dana").id)
    world.run(world.bot.slack.refresh())
    world.settle()

    guarded.edit(world, FASTER)
    world.press("priya", "Approve", on=world.messages("@priya")[-1])

    assert within(world, TOM) == timedelta(hours=12)


def test_no_secret_is_in_what_is_said_about_a_change(open_world, file):
    world = open_world(file=file.path)

    file.edit(world, ("secret: ${STANDARD_SECRET}", "secret: ${STANDARD_SECRET}\n    secret_next: ${TYPEFORM_SECRET}"))

    assert "the secret that it will sign with: TYPEFORM_SECRET, where there was none" in world.dms("priya")[-1]


def test_before_a_pilot_goes_live_its_figures_stand_beside_those_of_the_rest(open_world, tmp_path):
    """G5: a workflow grows once it works; whoever decides sees whether it does."""
    file = ProgramFile(tmp_path, NEEDS_DANA, ("  - name: detractor\n", "  - name: detractor\n    rollout: pilot\n"))
    world = open_world(file=file.path)
    pilot = world.feedback(score=5, comment="Slow again.")
    world.call("ana", pilot)
    world.feedback(score=2, comment="We are leaving.", customer=TOM)
    world.jump(hours=25)

    file.edit(world, ("  - name: detractor\n    rollout: pilot\n", "  - name: detractor\n    rollout: live\n"))

    asked = world.dms("dana")[-1]
    assert "it is in use instead of on trial" in asked
    assert "Detractor is to reach more customers." in asked
    [answered] = [line for line in asked.splitlines() if line.strip().startswith("Heard from us")]
    assert "1 of 1" in answered
    assert "0 of 1" in answered
