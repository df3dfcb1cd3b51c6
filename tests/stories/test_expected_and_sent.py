"""Reminders that never come: what was to be said is held against what was, and what is to come against its timer."""

from collections import Counter

import pytest
from sqlalchemy import select

from bot.agenda import first_coming
from storage import rows

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
OUTBOX, EVENTS, TIMERS = (rows.table(each) for each in (rows.OutboxRow, rows.EventRow, rows.TimerRow))
#: By what is recorded, what somebody is told of it.
SAYS = {
    "Nudged": "nudge",
    "OwnerAsked": "owner_asked",
    "GivenBack": "given_back",
    "CalledIn": "called_in",
    "TeamCalled": "team_called",
    "NobodyAnswered": "nobody_answered",
    "OwnerTold": "customer_wrote",
}


def kept(world, table):
    with world.bot.records.engine.connect() as connection:
        return connection.execute(select(table)).mappings().all()


@pytest.mark.everywhere
def test_whatever_was_expected_was_sent_and_whatever_is_to_come_has_its_timer(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.feedback(score=2, id="second", customer=TOM)
    world.pass_(days=4)

    expected = Counter(SAYS[event["kind"]] for event in kept(world, EVENTS) if event["kind"] in SAYS)
    messages = [message for message in kept(world, OUTBOX) if message["notification"] in SAYS.values()]
    assert expected
    assert Counter(message["notification"] for message in messages) == expected
    assert {message["state"] for message in messages} <= {"sent", "dropped"}

    timers = {timer["ticket"]: timer["due"] for timer in kept(world, TIMERS)}
    coming = {each.number: first_coming(each, world.bot.records.moment()) for each in world.bot.views.live()}
    assert timers == {number: each.due for number, each in coming.items() if each is not None}
