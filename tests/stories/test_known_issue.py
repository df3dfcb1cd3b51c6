"""A known issue: declared from the chat, joined by what is about it, answered at once, and nobody is forgotten."""

import pytest

from bot.ticket import Status

CUSTOMERS = (
    {"id": "L-1", "name": "Tom Ward", "email": "tom.ward@example.com"},
    {"id": "L-2", "name": "Jo Hill", "email": "jo@example.com"},
    {"id": "L-3", "name": "Mia Bell", "email": "mia@example.com"},
)
OUTAGE = {"issue": "Outage in Leeds", "told": "Our network in Leeds is down.", "words": "outage, no internet"}


def declare(world, by="maria", **said):
    world.loop(by, "known")
    world.press(by, "Declare one", on=world.person(by).ephemerals()[-1])
    return world.submit(by, **{**OUTAGE, **said})


def no_internet(world, customer=0, comment="No internet since Saturday.", score=5, **more) -> int:
    return world.feedback(score=score, comment=comment, customer=CUSTOMERS[customer], **more)


def issue_card(world, where="#care"):
    """The one card, as it stands now."""
    cards = [m for m in world.messages(where) if m.metadata and "known issue" in m.metadata["event_payload"]["key"]]
    return cards[-1]


def cards_of(world, number, where="#care"):
    key = f"ticket {number} / card "
    return [m for m in world.messages(where) if m.metadata and m.metadata["event_payload"]["key"].startswith(key)]


def answer_all(world, by="maria", wait=True, **more):
    message = "Hello {name},\n\nOur network in Leeds is down. It works again by ten tonight.\n\nMaria"
    world.press(by, "issue.answer", on=issue_card(world))
    world.submit(by, **{"subject": "The outage in Leeds", "message": message, **more})
    world.submit(by)
    if wait:
        world.pass_(seconds=61)


def end(world, by="maria"):
    world.press(by, "It's over …", on=issue_card(world))
    world.submit(by, cause="network/outage", actions="The cable was repaired on Sunday.")


@pytest.mark.everywhere
def test_a_hundred_say_the_same_and_each_gets_an_answer(world):
    declare(world)
    tickets = [no_internet(world, each) for each in range(3)]

    assert all(tickets)
    assert [cards_of(world, number) for number in tickets] == [[], [], []]
    shown = issue_card(world).shown
    assert "Answer the three customers who wait for Outage in Leeds by" in shown
    assert "No internet since Saturday." in shown

    answer_all(world)

    assert sorted(mail["To"] for mail in world.mailbox.mails) == [
        "Jo Hill <jo@example.com>",
        "Mia Bell <mia@example.com>",
        "Tom Ward <tom.ward@example.com>",
    ]
    assert "all three customers have heard from us" in issue_card(world).shown
    assert all(world.ticket(number).answered and world.ticket(number).is_live for number in tickets)

    end(world)

    settled = [world.ticket(number) for number in tickets]
    assert {ticket.status for ticket in settled} == {Status.RESOLVED}
    assert {ticket.record.cause for ticket in settled} == {"network/outage"}
    assert "Outage in Leeds is over." in issue_card(world).shown
    assert "Three customers were settled with it." in issue_card(world).shown
    assert [cards_of(world, number) for number in tickets] == [[], [], []]
