"""The tour where nothing is left to claim: the team takes turns, or somebody was quicker."""

import re

from playwright.sync_api import expect

from tests.browser.running import demo_on_monday, open_browser
from tests.browser.windows import Windows


def test_whoever_finds_every_ticket_taken_is_shown_whose_they_are(tmp_path):
    with demo_on_monday(tmp_path, answers=0) as address, open_browser() as browser:
        windows = Windows(browser, address)
        ana = windows.open("ana", (1280, 320), is_new=True)
        expect(ana.hint.get_by_text("Press Claim on a ticket")).to_be_visible()
        windows.feedback("Two bills in one month.", name="Ida Holm")
        card = ana.card("Two bills in one month.")
        expect(card.button("Claim")).to_have_class(re.compile("shown-round"))

        ben = windows.open("ben")
        ben.card("Two bills in one month.").press("Claim")
        expect(ana.hint.get_by_text("its card says whose")).to_be_visible()
        expect(ana.hint.get_by_text("Press Claim on a ticket")).to_be_hidden()
        expect(ana.page.locator("#who > summary")).to_have_class(re.compile("shown-round"))

        ana.become("Priya Nair")
        ana.become("Ben Okoro")
        ana.card("Two bills in one month.").press("Respond")
        ana.form.enter("Your message", "One of them is on its way back, Ida.")
        ana.form.press("Preview")
        ana.form.press("Send")
        ana.form.is_gone()
        expect(ana.hint).to_contain_text("See what they got")
        assert windows.troubles == []
