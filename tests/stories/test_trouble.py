"""Trouble: nothing acknowledged is lost, and nothing happens twice."""

import asyncio
from datetime import timedelta

import pytest

from bot.errors import Busy
from sandbox.app_identity import RINGBACK_SCOPES

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
LONG = "<!channel> *bold* `code` {{DATE}} @here & <b>me</b> \u202e " * 400


@pytest.mark.everywhere
def test_what_comes_in_while_slack_is_down_is_posted_once_when_it_is_back(world):
    world.slack.faults.down()
    ticket = world.feedback(score=2)
    world.pass_(hours=1)
    assert world.messages("#care") == []

    world.slack.faults.clear()
    world.pass_(minutes=6)

    assert len(world.messages("#care")) == 1
    assert "Waiting since Mon 2 Mar, 09:14 GMT" in world.card(ticket).shown


def test_what_was_done_while_slack_was_down_is_drawn_when_it_is_back(world):
    ticket = world.feedback(score=2)
    card = world.card(ticket)
    world.slack.faults.down()
    world.press("ana", "Claim", on=card)
    assert world.owner(ticket) == "ana"

    world.slack.faults.clear()
    world.pass_(minutes=6)

    assert world.card(ticket).shown.startswith("Ana has this.")
    assert world.timeline(ticket) == ["Ana claimed this."]


@pytest.mark.everywhere
def test_after_a_lost_answer_the_bot_looks_before_it_posts_again(reading_world):
    world = reading_world
    world.slack.faults.drop_after_work()

    ticket = world.feedback(score=2)
    world.pass_(minutes=1)
    world.press("ana", "Claim", on=world.card(ticket))

    assert len(world.messages("#care")) == 1
    assert world.card(ticket).shown.startswith("Ana has this.")


def test_a_line_in_the_thread_is_looked_for_too(open_world):
    world = open_world(scopes=[*RINGBACK_SCOPES, "channels:history"], pace=timedelta(seconds=1))
    ticket = world.feedback(score=2)
    world.pass_(seconds=1)
    world.press("ana", "Claim", on=world.card(ticket))
    world.slack.faults.drop_after_work()

    world.pass_(seconds=1)
    world.pass_(minutes=1)

    assert len(world.slack.called("conversations.replies")) == 1
    assert world.timeline(ticket) == ["Ana claimed this."]


def test_where_the_bot_may_not_read_a_lost_answer_leads_to_a_double_that_can_be_found(world):
    world.slack.faults.drop_after_work()

    ticket = world.feedback(score=2)
    world.pass_(minutes=1)

    doubles = world.messages("#care")
    assert len(doubles) == 2
    assert {double.metadata["event_payload"]["key"] for double in doubles} == {f"ticket {ticket} / card care"}


def test_a_rate_limited_message_waits_as_long_as_slack_asks(world):
    world.slack.limits("#care", retry_after=30)
    world.feedback(score=2)

    world.pass_(seconds=29)
    assert world.messages("#care") == []

    world.pass_(seconds=1)
    assert len(world.messages("#care")) == 1


def test_a_limited_channel_keeps_no_other_waiting(world):
    ticket = world.feedback(score=2)
    world.slack.limits("#care", retry_after=600)

    world.press("ana", "Ask for help", on=world.card(ticket))
    world.submit("ana", reason="other", note="Please look.")

    assert world.dms("maria")[0].startswith("Help Ana with Grace Okafor")
    assert world.timeline(ticket) == []


@pytest.mark.everywhere
def test_a_restart_in_the_middle_of_everything_loses_nothing(world):
    ticket = world.feedback(score=2)
    tom = world.feedback(score=3, customer=TOM)
    world.respond("ana", ticket, message="Hello Grace, it is refunded.", wait=False)
    world.press("ben", "Respond", on=world.card(tom))
    world.slack.faults.down()
    third = world.feedback(score=1, comment="And a third.")
    world.stop_bot()

    world.slack.faults.clear()
    world.clock.pass_(minutes=2)
    world.machine_clock.pass_(minutes=2)
    world.start_bot()

    assert [mail["To"] for mail in world.mailbox.mails] == ["Grace Okafor <grace@example.com>"]
    assert "And a third." in world.card(third).shown
    assert len(world.messages("#care")) == 3
    world.submit("ben", message="Hello Tom.", subject="Your line")
    world.submit("ben")
    world.pass_(minutes=2)
    assert len(world.mailbox.mails) == 2


