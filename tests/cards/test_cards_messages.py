"""Timeline, direct messages and answers: one short sentence each, and nothing private in it."""

import pytest

from blocks import plain
from blocks.card import Buttons, Verbatim
from blocks.cards.alarms import WHAT_IT_WAS
from blocks.cards.timeline import SENTENCES
from blocks.registry import build
from bot.actions import CALL, CLAIM, SHOW
from bot.examples import NOTIFICATIONS
from bot.history import KINDS
from bot.react import QUIET
from bot.sayings import (
    alarming,
    asking,
    beyond_tickets,
    customers,
    escalating,
    mailing,
    reminding,
    standing_in,
    timeline,
)

ALL = {example.name: example.data for example in NOTIFICATIONS}
TIMELINE = {name: data for name, data in ALL.items() if name.startswith("timeline-")}
ANSWER = ALL["came-back"].text


def said(name):
    return plain.spoken(build(ALL[name]))


def buttons(name):
    return [b for part in build(ALL[name]).parts if isinstance(part, Buttons) for b in part.row]


def test_every_event_that_goes_to_the_thread_has_a_sentence_and_an_example():
    told = set(KINDS) - {kind.__name__ for kind in QUIET}

    assert set(SENTENCES) == told
    assert {entry.what for entry in TIMELINE.values()} == told


@pytest.mark.parametrize("name", TIMELINE)
def test_what_people_wrote_is_quoted_below_the_line(name):
    entry, card = TIMELINE[name], build(TIMELINE[name])

    for words in (entry.sent, entry.words):
        assert not words or Verbatim(words) in card.parts
        assert not words or words not in plain.spoken(card)


@pytest.mark.parametrize("name", ALL)
def test_no_message_wakes_whoever_acted(name):
    assert "Mention(" not in repr(build(ALL[name]))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("timeline-claimed", "Ana claimed this."),
        ("timeline-wrote", "Ana wrote to Grace."),
        ("timeline-voicemail", "Ana rang; voicemail."),
        ("timeline-first-contact-missed", "Grace is still waiting; the time for a first answer has passed."),
        ("help-asked", "Help Ana with Grace Okafor by 14:00 GMT"),
        ("assigned", "Call Grace Okafor by 14:00 GMT. Maria gave you this one."),
        ("told", "Grace Okafor is unhappy; Customer Care answers by 14:00 GMT."),
        ("came-back", "Try Grace by phone, your e-mail came back. Not answered yet; due 14:00 GMT."),
        ("quicker", "Ben was a moment quicker. Next for you: Tom Ward, due 15:10 GMT."),
        ("quicker-nothing-next", "Ana was a moment quicker."),
        ("message-will-leave", "Your answer to Grace leaves at 10:31 GMT."),
        ("contact-details", "How to reach Grace Okafor"),
        ("me", "Start with Grace Okafor: call by 14:00 GMT."),
        ("me-clear", "You're clear, Ana."),
        ("team", "Take these three first in Customer Care"),
        ("queue", "Call Grace Okafor first, by 14:00 GMT"),
        ("queue-empty", "Nobody waits in Customer Care."),
        ("next", "Next for you: call Grace Okafor by 14:00 GMT"),
        ("next-nobody", "Nobody is waiting for you right now."),
    ],
)
def test_the_sentence_that_is_said(name, sentence):
    assert said(name) == sentence


def test_the_second_claimer_may_claim_the_next_one():
    (button,) = buttons("quicker")

    assert (button.label, button.action, button.about) == ("Claim Tom's", CLAIM, "8")


def test_nothing_but_the_sentence_where_nothing_is_next():
    assert plain.render(build(ALL["quicker-nothing-next"])) == "Ana was a moment quicker."


def test_what_the_sender_keeps_leads_to_the_ticket_where_undo_is_as_long_as_it_can_be():
    assert [(b.action, b.about) for b in buttons("message-will-leave")] == [(SHOW, "7")]


def test_a_message_that_came_back_hands_its_text_back_and_offers_the_phone():
    assert Verbatim(ANSWER) in build(ALL["came-back"]).parts
    assert buttons("came-back")[0].action == CALL
    assert CALL not in {button.action for button in buttons("came-back-no-number")}


@pytest.mark.parametrize("name", ["mail-kept-back-opted-out", "may-have-left-unwanted"])
def test_nobody_is_told_to_reach_who_wants_to_be_left_in_peace(name):
    assert said(name).startswith("Leave Grace in peace, as they asked")
    assert [button.action for button in buttons(name)] == [SHOW]


def test_contact_details_are_never_said_aloud():
    assert "grace@example.com" in plain.render(build(ALL["contact-details"]))
    assert "grace@example.com" not in said("contact-details")


def test_a_dashboard_names_counts_before_percentages():
    drawn = plain.render(build(ALL["team"]))

    assert "61 of 64 (95%)" in drawn
    assert "Promises kept: 11 of 12\n" in drawn
    assert "two late ones were due while nobody was on shift" in drawn


def test_a_team_without_tickets_has_no_hollow_figures():
    assert "%" not in plain.render(build(ALL["team-new"]))


def test_what_somebody_was_told_once_asks_nothing_of_them():
    assert buttons("told") == []


def test_whoever_runs_the_bot_is_told_in_words_what_reached_nobody():
    """No name of ours, such as `called_in`, in a sentence."""
    tables = (timeline, reminding, mailing, asking, standing_in, escalating, customers)
    of_tickets = {name for table in tables for name in table.TELL}
    beyond = beyond_tickets.SAY.keys() - alarming.SAY.keys()

    assert {"ticket", "introduction", *of_tickets, *beyond} <= WHAT_IT_WAS.keys()
