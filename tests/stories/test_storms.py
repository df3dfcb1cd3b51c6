"""A thousand unhappy customers on a Saturday: a few cards, one message for the rest, and nobody is forgotten."""

import asyncio
from datetime import timedelta

import pytest

from bot.backlog import Unsent
from bot.effects import Place
from sandbox import Message
from storage import rows
from tests.world import program_with

_OUTBOX = rows.table(rows.OutboxRow)
MOST = 30


def storm(world, count, first=1, **more):
    """So many answers, before anything is sent."""

    async def delivered():
        for start in range(first, first + count, 100):
            numbers = range(start, min(start + 100, first + count))
            answers = await asyncio.gather(*(world.delivered(**answer(world, number, **more)) for number in numbers))
            assert {each.status_code for each in answers} == {202}

    world.run(delivered())


def answer(world, number, **more):
    return {
        "key": f"storm-{number}",
        "id": f"storm-{number}",
        "score": 2,
        "comment": "No broadband since this morning.",
        "touchpoint": "first-payment",
        "submitted_at": (world.clock() - timedelta(hours=1) + timedelta(seconds=number)).isoformat(),
        "customer": {"id": f"S-{number}", "name": f"Customer {number}"},
        **more,
    }


def ticket_of(message: Message) -> int:
    return message.metadata["event_payload"]["ticket"] if message.metadata else 0


def cards(world, where="#care"):
    return [m for m in world.messages(where) if m.metadata and " / card " in m.metadata["event_payload"]["key"]]


def sums(world, where="#care"):
    return [m for m in world.messages(where) if m.metadata and " / crowd " in m.metadata["event_payload"]["key"]]


def counted(world):
    """How many the standing message says are waiting."""
    words = sums(world)[-1].shown.partition(" more customer")[0].replace(",", "")
    numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    if words.startswith("Everybody"):
        return 0
    return int(words) if words.isdecimal() else numbers.index(words.lower())


def free(world):
    return {ticket.number for ticket in world.bot.views.live(teams=("care",), unclaimed=True)}


def assert_everybody_is_answered_for(world, count):
    """Every ticket has a card, or somebody's name on it and a card, or is in the count."""
    tickets = {ticket.number for ticket in world.bot.views.live(teams=("care",))}
    shown = {ticket_of(card) for card in cards(world)}
    assert len(tickets) == count
    assert tickets - shown <= free(world), "whoever has one has its card"
    assert len(tickets - shown) == (counted(world) if sums(world) else 0)


@pytest.mark.everywhere
def test_a_storm_is_a_few_cards_and_one_message_for_the_rest(world):
    storm(world, 100)
    world.settle()

    assert len(cards(world)) == MOST
    [told] = sums(world)
    assert told.shown.startswith("70 more customers are waiting, the most urgent since 08:14 GMT.")
    assert "Next: Customer 31, due" in told.shown
    assert list(told.buttons) == ["Next for you", "See the queue"]
    assert sorted(ticket_of(card) for card in cards(world)) == list(range(1, MOST + 1)), "the most urgent"
    assert_everybody_is_answered_for(world, 100)


@pytest.mark.everywhere
def test_nobody_of_a_thousand_is_forgotten_while_people_claim_and_the_bot_restarts(world):
    storm(world, 600)
    world.settle()
    world.press("ana", "Claim", on=cards(world)[0])
    storm(world, 400, first=601)
    for person, card in zip(["ana", "ben"] * 5, cards(world)[1:11], strict=True):
        world.press(person, "Claim", on=card)

    world.stop_bot()
    world.start_bot()
    for card in cards(world)[11:15]:
        world.press("ben", "Claim", on=card)

    assert_everybody_is_answered_for(world, 1000)
    assert len(cards(world)) == MOST + 15
    assert len(sums(world)) == 1
    assert counted(world) == 1000 - MOST - 15
    assert world.bot.records.health.oldest_waiting_message(world.clock()) == timedelta(), "nothing is late"


