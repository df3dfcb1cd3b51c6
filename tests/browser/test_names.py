"""Whom somebody calls, and where: picked from a list that comes while they type."""

from playwright.sync_api import Locator, expect

from tests.browser.windows import PHONE, Window


def composer(window: Window, where: str = "main") -> Locator:
    return window.page.locator(f"{where} .composer textarea")


def offered(window: Window, where: str = "main") -> Locator:
    return window.page.locator(where).get_by_role("listbox", name="Suggestions").get_by_role("option")


def test_a_name_behind_a_command_is_picked_with_the_keyboard(windows):
    maria = windows.open("maria")
    field = composer(maria)
    field.press_sequentially("/loop people @ok")
    expect(offered(maria)).to_have_text(["@Ben Okoro ben · frontline"])
    expect(maria.page.locator("main .composer").get_by_role("status")).to_have_text("1 suggestion")
    ben = offered(maria).get_attribute("id") or "none"
    expect(field).to_have_attribute("aria-activedescendant", ben)

    windows.feedback("While she types.", name="Uma Falk")
    expect(maria.card("While she types.").message).to_be_visible()
    expect(offered(maria)).to_have_count(1)
    expect(field).to_have_attribute("aria-activedescendant", ben)
    expect(field).to_have_role("combobox")

    field.press("Tab")
    expect(field).to_have_value("/loop people @Ben Okoro ")
    expect(offered(maria)).to_have_count(0)

    field.fill("/loop away @")
    expect(offered(maria).first).to_contain_text("@Ana Ruiz")
    for _ in range(2):
        field.press("ArrowDown")
    field.press("ArrowUp")
    field.press("Enter")
    expect(field).to_have_value("/loop away @Ben Okoro ")
    field.press_sequentially("until tomorrow")
    field.press("Enter")
    expect(maria.only_for_me("Ben").last).to_contain_text("away")


def test_escape_leaves_the_words_as_they_are_and_enter_sends_them(windows):
    ana = windows.open("ana")
    composer(ana).press_sequentially("Six o'clock @be")
    expect(offered(ana)).to_have_count(1)
    composer(ana).press("Escape")
    expect(offered(ana)).to_have_count(0)
    composer(ana).press("Enter")
    expect(ana.messages.last).to_contain_text("Six o'clock @be")


def test_somebody_is_called_with_a_finger_and_sees_that_they_are_meant(windows):
    ana = windows.open("ana", PHONE)
    composer(ana).press_sequentially("Ask @be")
    offered(ana).click()
    composer(ana).press_sequentially("in #ca")
    offered(ana).click()
    expect(composer(ana)).to_have_value("Ask @Ben Okoro in #care ")
    expect(composer(ana)).to_be_focused()
    ana.page.get_by_role("button", name="Send", exact=True).click()

    ben = windows.open("ben")
    said = ben.messages.last.locator(".mention")
    expect(said).to_have_text(["@Ben Okoro", "#care"])
    expect(ben.messages.last.locator(".mention.me")).to_have_text(["@Ben Okoro"])

    ben.messages.last.get_by_role("link", name="Reply in thread").click()
    composer(ben, "#thread").press_sequentially("@an")
    expect(offered(ben, "#thread").first).to_contain_text("@Ana Ruiz")
    composer(ben, "#thread").press("Enter")
    expect(composer(ben, "#thread")).to_have_value("@Ana Ruiz ")
