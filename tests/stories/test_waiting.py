"""Once a customer has the next word, nobody of ours is reminded, and nothing is forgotten."""

import pytest

from bot.ticket import Status
from tests.world import program_with


def written(world):
    """Ana claims on Monday at 09:14 and writes without a promise: it is Grace's turn."""
    ticket = world.feedback(score=2, comment="Charged twice, again.")
    world.respond("ana", ticket, message="Which of the two charges is the wrong one?")
    assert world.ticket(ticket).status is Status.WAITING
    return ticket


def silent(world):
    return [m for m in world.messages("@ana") if "hasn't answered since" in m.shown]


@pytest.mark.everywhere
def test_who_gets_no_answer_is_told_once_and_the_clock_runs_again(world):
    ticket = written(world)

    world.pass_(days=2)
    assert silent(world) == []

    world.pass_(days=5)
    [told] = silent(world)
    assert told.shown.startswith("Grace Okafor hasn't answered since Mon 2 Mar")
    assert world.ticket(ticket).status is Status.OPEN
    assert "Grace has not answered; this is open again." in world.timeline(ticket)


def test_the_question_has_what_helps_as_buttons(world):
    ticket = written(world)
    world.pass_(days=7)

    world.press("ana", "Call", on=silent(world)[0])
    world.submit("ana", outcome="reached")

    assert world.ticket(ticket).contacts[-1].channel == "phone"


def test_whoever_takes_it_up_waits_no_longer(world):
    ticket = written(world)

    world.press("ana", "Take up again", on=world.card(ticket))

    assert world.ticket(ticket).status is Status.OPEN
    assert "Next: solve it for Grace" in world.card(ticket).shown


def test_nobody_is_asked_twice_when_a_snooze_ends_after_the_wait(world):
    ticket = written(world)
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(days=8))

    world.pass_(days=7, hours=23)
    assert silent(world) == []

    world.pass_(hours=2)
    assert len(silent(world)) == 1
    assert not [told for told in world.dms("ana") if "You asked to see this again now." in told]


def test_a_free_ticket_that_waited_comes_before_the_team_again(world):
    ticket = written(world)
    world.press("ana", "Put back", on=world.card(ticket))
    before = world.card(ticket)

    world.pass_(days=7)

    assert world.card(ticket).ts > before.ts
    assert silent(world) == []


def test_the_program_says_how_long(world):
    sla = {name: policy.model_copy(update={"wait": policy.ask_after / 4}) for name, policy in world.program.sla.items()}
    world.change_program(program_with(sla=sla))
    written(world)

    world.pass_(hours=2, minutes=20)

    assert len(silent(world)) == 1
