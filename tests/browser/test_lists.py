"""What somebody looks at stays where it is, whatever arrives; what came meanwhile is said below."""

import time

import httpx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.windows import Window


def top(there: Locator) -> float:
    box = there.bounding_box()
    assert box is not None
    return box["y"]


@pytest.fixture
def ana(windows) -> Window:
    """In a channel that is longer than her window."""
    for number in range(4):
        windows.feedback(f"Long enough, number {number}.", name="Lena Strand")
    window = windows.open("ana")
    expect(window.card("number 3").button("Claim")).to_be_visible()
    return window


def test_a_card_that_arrives_moves_no_button_that_somebody_aims_at(windows, ana):
    button = ana.card("number 3").button("Claim")
    button.hover()
    before = top(button)

    windows.feedback("One comes while she aims.", name="Ola Berg")
    expect(ana.newer).to_have_text("1 new message ↓")
    assert abs(top(button) - before) < 1
    windows.feedback("And another one.", name="Ola Berg")
    expect(ana.newer).to_have_text("2 new messages ↓")
    button.click()
    ana.card("number 3").says("Ana has this.")

    ana.newer.click()
    expect(ana.newer).to_be_hidden()
    expect(ana.card("One comes while she aims.").button("Claim")).to_be_in_viewport()


def test_whoever_is_at_the_end_and_aims_at_nothing_sees_what_arrives(windows, ana):
    ana.page.mouse.move(5, 5)
    windows.feedback("She sees this one come.", name="Ida Holm")
    expect(ana.card("She sees this one come.").button("Claim")).to_be_in_viewport()
    expect(ana.newer).to_be_hidden()


def test_an_answer_that_lands_out_of_sight_is_said_to_be_there(windows, ana):
    first = ana.card("number 0")
    first.message.evaluate("element => element.scrollIntoView({block: 'start'})")
    before = top(first.message)

    httpx.post(f"{windows.address}/do/say?as=U0ANA&in=C0CARE&channel=C0CARE", data={"words": "/loop team"}, timeout=60)
    expect(ana.newer).to_have_text("Ringback has answered you ↓")
    assert abs(top(first.message) - before) < 1

    ana.newer.click()
    expect(ana.only_for_me("Claimed within the hour").last).to_be_in_viewport()
    expect(ana.newer).to_be_hidden()


def test_whoever_presses_at_the_end_sees_the_answer(windows, ana):
    windows.feedback("Both want this one.", name="Pia Lund")
    both = [ana, windows.open("ben")]
    for window in both:
        window.card("Both want this one.").button("Claim").hover()
    # at one moment of the clock on the wall: a card that is drawn anew in between has another button there
    at = time.time() * 1000 + 1500
    for window in both:
        claim = window.card("Both want this one.").button("Claim")
        claim.evaluate("(button, at) => { setTimeout(() => button.click(), at - Date.now()) }", at)

    for window in both:
        expect(window.card("Both want this one.").button("Claim")).to_have_count(0)
    [loser] = [w for w in both if f"{w.who} has this." not in w.card("Both want this one.").message.inner_text()]
    expect(loser.only_for_me("was a moment quicker.").last).to_be_in_viewport()
    expect(loser.newer).to_be_hidden()


def test_long_words_are_folded_and_say_so(windows):
    windows.feedback("It goes on and on. " * 80 + "And here it ends.", name="Rut Alm")
    ana = windows.open("ana")
    quote = ana.card("And here it ends.").message.locator(".long blockquote")
    expect(quote).to_be_visible()
    assert tall(quote) < 230
    more = ana.card("And here it ends.").message.get_by_role("checkbox", name="Show more")
    more.focus()
    ana.page.keyboard.press("Space")
    expect(ana.card("And here it ends.").message.get_by_text("Show less")).to_be_visible()
    assert tall(quote) > 230
    windows.feedback("Another one comes.", name="Rut Alm")
    expect(ana.card("Another one comes.").message).to_be_attached()
    assert tall(quote) > 230  # what was unfolded stays so


def tall(there: Locator) -> float:
    box = there.bounding_box()
    assert box is not None
    return box["height"]
