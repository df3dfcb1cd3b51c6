"""Every platform shows the same buttons, every button means something, and everything can be reached."""

import json

import pytest

from blocks import slack, teams
from blocks.card import Button, Buttons, When
from blocks.registry import CARDS, FORMS, build, build_form
from bot import forms, notifications, opening
from bot.actions import ACTIONS, OPEN_FORMS, TICKET_FORMS
from bot.examples import FORM_DATA, NOTIFICATIONS
from handlers.interactions import Interactions
from handlers.submissions import Submissions
from sandbox.block_kit import check_message_blocks, check_view

#: What Teams takes of one message.
TEAMS_BYTES = 25_000

ALL_CARDS = {example.name: build(example.data) for example in NOTIFICATIONS}
ALL_FORMS = {example.name: build_form(example.data) for example in FORM_DATA}
each_card = pytest.mark.parametrize("card", ALL_CARDS.values(), ids=ALL_CARDS)
each_form = pytest.mark.parametrize("form", ALL_FORMS.values(), ids=ALL_FORMS)


def buttons_of(card) -> list[Button]:
    """Row and menu of every row of buttons, in their order."""
    rows = [part for part in card.parts if isinstance(part, Buttons)]
    return [button for row in rows for button in (*row.row, *(row.menu.entries if row.menu else ()))]


def found(json_, kinds):
    """Everything inside *json_* whose type is one of *kinds*, in its order."""
    if isinstance(json_, list):
        for each in json_:
            yield from found(each, kinds)
    elif isinstance(json_, dict):
        if json_.get("type") in kinds:
            yield json_
        else:
            yield from found(list(json_.values()), kinds)


def on_slack(card):
    for element in found(slack.render(card)["blocks"], {"button", "overflow"}):
        if element["type"] == "button":
            yield element["text"]["text"], element["action_id"], element["value"]
        else:
            for option in element["options"]:
                yield option["text"]["text"], *option["value"].split(" ", 1)


def on_teams(card):
    for action in found(teams.render(card)["body"], {"Action.Submit", "Action.Execute"}):
        yield action["title"], action["data"]["verb"], action["data"]["about"]


def test_every_notification_has_a_card_and_every_form_its_fields():
    assert set(CARDS) == set(notifications.Notification.__args__)
    assert set(FORMS) == set(forms.FormData.__args__)


@each_card
def test_slack_and_teams_show_the_same_buttons(card):
    meant = [(button.label, button.action, button.about) for button in buttons_of(card)]

    assert list(on_slack(card)) == meant
    assert list(on_teams(card)) == meant


@each_card
def test_every_button_is_an_action_and_says_whether_it_opens_a_form(card):
    for button in buttons_of(card):
        assert button.action in ACTIONS
        assert button.opens_form == (button.action in OPEN_FORMS)


@each_card
def test_no_button_is_shown_twice(card):
    shown = [(button.action, button.about) for button in buttons_of(card)]

    assert len(shown) == len(set(shown))


def test_every_action_can_be_reached_from_some_card():
    assert {button.action for card in ALL_CARDS.values() for button in buttons_of(card)} == ACTIONS


def test_every_action_that_opens_a_form_has_one():
    assert {form.action for form in ALL_FORMS.values()} == OPEN_FORMS


@each_card
def test_slack_takes_every_message(card):
    check_message_blocks(slack.render(card)["blocks"])


@each_form
def test_slack_takes_every_form(form):
    check_view(slack.render_form(form), "modal")


@each_card
def test_teams_takes_every_message(card):
    assert_taken_by_teams(teams.render(card))


@each_form
def test_teams_takes_every_form(form):
    assert_taken_by_teams(teams.render_form(form))


def assert_taken_by_teams(drawn):
    assert drawn["type"] == "AdaptiveCard"
    assert drawn["version"] == "1.5"
    assert drawn["body"]
    assert len(json.dumps(drawn).encode()) <= TEAMS_BYTES


def test_every_action_and_every_form_has_a_handler():
    """The tables alone are asked; nothing is pressed here, so nobody is needed behind them."""
    interactions = Interactions(writer=None, views=None, members=None, moment=None, forming=None)

    assert interactions.known_actions == ACTIONS
    assert opening.FORMS == TICKET_FORMS
    assert Submissions(writer=None, interactions=interactions, composer=None).known_forms == OPEN_FORMS


def test_no_title_loses_its_time():
    """By when is half of what a title says; it must reach whoever reads it on their own clock."""
    lost = [name for name, card in ALL_CARDS.items() if moments_in(card) != dates_shown(card)]

    assert lost == []


def moments_in(card) -> int:
    return sum(isinstance(piece, When) for piece in card.title) if isinstance(card.title, tuple) else 0


def dates_shown(card) -> int:
    return len(list(found(slack.render(card)["blocks"][0], {"date"})))
