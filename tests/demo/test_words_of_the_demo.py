"""What is due next, in words: whatever an agenda may hold has a phrase of its own."""

import ast
import inspect

import pytest

from bot import agenda
from bot.appointments import KINDS
from handlers.cli.program_secrets import with_stand_ins
from handlers.demo.happening import Due
from handlers.demo.words import APPOINTMENTS, TIMERS, due_words
from handlers.program_file import load
from tests.cli.process import PROGRAM
from tests.clocks import MONDAY


def names() -> list[str]:
    """How every timer is called in the code: `Coming(at, "step 2 of …", …)`, up to what is filled in."""
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(agenda))) if isinstance(node, ast.Call))
    said = [call.args[1] for call in calls if getattr(call.func, "id", "") == "Coming"]
    first = [each.values[0] if isinstance(each, ast.JoinedStr) else each for each in said]
    return [str(each.value) for each in first if isinstance(each, ast.Constant)]


@pytest.fixture(scope="module")
def program():
    return load(PROGRAM, with_stand_ins(PROGRAM, {}))


def test_every_timer_has_words(program):
    assert len(names()) > 10
    assert [name for name in names() if not name.startswith(tuple(TIMERS))] == []
    assert due_words(Due(MONDAY, "step 2 of first_contact", 30), program) == "ticket 30 calls somebody in"


def test_every_appointment_has_words(program):
    assert APPOINTMENTS.keys() == KINDS.keys()
    ana = next(iter(program.people))
    assert due_words(Due(MONDAY, "morning", about=ana), program) == "a good morning for Ana"
    assert (
        due_words(Due(MONDAY, "routes", about=ana), program) == "the nightly look at whether everybody can be reached"
    )


def test_hours_that_messages_wait_for(program):
    assert due_words(Due(MONDAY), program) == "working hours begin"
