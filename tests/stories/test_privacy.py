"""Customers' words and addresses: where they are kept, and where they never are."""

import pytest
from sqlalchemy import inspect, text

#: Slack fails at a form as nobody foresaw, so that the log tells of it.
pytestmark = pytest.mark.plants_a_bug

OURS_TO_KEEP = {"customers", "feedback", "messages"}
SECRETS = [
    "Okafor", "grace@example.com", "7946", "Charged", "refunded", "your line", "Thursday", "newspaper", "credited",
    "cheque", "broken splitter",
]  # fmt: skip


def everything_happens(world):
    """Grace's matter from beginning to end, with every kind of words in it, and some trouble."""
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "550 5.1.1 <grace@example.com> Grace Okafor does not live here"
    promise = {"promise": "an engineer on Thursday", "promise_due": world.in_(days=3)}
    world.respond("ana", ticket, message="Hello Grace, it is refunded.", subject="About your line", **promise)
    world.mailbox.refuses = None
    world.slack.faults.drop_after_work()
    world.call("ana", ticket, "voicemail", note="A cheque, she says.")
    world.pass_(minutes=1)
    world.slack.faults.fail("views.open", "internal_error", times=1)
    world.press("ana", "ticket.respond", on=world.card(ticket))
    world.press("ana", "Contact details", on=world.card(ticket))
    world.press("ana", "Ask for help", on=world.card(ticket))
    world.submit("ana", reason="public_risk", note="She wrote to the newspaper.")
    world.loop("ana", "find Okafor")
    world.respond("ana", ticket, message="Hello Grace, it is refunded.", subject="About your line")
    world.close("ana", ticket, actions="Refunded and credited.", prevention="A broken splitter.")
    world.press("ana", "Reopen", on=world.card(ticket))
    world.close("ana", ticket, actions="Refunded and credited.", note="A cheque.")
    return ticket


@pytest.mark.everywhere
def test_personal_data_is_in_three_tables_and_in_no_other(world):
    everything_happens(world)

    with world.bot.records.engine.connect() as connection:
        tables = set(inspect(connection).get_table_names()) - OURS_TO_KEEP
        kept = {table: str(connection.execute(text(f"select * from {table}")).all()) for table in tables}

    assert "Charged" in world.card(1).shown
    assert kept["events"].count("Resolved") == 2
    assert [(table, word) for table, rows in kept.items() for word in SECRETS if word.lower() in rows.lower()] == []


def test_logs_hold_no_personal_data(world, log):
    world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward"})
    world.deliver(score=99, customer={"name": "Grace Okafor", "email": "grace@example.com"}, comment="Charged")
    everything_happens(world)
    world.slack.faults.down()
    world.loop("ana", "find Okafor")
    world.settle()

    written = log.getvalue()
    assert "message not sent" in written
    assert [word for word in SECRETS if word.lower() in written.lower()] == []


def test_a_notification_on_a_locked_phone_says_the_next_step_and_not_what_the_customer_said(world):
    everything_happens(world)

    channels = [message for where in ("#care", "@ana", "@maria") for message in world.messages(where)]
    threads = [entry for message in channels for entry in world.slack.thread(message)]
    answers = [message for name in ("ana", "maria") for message in world.person(name).ephemerals()]
    spoken = [message.plain_text for message in (*channels, *threads, *answers)]

    assert len(spoken) > 10
    assert all(spoken)
    told = [word for word in SECRETS if word != "Okafor" for words in spoken if word.lower() in words.lower()]
    assert told == []


def test_what_slack_keeps_beside_a_message_is_ids_only(world):
    everything_happens(world)

    for message in (*world.messages("#care"), *world.thread(1), *world.messages("@maria")):
        assert message.metadata["event_type"] == "ringback_message"
        assert set(message.metadata["event_payload"]) == {"key", "ticket"}
        assert not any(word.lower() in str(message.metadata).lower() for word in SECRETS)


def test_contact_details_are_masked_where_everybody_reads(world):
    everything_happens(world)

    for message in (*world.messages("#care"), *world.thread(1), *world.messages("@maria")):
        assert "grace@example.com" not in message.shown
        assert "7946" not in message.shown


def test_a_refused_delivery_never_repeats_what_was_in_it(world):
    answer = world.deliver(score="lots", comment="Charged twice", customer={"email": "grace@example.com"})

    assert answer.status_code == 422
    assert not any(word.lower() in answer.text.lower() for word in SECRETS)
