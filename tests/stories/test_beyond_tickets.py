"""What is said that is about no ticket: once, from the newest state, and found again like any other message."""

import pytest

from bot.effects import Priority, Send, to_person
from bot.overview import all_teams
from bot.ports import MessageRef, Needs
from bot.sayings.beyond_tickets import SAY

DANA = "dana@contoso.example"


class Said:
    """A piece of work that says how all teams stand."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk) -> None:
        send = Send(
            key="stands / monday", notification="stands", to=to_person(DANA), priority=Priority.POST, subject="monday"
        )
        desk.say(send)


def say(world):
    async def said():
        await world.bot.writer.do(Said())

    world.run(said())


@pytest.fixture
def stands(monkeypatch):
    """A saying of this test's own: which subjects it was asked for."""
    subjects = []

    def said(subject, to, views, moment):
        subjects.append((subject, to))
        return all_teams(moment.program.person(to), views, moment) if subject == "monday" else None

    monkeypatch.setitem(SAY, "stands", said)
    return subjects


@pytest.mark.everywhere
def test_it_is_said_once_and_from_the_state_when_it_leaves(world, stands):
    say(world)
    say(world)
    world.feedback(score=2)
    world.settle()

    [told] = world.messages("@dana")
    assert "1 open" in told.shown
    assert told.metadata["event_payload"] == {"key": "stands / monday", "ticket": 0}
    assert stands == [("monday", DANA)]
    say(world)
    world.settle()
    assert len(world.messages("@dana")) == 1


@pytest.mark.everywhere
def test_whoever_runs_the_bot_sees_it_wait_and_it_outlives_an_outage(world, stands):
    world.slack.faults.fail("chat.postMessage", "service_unavailable")
    say(world)
    world.settle()
    [waiting] = [each for each in world.bot.backlog.unsent() if each.notification == "stands"]
    assert (waiting.ticket, waiting.to.name) == (0, DANA)

    world.slack.faults.clear()
    world.pass_(minutes=5)
    assert len(world.messages("@dana")) == 1


def test_there_may_be_nothing_left_to_say(world, monkeypatch):
    monkeypatch.setitem(SAY, "stands", lambda subject, to, views, moment: None)
    say(world)
    world.settle()

    assert world.messages("@dana") == []
    assert world.bot.backlog.unsent() == []


def test_it_is_no_tickets_card(world, stands):
    say(world)
    world.settle()
    [told] = world.messages("@dana")

    assert world.bot.views.ticket_at(MessageRef("slack", world.slack.dm_with("U0DANA").id, told.ts)) is None
