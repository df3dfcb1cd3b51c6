"""The page on a phone: one thing at a time, and nothing beyond the edge."""

from playwright.sync_api import Page, expect

from tests.browser.windows import PHONE


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_claim_on_a_phone(windows):
    windows.feedback("No signal in the kitchen.", name="Olu Bright")
    ben = windows.open("ben", PHONE)
    assert fits(ben.page)
    expect(ben.backstage).to_be_hidden()

    ben.page.get_by_role("button", name="Channels", exact=True).click()
    expect(ben.page.locator("#column")).to_be_in_viewport()
    assert fits(ben.page)
    ben.go("Ringback")
    expect(ben.page.locator("#column")).to_be_hidden()
    expect(ben.page.get_by_role("heading", level=1)).to_have_text("Ringback")
    ben.page.get_by_role("button", name="Channels", exact=True).click()
    ben.go("care")

    card = ben.card("No signal in the kitchen.")
    card.press("Claim")
    card.says("Ben has this.")
    assert fits(ben.page)

    card.press("Respond")
    ben.form.shows("Write to Olu")
    assert fits(ben.page)
    ben.form.press("Cancel")
    ben.form.is_gone()

    ben.page.get_by_role("link", name="Backstage", exact=True).click()
    expect(ben.backstage).to_be_in_viewport()
    assert fits(ben.page)


def test_the_tour_covers_nothing_on_a_phone(windows):
    windows.feedback("No signal on the stairs.", name="Olu Bright")
    ben = windows.open("ben", PHONE, is_new=True)
    expect(ben.hint).to_contain_text("Your first ticket")
    assert fits(ben.page)

    def covers(*others: str) -> list[str]:
        tour = ben.page.locator("#tour").bounding_box()
        assert tour is not None
        boxes = {other: ben.page.locator(other).bounding_box() for other in others}
        return [name for name, box in boxes.items() if box is None or box["y"] + box["height"] > tour["y"] + 1]

    assert covers("header.top", "main .bar", "main .scroller", "main .composer") == []
    ben.card("No signal on the stairs.").message.locator("a.replies, a[id^=reply-]").first.click()
    expect(ben.page.locator("#thread")).to_be_visible()
    assert covers("#thread .bar", "#thread .scroller", "#thread .composer") == []
    ben.page.locator("#thread").get_by_role("link", name="Back").click()
    ben.page.get_by_role("link", name="Backstage", exact=True).click()
    expect(ben.backstage).to_be_in_viewport()
    assert covers("#backstage") == []
