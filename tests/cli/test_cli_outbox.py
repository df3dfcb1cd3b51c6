"""`ringback outbox`, `ringback timers` and `serve --hold`: what has not happened yet."""

import json

import pytest

GRACE = {"id": "A-17", "name": "Grace Okafor", "email": "grace@example.com"}
BODY = json.dumps({"id": "resp-1", "score": 2, "comment": "Charged twice, again.", "customer": GRACE})


@pytest.fixture
def unsent(start, ringback):
    """A bot without a chat took an answer, and is gone; its ticket's card waits."""
    bot = start("serve", "--port", 0)
    sent = ringback("feedback", "send", "relationship-nps", "--url", bot.address(), "--json", BODY)
    assert sent.exit_code == 0
    bot.line_with("message not sent")
    bot.tell()
    bot.end()


def test_an_empty_outbox_says_so(ringback):
    ringback("db", "upgrade")

    assert ringback("outbox", "list").output == "Nothing is waiting to be sent.\n"
    assert ringback("timers").output == "No timer is set.\n"
    assert ringback("outbox", "revive", "--all").output == "There is nothing to be tried again.\n"


@pytest.mark.parametrize("arguments", [("outbox", "list"), ("outbox", "revive", "--all"), ("timers",)])
def test_in_the_wrong_folder_no_database_is_made(ringback, home, arguments):
    told = ringback(*arguments)

    assert told.exit_code == 2
    assert told.stdout == ""
    assert told.stderr.startswith(f"DATABASE_URL: there is no database {home / 'ringback.db'}; ")
    assert told.stderr.count("\n") == 1
    assert list(home.iterdir()) == []


def test_what_waits_is_listed_with_its_reason_and_without_the_customer(ringback, unsent):
    listed = ringback("outbox", "list")

    assert listed.exit_code == 0
    head, first, *_, last = listed.output.splitlines()
    assert head.split() == ["ID", "STATE", "TICKET", "MESSAGE", "TO", "SINCE", "WHY"]
    assert first.startswith("1   waiting for you  1       ticket   care  ")
    assert first.endswith("no chat is connected: set SLACK_BOT_TOKEN")
    assert last == "1 waiting for you."
    for personal in ("Grace", "Okafor", "grace@example.com", "Charged"):
        assert personal not in listed.output


def test_what_waits_can_be_tried_at_once(ringback, unsent):
    assert ringback("outbox", "revive", 1).output == "1 of them will be tried at once.\n"
    assert ringback("outbox", "revive", "--all").exit_code == 0


def test_an_id_that_is_not_there_is_named(ringback, unsent):
    refused = ringback("outbox", "revive", 1, 99)

    assert refused.exit_code == 1
    assert refused.stderr.startswith("99: no message with this ID")


@pytest.mark.parametrize("arguments", [(), (1, "--all"), ("one",)])
def test_what_to_revive_must_be_clear(ringback, arguments):
    assert ringback("outbox", "revive", *arguments).exit_code == 2


def test_timers_say_when_they_are_due(ringback, unsent):
    listed = ringback("timers").output.splitlines()

    assert listed[0].split() == ["TICKET", "TIMER", "DUE"]
    # which of them comes first depends on the day on which this runs
    assert any(("first_contact" in line or "step 1" in line) and " UTC, in " in line for line in listed)
    assert listed[-1].endswith(", 0 overdue.")


def test_a_held_bot_says_what_would_leave_and_sends_nothing(start, ringback, unsent):
    bot = start("serve", "--port", 0, "--hold")

    assert "Would leave: 1 message. Overdue: 0 timers." in bot.line_with("Would leave")
    assert bot.line_with("OLDEST").split()[:3] == ["TO", "MESSAGE", "COUNT"]
    assert bot.line_with("care").split()[:3] == ["care", "ticket", "1"]
    bot.tell()
    code, rest = bot.end()
    assert (code, rest) == (0, "")


def test_a_held_bot_with_nothing_to_send_says_so(start):
    assert start("serve", "--port", 0, "--hold").line_with("Nothing is waiting to be sent, and no timer is overdue.")
