"""Somebody who has never heard of Ringback, and the first two minutes."""

import re
import time

from playwright.sync_api import expect

from tests.browser.running import demo_on_monday, open_browser
from tests.browser.windows import Window, Windows

#: From the command to the first ticket that is claimed.
SECONDS = 120


def claims(window: Window) -> None:
    expect(window.hint).to_contain_text("Your first ticket")
    window.card("Charged twice").press("Claim")
    window.card("Charged twice").says("Ana has this.")


def answers(window: Window) -> None:
    expect(window.hint).to_contain_text("Answer the customer")
    expect(window.card("Charged twice").button("Respond")).to_have_class(re.compile("shown-round"))
    window.card("Charged twice").press("Respond")
    window.form.enter("Your message", "Both payments are on their way back, Tom.")
    window.form.press("Preview")
    window.form.shows("Ready to send?")
    expect(window.page.locator("#tour .hint-card:not([hidden])")).to_contain_text("Answer the customer")
    expect(window.form.dialog).to_contain_text("Both payments are on their way back, Tom.")
    window.form.press("Send")
    window.form.is_gone()
    window.card("Charged twice").says("Ana's answer to Tom leaves at")


def looks_at_the_mail(window: Window) -> None:
    expect(window.hint).to_contain_text("See what they got")
    window.open_tab("The customer")
    expect(window.backstage).to_contain_text("it leaves a minute later")
    window.open_tab("The clock")
    window.turn("+10 min")
    expect(window.hint).to_contain_text("See what they got")
    window.open_tab("The customer")
    window.backstage.get_by_role("link", name="Your feedback to Contoso Broadband").click()
    mail = window.page.frame_locator("#backstage iframe")
    expect(mail.locator("body")).to_contain_text("Both payments are on their way back, Tom.")
    expect(window.hint).to_contain_text("Turn the clock")
    expect(window.hint.get_by_role("button")).to_have_text(["Done"])


def turns_the_clock(window: Window) -> None:
    """Until a nudge has come, and then somebody above has been called."""
    window.open_tab("The clock")
    window.card("Forty people cannot work").press("Claim")
    window.card("Forty people cannot work").says("Ana has this.")
    window.turn("Next morning")
    expect(window.hint).to_have_count(0)
    window.go("Ringback")
    expect(window.messages.filter(has_text="Helen Marsh before").first).to_be_visible()
    window.turn("+1 day")
    window.become("Maria Chen")
    window.go("Ringback")
    expect(window.messages.filter(has_text="Please see to Helen Marsh").first).to_be_visible()
    window.become("Dana Whitfield")
    window.go("Ringback")
    expect(window.messages.filter(has_text="Please decide on Helen Marsh").first).to_be_visible()


def asks_how_it_goes(window: Window) -> None:
    window.become("Ana Ruiz")
    window.go("care")
    window.say("/loop team")
    expect(window.only_for_me("Claimed within the hour").last).to_be_in_viewport()


def test_two_minutes_from_the_command_to_a_dashboard(tmp_path):
    began = time.monotonic()
    with demo_on_monday(tmp_path, answers=5) as address, open_browser() as browser:
        windows = Windows(browser, address)
        window = windows.open("ana", is_new=True)
        claims(window)
        took = time.monotonic() - began
        assert took < SECONDS, f"{took:.1f} s from the command to the first claimed ticket"

        answers(window)
        looks_at_the_mail(window)
        turns_the_clock(window)
        asks_how_it_goes(window)
        assert windows.troubles == []
