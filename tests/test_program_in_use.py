"""Earlier programs: read by whoever has time, never by the writer."""

import threading

import pytest
from structlog.testing import capture_logs

from bot.errors import Busy
from handlers.program_in_use import ProgramInUse
from tests.world import program, program_with

OLD = program_with(revision="old")


class Shelf:
    """Kept programs, and how often somebody looked; reading can be held up."""

    def __init__(self, **kept) -> None:
        self.kept = kept
        self.asked: list[str] = []
        self.may_read = threading.Event()
        self.may_read.set()

    def read(self, revision):
        self.may_read.wait(10)
        self.asked.append(revision)
        return self.kept.get(revision)


def in_use(shelf: Shelf) -> ProgramInUse:
    return ProgramInUse(program(), shelf.read)


def test_the_writer_is_refused_while_a_program_is_being_read_and_served_afterwards():
    shelf = Shelf(old=OLD)
    shelf.may_read.clear()
    programs = in_use(shelf)

    for _ in range(3):
        with pytest.raises(Busy):
            programs.at_hand("old")
    shelf.may_read.set()
    programs.finish_reading()

    assert programs.at_hand("old") is OLD
    assert shelf.asked == ["old"]


def test_what_is_read_ahead_is_at_hand():
    programs = in_use(Shelf(old=OLD))

    programs.read_ahead({"old", program().revision})

    assert programs.at_hand("old") is OLD


def test_what_took_effect_before_is_at_hand():
    programs = in_use(Shelf())

    programs.replace(program_with(revision="new"))

    assert programs.at_hand(program().revision) is program()


def test_one_that_is_not_known_is_looked_for_again():
    shelf = Shelf()
    programs = in_use(shelf)
    with capture_logs() as logs:
        assert programs.earlier("old") is None
        assert programs.earlier("old") is None
    assert [line["revision"] for line in logs] == ["old"]
    assert programs.at_hand("old") is None

    programs.finish_reading()
    shelf.kept["old"] = OLD
    assert programs.at_hand("old") is None
    programs.finish_reading()

    assert programs.at_hand("old") is OLD
    assert programs.earlier("old") is OLD