def test_a_timer_that_was_due_while_nobody_was_there_fires_at_the_start(world):
    ticket = world.feedback(score=2)
    world.stop_bot()
    world.clock.pass_(hours=25)

    world.start_bot()

    assert "Grace is still waiting; the time for a first answer has passed." in world.timeline(ticket)


def test_undo_works_after_a_restart(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    world.stop_bot()
    world.start_bot()

    world.press("ana", "Undo", on=world.card(ticket))
    world.pass_(minutes=5)

    assert world.mailbox.mails == []


@pytest.mark.everywhere
def test_whoever_dies_with_a_message_in_hand_is_taken_over(world):
    world.slack.limits("#care", retry_after=1)
    world.feedback(score=2)
    world.machine_clock.pass_(seconds=2)
    world.die_sending()
    assert world.messages("#care") == []

    world.start_bot()
    world.pass_(seconds=61)

    assert len(world.messages("#care")) == 1


@pytest.mark.everywhere
def test_killed_between_sending_and_remembering_the_bot_finds_what_it_sent(reading_world):
    world = reading_world
    world.slack.faults.drop_after_work()
    ticket = world.feedback(score=2)
    world.stop_bot()

    world.start_bot()
    world.pass_(minutes=1)
    world.press("ana", "Claim", on=world.card(ticket))

    assert len(world.messages("#care")) == 1
    assert world.card(ticket).shown.startswith("Ana has this.")


@pytest.mark.everywhere
def test_two_workers_on_one_timer_are_one_entry(world):
    ticket = world.feedback(score=2)
    world.clock.pass_(hours=25)

    async def both():
        await asyncio.gather(world.bot.clockwork.fire_due(), world.bot.clockwork.fire_due())

    world.run(both())
    world.settle()

    assert world.events(ticket).count("TargetMissed") == 1
    assert world.timeline(ticket).count("Grace is still waiting; the time for a first answer has passed.") == 1


def test_a_card_that_an_admin_deleted_is_posted_anew_when_something_happens(world):
    ticket = world.feedback(score=2)
    world.slack.erase(world.card(ticket))

    world.loop("ana", f"ticket {ticket}")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])
    world.pass_(minutes=1)

    assert world.card(ticket).shown.startswith("Ana has this.")
    assert world.timeline(ticket) == ["Ana claimed this."]


def test_a_card_that_an_admin_deleted_stops_nothing_else(world):
    ticket = world.feedback(score=2)
    other = world.feedback(score=2, customer=TOM)
    world.slack.erase(world.card(ticket))

    world.loop("ana", f"ticket {ticket}")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])
    world.press("ben", "Claim", on=world.card(other))
    world.pass_(minutes=1)

    assert world.owner(ticket) == "ana"
    assert world.card(other).shown.startswith("Ben has this.")
    assert world.timeline(other) == ["Ben claimed this."]


def test_an_archived_channel_stops_nobody_elses_messages(world):
    world.slack.archive("#field-ops")
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", team="field-ops")

    other = world.feedback(score=2, customer=TOM)

    assert world.card(other).shown.startswith("Answer Tom Ward by")
    assert world.card(ticket).shown.startswith("Grace Okafor is with Field Ops now")


def test_somebody_who_left_the_workspace_stops_nobody_elses_messages(world):
    ticket = world.feedback(score=2)
    world.press("maria", "Assign", on=world.card(ticket))
    world.slack.deactivate(world.slack.user("ben").id)
    world.submit("maria", person="ben@contoso.example")

    # the bot hears that Ben is gone only when it tries to tell him, and nobody else waits for that
    assert "nobody has it yet" in world.card(ticket).shown
    assert world.timeline(ticket)[:2] == ["Maria gave this to Ben Okoro.", "Ben is away; this is free again."]
    [told] = world.dms("maria")
    assert told.startswith("One ticket of Ben's is free again.")


