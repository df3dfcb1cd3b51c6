"""A program that names no root causes: nothing asks for one, and what was found out is kept."""

import pytest

from bot.ticket import Status
from tests.world import program_with


@pytest.fixture
def plain(open_world):
    world = open_world(program=program_with(root_causes={}))
    world.press("ana", "Claim", on=world.card(world.feedback(score=2)))
    return world


def test_a_ticket_is_solved_without_a_cause(plain):
    plain.press("ana", "Close", on=plain.card(1))
    assert "What caused it?" not in plain.modal("ana").shown

    plain.submit("ana", outcome="solved")
    assert set(plain.errors("ana")) == {"actions"}

    plain.submit("ana", actions="Refunded the second charge.")
    assert plain.ticket(1).status is Status.RESOLVED


def test_what_was_found_out_is_kept_as_a_note(plain):
    plain.press("ana", "Root cause", on=plain.card(1))
    assert "names no causes yet" in plain.modal("ana").shown

    plain.submit("ana")
    assert set(plain.errors("ana")) == {"note"}

    plain.submit("ana", note="The meter was read twice.")
    assert "The meter was read twice." in plain.timeline(1)[-1]
    assert "cannot" not in str(plain.told("ana"))
