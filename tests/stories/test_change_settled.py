"""A change of the program that was decided, taken back or replaced asks nobody any more."""

from datetime import timedelta

import pytest

from tests.program_files import NEEDS_DANA, ProgramFile, noticed

FASTER = ("first_contact: {within: 24h, clock: customer}", "first_contact: {within: 12h, clock: customer}")
FASTER_STILL = ("first_contact: {within: 12h, clock: customer}", "first_contact: {within: 10h, clock: customer}")
NEEDS_TWO = (
    NEEDS_DANA[0],
    NEEDS_DANA[1].replace("dana@contoso.example", "[dana@contoso.example, maria@contoso.example]"),
)
BUTTONS = ("Approve", "Not now")


@pytest.fixture
def guarded(tmp_path):
    return ProgramFile(tmp_path, NEEDS_DANA)


def asked(world, who="dana"):
    """What asked them last, as it stood when it came."""
    [*_, message] = [each for each in world.messages(f"@{who}") if "Please look at a change" in each.shown]
    return message


def waits(world):
    """What told the program's owner that their change waits."""
    [*_, message] = [each for each in world.messages("@priya") if "waits for" in each.shown]
    return message


def as_it_stands(world, message):
    return world.slack.current(message).shown


def asks(shown):
    return any(button in shown for button in BUTTONS) or "as before" in shown


def press_again(world, who, action, message):
    """A window that still shows the message as it came."""
    world.press(who, action, on=message)
    return world.told(who)[-1]


@pytest.mark.everywhere
def test_once_approved_it_says_who_agreed_and_when(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    question, waiting = asked(world), waits(world)
    assert asks(as_it_stands(world, question))
    assert asks(as_it_stands(world, waiting))

    world.press("dana", "Approve", on=question)

    shown = as_it_stands(world, question)
    assert shown.startswith("You agreed to this change of the program.")
    assert "It took effect Mon 2 Mar, 09:14" in shown
    assert "12h instead of 24h" in shown
    assert not asks(shown)
    theirs = as_it_stands(world, waiting)
    assert theirs.startswith("Dana agreed to your change of the program.")
    assert not asks(theirs)


@pytest.mark.everywhere
def test_once_declined_it_says_so_also_after_a_restart(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    question, waiting = asked(world), waits(world)
    world.stop_bot()
    world.start_bot()

    world.press("dana", "Not now", on=question)

    assert as_it_stands(world, question).startswith("You said “not now” to this change of the program.")
    assert as_it_stands(world, waiting).startswith("Dana said “not now” to your change of the program.")
    assert not asks(as_it_stands(world, question) + as_it_stands(world, waiting))


def test_the_other_approver_reads_who_was_quicker(open_world, tmp_path):
    file = ProgramFile(tmp_path, NEEDS_TWO)
    world = open_world(file=file.path)
    file.edit(world, FASTER)
    others = asked(world, "maria")

    world.press("dana", "Approve", on=asked(world))

    assert as_it_stands(world, others).startswith("Dana agreed to this change of the program.")
    assert "Dana agreed to this change" in press_again(world, "maria", "Not now", others)


def test_what_was_taken_back_asks_nobody(open_world, guarded):
    world = open_world(file=guarded.path)
    before = guarded.change(FASTER)
    noticed(world)
    question, waiting = asked(world), waits(world)

    guarded.path.write_text(before, "utf-8")
    noticed(world)

    assert as_it_stands(world, question).startswith("This change of the program was taken back.")
    assert as_it_stands(world, waiting).startswith("Your change of the program was taken back.")
    assert not asks(as_it_stands(world, question) + as_it_stands(world, waiting))
    assert "was taken back" in press_again(world, "dana", "Approve", question)


@pytest.mark.everywhere
def test_what_was_replaced_points_to_the_newer_one_which_still_asks(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    older, waiting = asked(world), waits(world)

    guarded.edit(world, FASTER_STILL)

    assert as_it_stands(world, older).startswith("A newer version took the place of this change of the program.")
    assert as_it_stands(world, waiting).startswith("A newer version took the place of your change")
    assert not asks(as_it_stands(world, older) + as_it_stands(world, waiting))
    newer = asked(world)
    assert asks(as_it_stands(world, newer))
    assert "Look at the newer message" in press_again(world, "dana", "Approve", older)

    world.press("dana", "Approve", on=newer)
    assert as_it_stands(world, older).startswith("A newer version took the place")
    assert as_it_stands(world, newer).startswith("You agreed")


def test_what_is_proposed_again_asks_in_a_message_of_its_own(open_world, guarded):
    world = open_world(file=guarded.path)
    before = guarded.change(FASTER)
    noticed(world)
    first = asked(world)
    guarded.path.write_text(before, "utf-8")
    noticed(world)

    guarded.edit(world, FASTER)

    assert "was taken back" in as_it_stands(world, first)
    assert asks(as_it_stands(world, asked(world)))


@pytest.mark.parametrize(("action", "said"), [("Approve", "You agreed"), ("Not now", "You said “not now”")])
def test_whoever_decided_and_presses_again_reads_that_they_did_and_when(open_world, guarded, action, said):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    question = asked(world)
    world.press("dana", action, on=question)
    world.clock.pass_(hours=2)

    for again in BUTTONS:
        answer = press_again(world, "dana", again, question)
        assert answer.startswith(f"{said} to this change of the program.")
        assert "Mon 2 Mar, 09:14" in answer


def test_whoever_agreed_to_be_asked_no_more_still_reads_that_they_did(open_world, tmp_path):
    file = ProgramFile(tmp_path, NEEDS_TWO)
    world = open_world(file=file.path)
    file.edit(world, (NEEDS_TWO[1], NEEDS_TWO[0]))
    question, others = asked(world), asked(world, "maria")
    world.press("dana", "Approve", on=question)

    assert press_again(world, "dana", "Approve", question).startswith("You agreed to this change")
    assert "Leave it to Priya" in press_again(world, "maria", "Approve", others)


def test_one_that_was_deleted_is_not_posted_anew(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    world.slack.faults.fail("chat.update", "message_not_found")
    before = len(world.messages("@dana"))

    world.press("dana", "Approve", on=asked(world))
    world.pass_(hours=1)

    assert len(world.slack.called("chat.update")) == 2
    assert len([each for each in world.messages("@dana") if each.visible_to is None]) == before


def test_what_changes_otherwise_meanwhile_leaves_the_question_as_it_is(open_world, guarded):
    world = open_world(file=guarded.path)
    guarded.edit(world, FASTER)
    question = asked(world)
    before = as_it_stands(world, question)

    world.run(
        world.bot.program.pause(
            "detractor", world.clock() + timedelta(days=1), world.program.person("priya@contoso.example")
        )
    )
    world.settle()

    assert as_it_stands(world, question) == before
