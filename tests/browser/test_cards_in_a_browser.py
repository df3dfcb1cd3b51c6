"""Cards and forms, as two people see them at the same time."""

import re

from playwright.sync_api import expect


def test_one_of_two_windows_is_quicker_and_both_see_it(windows):
    windows.feedback("Nobody rang back.")
    ana, ben = windows.open("ana"), windows.open("ben")
    cards = {"Ana": ana.card("Nobody rang back."), "Ben": ben.card("Nobody rang back.")}
    for card in cards.values():
        expect(card.button("Claim")).to_be_visible()

    for window in (ana, ben):  # both have pressed before either has heard
        window.page.evaluate(
            "words => [...document.querySelectorAll('li.message')].findLast((one) => one.textContent.includes(words))"
            ".querySelector('button[value^=\"ticket.claim|\"]').click()",
            "Nobody rang back.",
        )

    expect(cards["Ana"].button("Claim")).to_have_count(0)
    expect(cards["Ben"].button("Claim")).to_have_count(0)
    [owner] = [name for name in cards if f"{name} has this." in cards["Ana"].message.inner_text()]
    cards["Ben"].says(f"{owner} has this.")
    loser = ben if owner == "Ana" else ana
    expect(loser.only_for_me(f"{owner} was a moment quicker.").last).to_be_visible()


def test_a_form_says_what_is_missing_beside_the_field(windows):
    windows.feedback("The invoice is wrong.", name="Tom Ward")
    ana = windows.open("ana")
    card = ana.card("The invoice is wrong.")
    card.press("Claim")
    card.says("Ana has this.")
    card.press("Respond")
    ana.form.shows("Write to Tom")

    ana.form.press("Preview")
    field = ana.form.dialog.get_by_label("Your message", exact=True)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    error = ana.form.dialog.locator(".field.wrong").get_by_role("alert")
    expect(error).to_contain_text("Fill in the gaps first")
    expect(field).to_have_accessible_description(re.compile("Fill in the gaps first"))

    ana.form.enter("Your message", "We correct it today.")
    ana.form.press("Preview")
    ana.form.shows("Ready to send?")
    expect(ana.form.dialog.get_by_role("alert")).to_have_count(0)
    ana.form.press("Send")
    ana.form.is_gone()
    card.says("Ana's answer to Tom leaves at")
