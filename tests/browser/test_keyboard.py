"""Whoever uses no mouse."""

from playwright.sync_api import Locator, Page, expect


def reach(page: Page, target: Locator, key: str = "Tab") -> None:
    """Presses *key* until *target* has the focus."""
    for _ in range(600):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{key} never reaches {target}")


def test_switch_claim_and_open_and_close_a_form_without_a_mouse(windows):
    windows.feedback("Two bills in one month.", name="Ida Holm")
    ana = windows.open("ana")
    card = ana.card("Two bills in one month.")
    expect(card.button("Claim")).to_be_visible()

    reach(ana.page, ana.page.locator("#column a", has_text="Ringback"))
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("heading", level=1)).to_have_text("Ringback")
    reach(ana.page, ana.page.locator("#column a", has_text="care"), "Shift+Tab")
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("heading", level=1)).to_contain_text("care")

    reach(ana.page, card.button("Claim"))
    ana.page.keyboard.press("Enter")
    card.says("Ana has this.")

    reach(ana.page, card.button("Respond"))
    ana.page.keyboard.press("Space")
    ana.form.shows("Write to Ida")
    expect(ana.form.dialog.locator(":focus")).to_have_count(1)
    ana.page.keyboard.press("Escape")
    ana.form.is_gone()
    expect(card.button("Respond")).to_be_focused()
