"""What axe finds in the main screens, light and dark, wide and narrow: nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.windows import PHONE, WIDE, Window

_GRAVE = ("serious", "critical")
#: In the dark nothing but the colours is another.
_RULES: dict[str, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["color-contrast"]}}


def faults(window: Window, screen: str, scheme: str) -> list[str]:
    found = Axe().run(window.page, options={"resultTypes": ["violations"], **_RULES[scheme]}).response["violations"]
    return [
        f"{screen}: {each['id']} ({each['help']}): {node['html'][:200]} {node['failureSummary'][:300]}"
        for each in found
        if each["impact"] in _GRAVE
        for node in each["nodes"]
    ]


@pytest.mark.parametrize(
    ("scheme", "planted", "rule"),
    [
        ("light", "<label>Name</label><input>", "label"),
        ("light", "<button></button>", "button-name"),
        ("light", "<img src='data:,'>", "image-alt"),
        ("light", "<p style='color: #999; background: #fff'>Hard to read</p>", "color-contrast"),
        ("dark", "<p style='color: #555; background: #111'>Hard to read</p>", "color-contrast"),
    ],
)
def test_a_fault_that_was_planted_is_found(windows, scheme, planted, rule):
    window = windows.open("ana", scheme=scheme)
    window.page.route("**/planted", lambda route: route.fulfill(body=_page(planted), content_type="text/html"))
    window.page.goto(f"{windows.address}/planted")

    [found] = faults(window, "planted", scheme)
    assert found.startswith(f"planted: {rule} (")


def test_a_page_without_one_has_none(windows):
    window = windows.open("ana")
    window.page.route("**/sound", lambda route: route.fulfill(body=_page("<p>All well</p>"), content_type="text/html"))
    window.page.goto(f"{windows.address}/sound")
    assert faults(window, "sound", "light") == []


def _page(within: str) -> str:
    return f"<!DOCTYPE html><html lang=en><title>One page</title><main><h1>One page</h1>{within}</main></html>"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_serious_on_any_screen(windows, size, scheme):
    windows.feedback("Nobody reads this.", name="Ada Quist")
    # shown round, so that the tour is looked at, too
    window = windows.open("maria", size, is_new=True, scheme=scheme)
    card = window.card("Nobody reads this.")
    expect(card.button("Claim")).to_be_visible()
    found = faults(window, "channel", scheme)

    window.page.locator("#tour").get_by_role("button", name="Dismiss").click()
    card.press("Claim")
    expect(card.button("Claim")).to_have_count(0)
    window.say("/loop team")
    expect(window.only_for_me("Claimed within the hour").last).to_be_visible()
    card.message.locator("a.replies").click()
    expect(window.page.locator("#thread")).to_be_visible()
    window.page.locator("#thread .composer textarea").press_sequentially("@")
    expect(window.page.locator("#thread").get_by_role("option").first).to_be_visible()
    found += faults(window, "thread, and whom to call", scheme)
    window.page.locator("#thread .composer textarea").fill("")

    window.page.locator("#thread a:visible", has=window.page.locator("svg")).first.click()
    card.press("Respond")
    window.form.shows("Write to Ada")
    window.form.press("Preview")
    expect(window.form.dialog.get_by_role("alert")).to_be_visible()
    found += faults(window, "form", scheme)
    window.form.press("Cancel")
    window.form.is_gone()

    for tab in ("clock", "customer", "faults"):
        window.page.goto(f"{windows.address}/?as=U0MARIA&tab={tab}")
        expect(window.backstage).to_be_visible()
        found += faults(window, tab, scheme)
    window.page.goto(f"{windows.address}/?as=U0MARIA&tab=none&in=home")
    window.page.get_by_role("button", name="Home", exact=True).click()
    expect(window.page.locator(".home .block").first).to_be_visible()
    found += faults(window, "home", scheme)
    assert found == []
