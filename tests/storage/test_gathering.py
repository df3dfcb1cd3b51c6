"""What reaches one person at the same mark is one message, however many commits and replicas decided it."""

import asyncio

import pytest
from sqlalchemy import update

from bot.commands import Claim
from bot.outgoing import GATHERED
from bot.service import FireTimer, Handle
from storage import rows
from tests.stories.test_storms import storm

_OUTBOX = rows.table(rows.OutboxRow)
OWNERS = ("ana", "ben", "maria")


def claimed(world, count):
    """So many tickets, in turn Ana's, Ben's and Maria's, all reminded of at one mark."""
    storm(world, count)

    async def claim():
        people = [world.program.person(f"{name}@contoso.example") for name in OWNERS]
        await asyncio.gather(
            *(world.bot.writer.do(Handle(number, Claim(by=people[number % 3]))) for number in range(1, count + 1))
        )

    world.run(claim())
    with world.bot.records.engine.begin() as connection:
        # this is about people: what their team's conversation shows would only take its time
        connection.execute(update(_OUTBOX).values(state="dropped"))
    world.clock.pass_(hours=23)
    world.machine_clock.pass_(hours=23)


def fire(world, tickets):
    async def fired():
        await asyncio.gather(*(world.bot.writer.do(FireTimer(ticket)) for ticket in tickets))

    world.run(fired())


def reminders(world):
    """How many messages with reminders each of them got."""
    return {name: len([m for m in world.messages(f"@{name}") if is_reminder(m)]) for name in OWNERS}


def is_reminder(message):
    return any(f" / {kind} " in message.metadata["event_payload"]["key"] for kind in GATHERED)


@pytest.mark.everywhere
def test_three_hundred_timers_at_one_mark_give_each_owner_one_message(world):
    claimed(world, 300)
    due = world.bot.records.timers.due(world.clock(), 1000)
    assert len(due) == 300

    for start in range(0, 300, 25):
        fire(world, due[start : start + 25])
        if start + 25 < 300:
            world.run(world.bot.delivery.drain())
            assert not any(reminders(world).values()), "the rest of the mark is not decided yet"
    world.settle()

    assert reminders(world) == dict.fromkeys(OWNERS, 1)
    [gathered] = [message for message in world.messages("@ana") if is_reminder(message)]
    assert gathered.shown.startswith("Good morning")
    assert "And 92 more: type “/loop”." in gathered.shown


def test_a_timer_that_cannot_be_fired_keeps_reminders_for_no_longer_than_a_minute(world):
    claimed(world, 6)
    due = world.bot.records.timers.due(world.clock(), 1000)
    fire(world, due[1:])

    world.run(world.bot.delivery.drain())
    assert not any(reminders(world).values())
    world.clock.pass_(seconds=61)
    world.run(world.bot.delivery.drain())

    assert reminders(world) == dict.fromkeys(OWNERS, 1)


def test_what_is_due_later_keeps_nobody_waiting(world):
    claimed(world, 3)
    due = world.bot.records.timers.due(world.clock(), 1000)
    fire(world, due)
    world.clock.pass_(seconds=5)
    storm(world, 1, first=900)

    world.run(world.bot.delivery.drain())

    assert reminders(world) == dict.fromkeys(OWNERS, 1)
