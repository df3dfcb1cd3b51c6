"""What keeps messages from leaving: whoever can put it right sees it, and nothing is lost until then."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.backlog import Unsent
from storage import rows

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def said_of(log, event):
    return [line for line in log.getvalue().splitlines() if f'"event": "{event}"' in line]


def unsent(world):
    """What has not left, but for the alarm that says so."""
    found = world.bot.records.backlog.unsent()
    return [(each.state, each.notification, each.why) for each in found if each.notification != "nobody_was_told"]


def for_days(world, days):
    for _ in range(days * 24):
        world.pass_(hours=1)


@pytest.mark.everywhere
@pytest.mark.parametrize("code", ["invalid_auth", "not_in_channel", "missing_scope", "is_archived"])
def test_what_somebody_can_put_right_waits_for_days_and_leaves_when_it_is_mended(world, log, code):
    world.slack.faults.fail("chat.postMessage", code)
    ticket = world.feedback(score=2)
    for _ in range(3 * 24):
        world.machine_clock.pass_(hours=1)
        world.settle()

    [(state, notification, why)] = unsent(world)
    assert (state, notification) == (Unsent.BLOCKED, "ticket")
    assert why.endswith(f"({code})")
    assert len(said_of(log, "message not sent")) == 2, "said once of the card and once of the alarm, not at every try"
    assert len(world.slack.called("chat.postMessage")) <= 2 * (3 * 24 + 10)

    world.slack.faults.clear()
    world.machine_clock.pass_(minutes=10)
    world.settle()

    assert "Grace Okafor" in world.card(ticket).shown
    assert len(said_of(log, "messages leave again")) == 2
    assert unsent(world) == []


def test_somebody_who_is_quick_does_not_wait_for_long(world):
    world.slack.faults.fail("chat.postMessage", "not_in_channel")
    ticket = world.feedback(score=2)
    world.pass_(seconds=10)
    world.slack.faults.clear()

    world.pass_(seconds=10)

    assert "Grace Okafor" in world.card(ticket).shown


def test_a_restart_tries_at_once(world):
    world.slack.faults.fail("chat.postMessage", "invalid_auth")
    ticket = world.feedback(score=2)
    world.pass_(hours=1)
    world.pass_(hours=1)
    world.slack.faults.clear()
    world.stop_bot()

    world.start_bot()

    assert "Grace Okafor" in world.card(ticket).shown


def test_a_bot_without_a_chat_keeps_everything_until_there_is_one(open_world):
    world = open_world()
    chats, world.bot.delivery._places = world.bot.delivery._places, replace(world.bot.delivery._places, chats=())
    ticket = world.feedback(score=2)
    for_days(world, 2)
    assert {state for state, *_ in unsent(world)} == {Unsent.BLOCKED, Unsent.QUEUED}

    world.bot.delivery._places = chats
    world.pass_(minutes=10)

    assert "Grace Okafor" in world.card(ticket).shown


def test_a_mail_server_that_refuses_our_login_gets_the_mail_once_it_lets_us_in(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "535 5.7.8 wrong password"
    world.respond("ana", ticket, message="Hello Grace.")
    for _ in range(23):
        world.pass_(hours=1)
    assert not any("came back" in told for told in world.dms("ana"))

    world.mailbox.refuses = None
    world.pass_(minutes=10)

    assert len(world.mailbox.mails) == 1


def test_what_is_refused_for_good_is_dead_at_once_and_can_be_seen(world):
    world.slack.faults.fail("chat.postMessage", "msg_too_long")

    world.feedback(score=2)

    assert unsent(world) == [(Unsent.DEAD, "ticket", "msg_too_long")]


def test_what_is_dead_can_be_revived(world):
    world.slack.faults.fail("chat.postMessage", "msg_too_long", times=1)
    ticket = world.feedback(score=2)

    assert world.run(world.revived()) == 1
    world.settle()

    assert "Grace Okafor" in world.card(ticket).shown
    assert unsent(world) == []


def test_a_dead_mail_is_not_revived_for_its_owner_was_told(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "550 5.1.1 no such user"
    world.respond("ana", ticket, message="Hello Grace.")
    world.mailbox.refuses = None

    assert world.run(world.revived()) == 0
    world.pass_(hours=1)

    assert world.mailbox.mails == []


@pytest.mark.plants_a_bug
def test_a_message_that_cannot_be_built_keeps_nobody_waiting_and_is_seen(world, log):
    """A notification that no card is known for any more, first in its conversation."""
    world.slack.faults.down()
    lost = world.feedback(score=2)
    outbox = rows.table(rows.OutboxRow)
    with world.bot.records.engine.begin() as connection:
        connection.execute(outbox.update().values(notification="of-old", version=1))
    world.slack.faults.clear()
    other = world.feedback(score=2, customer=TOM)

    world.pass_(minutes=10)

    assert "Tom Ward" in world.card(other).shown
    [poisoned] = world.bot.records.backlog.unsent()
    assert (poisoned.ticket, poisoned.notification, poisoned.state) == (lost, "of-old", Unsent.RETRYING)
    assert "could not be built" in poisoned.why
    assert len(said_of(log, "message could not be built or sent")) == 1
    for_days(world, 2)
    assert (Unsent.DEAD, "of-old", poisoned.why) in unsent(world)


def test_a_card_that_cannot_be_drawn_is_seen_and_stops_nobody(world):
    ticket = world.feedback(score=2)
    world.slack.faults.fail("chat.update", "missing_scope")
    world.press("ana", "ticket.claim", on=world.card(ticket))

    other = world.feedback(score=2, customer=TOM)
    world.pass_(minutes=5)

    assert "Tom Ward" in world.card(other).shown
    assert len(world.timeline(ticket)) == 1
    [card] = world.bot.records.backlog.unsent()
    assert (card.redraw, card.ticket, card.state) == (True, ticket, Unsent.RETRYING)


def test_whoever_was_paused_for_longer_than_its_turn_sends_nothing(world):
    """It has leased a message, and sleeps; when it wakes up, somebody else may be sending it."""
    delivery = world.bot.delivery
    world.bot.delivery.held = True
    world.feedback(score=2)

    async def paused():
        [leased] = await delivery.outbox.lease(world.machine_clock(), 1)
        world.machine_clock.pass_(minutes=2)
        [other] = await delivery.outbox.lease(world.machine_clock(), 1)
        await delivery._send(leased)
        assert world.messages("#care") == []
        await delivery._send(other)

    world.run(paused())

    assert len(world.messages("#care")) == 1
    assert unsent(world) == []


def test_plain_failures_before_it_do_not_make_a_doubt_a_failure(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "451 4.7.1 try again later"
    world.respond("ana", ticket, message="Hello Grace.")
    for _ in range(10):
        world.pass_(minutes=5)
    world.mailbox.refuses, world.mailbox.hangs_up = None, True

    world.pass_(minutes=5)
    assert world.dms("ana") == []
    world.mailbox.hangs_up = False
    world.pass_(minutes=5)

    assert len(world.mailbox.mails) == 2, "the one that may have left, and the one that did"
    assert world.ticket(ticket).answered


def test_an_answer_that_arrived_although_nobody_heard_of_it_is_shown_once(world):
    ticket = world.feedback(score=2)
    card = world.card(ticket)
    world.press("ana", "ticket.claim", on=card)
    world.slack.faults.drop_after_work()

    world.run(world.person("ben").press("ticket.claim", on=card))
    world.run(world.bot.slack.tasks.settle())

    assert len(world.told("ben")) == 1


# -- what is asked from outside


def test_the_bot_is_ready_while_slack_is_down(world):
    world.slack.faults.down()
    world.feedback(score=2)

    assert world.asked("/readyz").status_code == 200


def test_health_says_why_messages_wait(world):
    world.slack.faults.down()
    world.feedback(score=2)
    assert world.asked("/healthz").status_code == 200

    world.pass_(minutes=6)
    late = world.asked("/healthz")

    assert late.status_code == 503
    assert late.json()["status"] == "late"
    assert late.json()["reason"] == "slack answered 503"
    assert (late.json()["waiting_messages"], late.json()["blocked_messages"]) == (1, 0)


def test_health_names_what_somebody_has_to_put_right(world):
    world.slack.faults.fail("chat.postMessage", "not_in_channel")
    world.feedback(score=2)
    world.pass_(minutes=6)

    late = world.asked("/healthz").json()

    assert "invite it" in late["reason"]
    assert late["blocked_messages"] == 1
    assert "ringback_messages_blocked 1.0" in world.asked("/metrics").text


def test_health_tells_a_queue_that_moves_from_a_fault(open_world):
    world = open_world(pace=timedelta(minutes=3))
    for name in ("one", "two", "three", "four"):
        world.feedback(score=2, customer={"id": name, "name": name})
    for _ in range(2):
        world.pass_(minutes=3)

    assert "about one a second" in world.asked("/healthz").json()["reason"]


def test_health_counts_the_dead(world):
    world.slack.faults.fail("chat.postMessage", "msg_too_long", times=1)
    world.feedback(score=2)
    world.pass_(hours=1)

    healthy = world.asked("/healthz")

    assert (healthy.status_code, healthy.json()["dead_messages"]) == (200, 1)
