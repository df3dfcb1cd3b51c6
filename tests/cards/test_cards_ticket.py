"""The ticket's card: what it says first, and what can be done in each state."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from blocks import plain
from blocks.card import Buttons, Style, Verbatim, When
from blocks.registry import build
from bot.actions import (
    ASSIGN,
    CALL,
    CLAIM,
    CLOSE,
    MERGE,
    REOPEN,
    RESPOND,
    REVEAL,
    ROOT_CAUSE,
    SHOW,
    SNOOZE,
    UNDO,
    WAKE,
)
from bot.examples import NOTIFICATIONS
from bot.notifications import NextStep
from bot.ticket import Outcome, Status

TICKETS = {e.name.removeprefix("ticket-"): e.data for e in NOTIFICATIONS if e.name.startswith("ticket-")}
CLAIMED = TICKETS["claimed"]


def said(about):
    return plain.spoken(build(about))


def buttons(about) -> Buttons:
    return next(part for part in build(about).parts if isinstance(part, Buttons))


def row(about):
    return [button.action for button in buttons(about).row]


def menu(about):
    entries = buttons(about).menu
    return [button.action for button in entries.entries] if entries else []


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("unclaimed", "Call Grace Okafor by 14:00 GMT"),
        ("unclaimed-write", "Answer Grace Okafor by Wed 4 Mar, 09:00 GMT"),
        ("unclaimed-overdue", "Call Grace Okafor now; it was due 09:00 GMT"),
        ("claimed", "Ana has this. Next: call Grace by 14:00 GMT."),
        ("claimed-write", "Ana has this. Next: answer Grace by 14:00 GMT."),
        ("claimed-overdue", "Ana has this. Next: call Grace now; it was due 09:00 GMT."),
        ("leaving", "Ana's answer to Grace leaves at 10:31 GMT."),
        ("on-its-way", "Ana's answer is on its way to Grace."),
        ("promised", "Ana has this. Next: keep the promise to Grace by Thu 5 Mar, 13:00 GMT."),
        ("answered", "Ana has this. Next: solve it for Grace by Tue 31 Mar, 22:30 BST."),
        ("waiting", "Ana has this. It's Grace's turn."),
        ("snoozed", "Ana has this. Snoozed until Thu 5 Mar, 09:00 GMT."),
        ("do-not-contact", "Leave Grace Okafor in peace: name the cause, then close"),
        ("resolved", "Solved by Ana. Closes on Tue 10 Mar unless it's reopened."),
        ("resolved-spam", "Ana found that this was not meant for us."),
        ("closed", "Solved by Ana. Closed: it stayed quiet."),
        ("closed-confirmed", "Solved by Ana. Grace says it's solved."),
        ("merged", "Grace Okafor goes on as ticket 9"),
        ("only-number", "Ana has this. Next: call this customer by 14:00 GMT."),
        ("nobody-to-answer", "Find out what went wrong by 14:00 GMT"),
        ("unwanted", "Find out what went wrong for Grace Okafor by Wed 4 Mar, 09:00 GMT"),
        ("unwanted-claimed", "Ana has this. Next: find out what went wrong for Grace by Wed 4 Mar, 09:00 GMT."),
        ("withdrawn", "Grace Okafor took this back: name the cause, then close"),
    ],
)
def test_the_next_step_comes_first(state, title):
    assert said(TICKETS[state]) == title


@pytest.mark.parametrize("state", TICKETS)
def test_nothing_the_customer_or_a_colleague_wrote_is_said_aloud(state):
    about = TICKETS[state]

    for words in (about.verbatim, about.help_note, about.masked_email, about.masked_phone):
        assert not words or words not in said(about)


@pytest.mark.parametrize("state", TICKETS)
def test_the_customers_words_are_verbatim_and_nowhere_else(state):
    about, card = TICKETS[state], build(TICKETS[state])
    ours = [part for part in card.parts if not isinstance(part, Verbatim)]

    assert not about.verbatim or about.verbatim not in repr(ours)
    assert not about.verbatim or Verbatim(about.verbatim) in card.parts


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ("unclaimed", CLAIM),
        ("claimed", CALL),
        ("claimed-write", RESPOND),
        ("only-address", RESPOND),
        ("answered", CLOSE),
        ("waiting", CLOSE),
        ("promised", CALL),
        ("snoozed", WAKE),
        ("do-not-contact", CLOSE),
        ("nobody-to-answer", CLAIM),
        ("nobody-to-answer-claimed", CLOSE),
        ("merged", SHOW),
        ("unwanted", CLAIM),
        ("unwanted-claimed", CLOSE),
    ],
)
def test_what_helps_next_is_first_and_stands_out(state, first):
    shown = buttons(TICKETS[state]).row

    assert shown[0].action == first
    assert [button.style for button in shown] == [Style.PRIMARY] + [Style.PLAIN] * (len(shown) - 1)


@pytest.mark.parametrize("state", ["resolved", "closed", "leaving", "on-its-way"])
def test_nothing_stands_out_where_nothing_presses(state):
    assert {button.style for button in buttons(TICKETS[state]).row} == {Style.PLAIN}


def test_what_cannot_be_done_now_is_not_there():
    assert row(TICKETS["closed"])[0] == REOPEN
    assert CLAIM not in row(CLAIMED)
    assert not {RESPOND, CALL} & {*row(TICKETS["do-not-contact"]), *row(TICKETS["do-not-contact-claimed"])}
    assert REVEAL not in menu(TICKETS["do-not-contact"])
    assert CALL not in row(TICKETS["only-address"])
    assert RESPOND not in row(TICKETS["only-number"])
    assert not menu(TICKETS["resolved"])
    assert ROOT_CAUSE not in row(TICKETS["closed"])
    assert SNOOZE not in menu(TICKETS["claimed-overdue"])


def test_what_is_late_can_be_given_to_somebody():
    assert ASSIGN in menu(TICKETS["claimed-overdue"])
    assert ASSIGN in row(TICKETS["help-asked"])


def test_another_ticket_of_the_customer_can_be_joined():
    assert MERGE in menu(TICKETS["other-tickets"])
    assert MERGE not in menu(CLAIMED)


def test_a_message_can_be_taken_back_until_it_is_released():
    shown = buttons(TICKETS["two-leaving"]).row

    assert [button.about for button in shown if button.action == UNDO] == ["7/m-1", "7/m-2"]
    assert UNDO not in row(TICKETS["on-its-way"])
    assert UNDO in row(TICKETS["not-left-yet"])


@pytest.mark.parametrize("snoozed_until", [None, CLAIMED.due])
@pytest.mark.parametrize("preferred", ["email", "phone"])
def test_however_much_can_be_done_a_ticket_can_be_closed(snoozed_until, preferred):
    about = replace(TICKETS["two-leaving"], snoozed_until=snoozed_until, preferred=preferred)

    assert CLOSE in row(about)
    assert row(about)[:2] == [UNDO, UNDO]
    assert len(row(about)) == 5


def test_what_was_promised_can_be_kept_after_the_close():
    assert row(TICKETS["resolved-unkept"])[0] == CALL
    assert REOPEN in row(TICKETS["resolved-unkept"])
    assert CALL not in row(TICKETS["resolved"])
    assert CALL not in row(replace(TICKETS["resolved-unkept"], do_not_contact=True))


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("next_step", NextStep)
@pytest.mark.parametrize("owner", [None, CLAIMED.owner])
@pytest.mark.parametrize("do_not_contact", [False, True])
def test_every_combination_has_a_card(status, next_step, owner, do_not_contact):
    about = replace(CLAIMED, status=status, next_step=next_step, owner=owner, do_not_contact=do_not_contact)

    assert row(about)
    assert said(about)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_names_who_settled_it(outcome):
    assert "Ana" in said(replace(TICKETS["resolved"], outcome=outcome))


def test_an_outcome_that_is_counted_apart_asks_nobody_to_confirm():
    for outcome in filter(lambda each: each.counts_apart, Outcome):
        assert "Closes" not in said(replace(TICKETS["resolved"], outcome=outcome))


def test_a_card_says_since_when_because_nothing_redraws_it():
    drawn = plain.render(build(TICKETS["unclaimed"]))

    assert "Waiting since Mon 2 Mar, 21:30 GMT · " in drawn
    assert "nobody has it yet" in drawn
    assert "13 h" not in drawn


def test_both_clocks_are_shown_where_they_differ():
    around_the_clock = replace(TICKETS["answered"], staffed=TICKETS["answered"].waiting)

    assert "16 h to answer, 5 h of it in our working hours" in plain.render(build(TICKETS["unclaimed"]))
    nights = replace(TICKETS["unclaimed"], allowed_staffed=timedelta())
    assert "16 h to answer, none of it in our working hours" in plain.render(build(nights))
    assert "to answer" not in plain.render(build(replace(TICKETS["unclaimed"], overdue=True)))
    assert "First answered after 13 h (2 h of our working hours)" in plain.render(build(TICKETS["answered"]))
    assert "First answered after 13 h\n" in plain.render(build(around_the_clock))


@pytest.mark.parametrize("state", ["unwanted", "unwanted-claimed", "do-not-contact"])
def test_a_card_says_who_does_not_want_to_be_contacted(state):
    drawn = plain.render(build(TICKETS[state]))

    assert "does not want to be contacted" in drawn
    assert "Waiting since" not in drawn


def test_whoever_wants_no_contact_can_still_be_reached_if_it_must_be():
    assert row(TICKETS["unwanted-claimed"])[-2:] == [RESPOND, CALL]


def test_today_is_the_readers_teams_today():
    """Half past ten at night in London on the 3rd is the 4th in Tokyo already."""
    due = datetime(2026, 3, 3, 23, tzinfo=UTC)
    london = replace(CLAIMED, due=due, now=datetime(2026, 3, 3, 14, 30, tzinfo=UTC))

    assert "by 23:00" in said(london)
    assert "by Wed 4 Mar, 08:00" in said(replace(london, zone="Asia/Tokyo"))


def test_a_promise_is_always_said_with_its_day():
    """Nothing redraws the card when its time has passed, so tomorrow it must not read as today."""
    promised = replace(TICKETS["promised"], now=TICKETS["promised"].due)

    assert [piece.form for piece in build(promised).title if isinstance(piece, When)] == ["day_time"]


def test_nobody_is_woken_by_a_card():
    for about in TICKETS.values():
        assert "Mention(" not in repr(build(about))