@pytest.mark.everywhere
def test_as_cards_are_claimed_the_next_come_up_until_nobody_is_left(world):
    storm(world, MOST + 3)
    world.settle()
    assert counted(world) == 3

    for place in range(3):
        world.press("ana", "Claim", on=cards(world)[place])

    assert len(cards(world)) == MOST + 3
    [told] = sums(world)
    assert told.shown == "Everybody who was waiting here has a card, or has been looked after."
    assert_everybody_is_answered_for(world, MOST + 3)


def test_another_storm_has_a_message_of_its_own(world):
    storm(world, MOST + 1)
    world.settle()
    world.press("ana", "Claim", on=cards(world)[0])
    storm(world, 2, first=100)
    world.settle()

    first, second = sums(world)
    assert first.shown.startswith("Everybody")
    assert second.shown.startswith("Two more customers are waiting")


def test_one_after_the_other_all_saturday_is_a_storm_too(world):
    for number in range(1, MOST + 6):
        storm(world, 1, first=number)
        world.pass_(minutes=1)

    assert len(cards(world)) == MOST
    assert counted(world) == 5


def test_cards_of_yesterday_keep_nobody_waiting(world):
    storm(world, MOST)
    world.settle()
    world.pass_(hours=25)

    storm(world, 1, first=100)
    world.settle()

    assert len(cards(world)) == MOST + 1
    assert sums(world) == []


def test_whoever_is_more_urgent_than_all_who_stand_there_gets_a_card(world):
    storm(world, MOST + 5)
    world.settle()

    storm(world, 1, first=900, submitted_at=(world.clock() - timedelta(hours=30)).isoformat())
    world.settle()

    assert cards(world)[-1].shown.count("Customer 900")
    assert len(cards(world)) == MOST + 1


@pytest.mark.everywhere
def test_a_ticket_without_a_card_can_be_claimed_and_its_thread_has_a_place(world):
    storm(world, MOST + 20)
    world.settle()
    world.loop("ana", "ticket 45")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])

    assert world.card(45).shown.startswith("Ana has this.")
    assert world.timeline(45) == ["Ana claimed this."]
    assert len(cards(world)) == MOST + 1
    assert counted(world) == 19


def test_next_and_queue_work_as_ever(world):
    storm(world, MOST + 20)
    world.settle()

    world.press("ana", "Next for you", on=sums(world)[0])
    assert world.told("ana")[-1].startswith("Next for you: find out what went wrong for Customer 1 ")
    world.press("ana", "See the queue", on=sums(world)[0])
    assert "10 of 50 in Customer Care" in world.told("ana")[-1]
    assert "10 of 50" in world.loop("ana", "queue")


def test_what_is_said_under_a_card_that_waits_is_not_tried_and_failed(world):
    storm(world, MOST + 20)
    world.settle()
    world.clock.pass_(hours=26)
    world.settle()

    unsent = world.bot.backlog.unsent()
    assert {each.state for each in unsent} == {Unsent.KEPT_BACK}
    assert len([each for each in unsent if each.to.place is Place.THREAD]) >= 20
    shown = sum(1 + len(world.slack.thread(message)) for message in world.messages("#care"))
    tried = [call for call in world.slack.called("chat.postMessage") if call.args["channel"] == "C0CARE"]
    assert len(tried) == shown, "nothing was tried in vain"
    assert_everybody_is_answered_for(world, MOST + 20)


def test_a_team_says_itself_how_many(open_world):
    teams = program_with().teams
    few = {**teams, "care": teams["care"].model_copy(update={"most_at_once": 3})}
    world = open_world(program=program_with(teams=few))
    storm(world, 10)
    world.settle()

    assert (len(cards(world)), counted(world)) == (3, 7)


def test_a_deleted_message_comes_again(world):
    storm(world, MOST + 5)
    world.settle()
    world.slack.faults.fail("chat.update", "message_not_found", times=1)
    storm(world, 1, first=100)
    world.settle()
    storm(world, 1, first=101)
    world.settle()

    assert len(sums(world)) == 2
    assert counted(world) == 7


def test_a_card_at_night_wakes_nobody(world):
    """It is posted at once, and mentions nobody: a post in a channel alone rings no telephone."""
    world.pass_(hours=18)
    ticket = world.feedback(score=2)

    assert "<@" not in str(world.card(ticket).blocks)
    assert "<!" not in str(world.card(ticket).blocks).replace("<!date^", "")
