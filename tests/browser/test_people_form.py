"""Who is in a team, said on a phone: nothing is typed but the question."""

from playwright.sync_api import Locator, expect

from tests.browser.test_phone import fits
from tests.browser.windows import PHONE, Window


def listed(window: Window) -> Locator:
    window.say("/loop people")
    expect(window.only_for_me("Who is in").last).to_be_visible()
    return window.only_for_me("Who is in").last


def press(there: Locator, button: str) -> None:
    there.get_by_role("button", name=button, exact=True).click()


def test_somebody_is_chosen_from_everybody_and_what_cannot_be_stands_beside_the_name(windows):
    priya = windows.open("priya", PHONE)
    press(listed(priya), "Add somebody")
    priya.form.shows("Add somebody")
    who = priya.form.dialog.get_by_label("Who?", exact=True)
    expect(who.locator("option")).to_contain_text(["Choose somebody", "Ana Ruiz · ana · frontline"])
    assert fits(priya.page)

    who.select_option("U0DANA")
    priya.form.dialog.get_by_label("Field Ops").check()
    priya.form.press("Take them in")
    beside = priya.form.dialog.get_by_role("alert")
    expect(beside).to_have_text("Change Dana in the program file: only frontline colleagues come and go from here.")
    expect(who).to_have_attribute("aria-invalid", "true")
    expect(priya.form.dialog.get_by_label("Field Ops")).to_be_checked()
    assert fits(priya.page)
    priya.form.press("Cancel")
    priya.form.is_gone()


def test_other_hours_and_a_question_that_is_answered_with_no(windows):
    priya = windows.open("priya", PHONE)
    people = listed(priya)
    press(people, "Change")
    priya.form.shows("Change somebody")
    choose(priya, "Sam Doyle")
    priya.form.shows("Change Sam")
    expect(priya.form.dialog.get_by_label("Field Ops")).to_be_checked()
    priya.form.enter("Time zone (optional)", "Europe/Oslo")
    priya.form.press("Save")
    priya.form.is_gone()
    expect(priya.only_for_me("Sam Doyle works the hours of the team in Europe/Oslo, without training.")).to_be_visible()

    press(people, "Take out")
    priya.form.shows("Take somebody out")
    choose(priya, "Sam Doyle")
    priya.form.shows("Take Sam out?")
    expect(priya.form.dialog).to_contain_text("Sam Doyle is then in Field Ops no more")
    assert fits(priya.page)
    priya.form.press("Back")
    priya.form.shows("Take somebody out")
    priya.form.press("Cancel")
    priya.form.is_gone()


def choose(window: Window, name: str) -> None:
    window.form.dialog.get_by_label("Who?", exact=True).select_option(label=name)
    window.form.press("Next")


def test_what_a_command_does_stands_beside_it(windows):
    ana = windows.open("ana", PHONE)
    field = ana.page.locator("main .composer textarea")
    field.press_sequentially("/loop qu")
    expect(ana.page.get_by_role("option", name="/loop queue")).to_have_text("/loop queue who waits in your team")
    field.fill("/loop ")
    field.press_sequentially("p")
    expect(ana.page.get_by_role("option", name="/loop pause")).to_contain_text("what is paused")
    assert fits(ana.page)