def test_a_slow_slack_delays_forms_and_loses_none(world):
    ticket = world.feedback(score=2)
    world.slack.faults.slow(0.05)

    world.press("ana", "Respond", on=world.card(ticket))

    assert "Hello Grace," in world.modal("ana").shown


@pytest.mark.plants_a_bug
def test_a_form_that_slack_will_not_open_is_said_to_be_our_fault(world):
    ticket = world.feedback(score=2)
    world.slack.faults.fail("views.open", "internal_error")

    answer = world.press("ana", "Respond", on=world.card(ticket))

    assert answer.ok
    assert world.told("ana") == ["That didn't work, and it's our fault. Please try again in a moment."]


@pytest.mark.everywhere
def test_twenty_thousand_characters_of_anything_are_only_words(world):
    ticket = world.feedback(score=1, comment=LONG[:20000])

    card = world.card(ticket)
    assert "<!channel> *bold* `code` {{DATE}} @here & <b>me</b>" in card.shown
    assert "…" in card.shown
    assert "broadcast" not in str(card.blocks)
    world.respond("ana", ticket, message="Hello Grace, that is a lot. Thank you.")
    world.close("ana", ticket)
    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).status == "resolved"
    assert world.loop("ana", f"ticket {ticket}") == world.card(ticket).shown


def test_a_colleagues_words_are_only_words_too(world):
    ticket = world.feedback(score=1)
    world.press("ana", "Note", on=world.card(ticket))
    world.submit("ana", note="<!channel> *look* {{x}} <@U0BEN> " * 80)

    [entry] = world.thread(ticket)
    assert "<!channel> *look* {{x}} <@U0BEN>" in entry.shown
    assert "broadcast" not in str(entry.blocks)
    assert "'type': 'user'" not in str(entry.blocks)


def test_a_customer_whose_name_is_markup_is_only_a_name(world):
    ticket = world.feedback(score=1, customer={"id": "X", "name": "<!channel> *Bo*", "email": "bo@example.com"})

    card = world.card(ticket)
    assert card.shown.startswith("Answer <!channel> *Bo* by")
    assert "<!channel>" not in card.plain_text
    world.press("ana", "Respond", on=card)
    assert world.person("ana").modal is not None


def test_a_press_that_arrives_late_takes_nothing_from_whoever_has_it_now(world):
    ticket = world.feedback(score=2)
    card = world.card(ticket)

    world.press("ana", "Claim", on=card)
    world.press("ana", "Put back", on=world.card(ticket))
    world.press("ben", "Claim", on=world.card(ticket))
    world.press("ana", "Claim", on=card)

    assert world.owner(ticket) == "ben"
    assert world.told("ana") == ["Ben was a moment quicker."]


@pytest.mark.plants_a_bug
def test_delivery_outlives_a_database_that_did_not_answer(world):
    class Gone:
        def lease(self, now, limit):
            raise Busy(timedelta(seconds=1))

    async def story():
        delivery = world.bot.delivery
        outbox, delivery.outbox = delivery.outbox, Gone()
        running = asyncio.create_task(delivery.run())
        delivery.wake()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        delivery.outbox = outbox
        await world.delivered(id="later", score=2, customer=TOM)
        async with asyncio.timeout(10):
            while not world.messages("#care"):
                await world.slack.feed.after(world.slack.feed.version)
        running.cancel()

    world.run(story())

    assert "Tom Ward" in world.card(1).shown


def test_what_an_operator_can_put_right_loses_nothing(world):
    world.slack.faults.fail("chat.postMessage", "invalid_auth")
    ticket = world.feedback(score=2)
    world.slack.faults.clear()

    world.pass_(minutes=6)

    assert "Grace Okafor" in world.card(ticket).shown


def test_a_form_that_breaks_on_our_side_hands_its_text_back(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Note", on=world.card(ticket))
    world.bot.writer._stopped = True  # as it is while the process ends

    world.run(world.person("ana").fill_and_submit({"note": "She rang again at noon."}))
    world.bot.writer._stopped = False

    assert "She rang again at noon." in world.modal("ana").shown
    assert "Your text is safe" in world.modal("ana").shown
