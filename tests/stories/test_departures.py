"""What has left is known to have left, although the database would not take it down at once."""

from datetime import timedelta

import pytest

from bot.errors import Busy
from bot.service import IfHeld, Together


class Failing:
    """The writer, but what says that a message has left fails so many times."""

    def __init__(self, writer, is_departure, times, *, at_once):
        self._writer = writer
        self._is_departure = is_departure
        self._at_once = at_once
        self.left = times

    def do(self, work):
        if self.left and self._is_departure(work):
            self.left -= 1
            if self._at_once:
                raise Busy(timedelta(seconds=5))
            return self._fails()
        return self._writer.do(work)

    async def _fails(self):
        raise Busy(timedelta(seconds=5))


def is_mail(work):
    return isinstance(work, Together)


def is_post(work):
    return isinstance(work, IfHeld) and type(work.settling).__name__ == "_Sent"


def fail(world, is_departure, times, *, at_once):
    """The queue is full (*at_once*), or the commit fails."""
    departures = world.bot.delivery._departures
    writer = Failing(departures.writer, is_departure, times, at_once=at_once)
    object.__setattr__(departures, "writer", writer)
    return writer


@pytest.mark.everywhere
@pytest.mark.parametrize("at_once", [True, False])
def test_a_mail_that_left_is_not_sent_again(world, at_once):
    ticket = world.feedback(score=2)
    failing = fail(world, is_mail, 3, at_once=at_once)

    world.respond("ana", ticket, message="We are sorry.")
    for _ in range(10):
        world.pass_(seconds=30)

    assert failing.left == 0
    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered
    assert world.dms("ana") == []
    assert world.bot.backlog.unsent() == []


@pytest.mark.parametrize("at_once", [True, False])
def test_a_card_that_stands_there_is_not_posted_again(world, at_once):
    failing = fail(world, is_post, 3, at_once=at_once)

    ticket = world.feedback(score=2)
    for _ in range(10):
        world.pass_(seconds=30)
    world.press("ana", "Claim", on=world.card(ticket))

    assert failing.left == 0
    assert len(world.messages("#care")) == 1
    assert world.card(ticket).shown.startswith("Ana has this.")


def test_after_the_lease_is_over_it_is_still_known(world):
    """Only the database's answers to leasing come through: the message is leased again, and not sent again."""
    ticket = world.feedback(score=2)
    failing = fail(world, is_mail, 1_000, at_once=True)
    world.respond("ana", ticket, message="We are sorry.")
    world.pass_(minutes=10)

    failing.left = 0
    world.pass_(minutes=10)

    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered


def test_what_left_is_written_down_before_the_process_ends(world):
    ticket = world.feedback(score=2)
    failing = fail(world, is_mail, 1_000, at_once=True)
    world.respond("ana", ticket, message="We are sorry.")
    failing.left = 0

    world.stop_bot()
    world.start_bot()
    world.pass_(minutes=10)

    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered


def test_if_the_process_dies_nobody_knows_and_it_is_sent_once_more(world):
    ticket = world.feedback(score=2)
    fail(world, is_mail, 1_000, at_once=True)
    world.respond("ana", ticket, message="We are sorry.")

    world.stop_bot()
    world.start_bot()
    world.pass_(minutes=10)

    assert len(world.mailbox.mails) == 2
    assert world.ticket(ticket).answered
