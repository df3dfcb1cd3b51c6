"""What real Slack cannot offer: a clock that is turned, and trouble that comes and goes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.windows import Window


@pytest.fixture
def ana(windows) -> Iterator[Window]:
    """At her desk; what she makes of Slack is undone when she leaves."""
    window = windows.open("ana")
    yield window
    window.open_tab("Faults")
    window.make_slack("is fine")


def test_the_clock_turned_to_the_next_morning_brings_a_good_morning(windows, ana):
    windows.feedback("Slow every evening.", name="Dev Patel")
    ana.card("Slow every evening.").press("Claim")
    ana.card("Slow every evening.").says("Ana has this.")
    ana.go("Ringback")
    before = ana.messages.filter(has_text="Good morning, Ana.").count()

    ana.turn("Next morning")

    assert ana.time().startswith("08:0")
    expect(ana.messages.filter(has_text="Good morning, Ana.")).to_have_count(before + 1)
    expect(ana.messages.filter(has_text="Good morning, Ana.").last.locator(".by time")).to_have_text("08:00")


def test_an_outage_comes_and_goes_and_nothing_is_lost(windows, ana):
    windows.feedback("The router is dead.", name="Rosa Lind")
    card = ana.card("The router is dead.")
    expect(card.button("Claim")).to_be_visible()
    ana.open_tab("Faults")
    ana.make_slack("is down")

    expect(ana.page.locator("#weather")).to_contain_text("Slack is down")
    card.press("Respond")
    expect(ana.page.get_by_role("alert")).to_have_text("This app responded with Status Code 503.")
    expect(ana.form.dialog).to_have_count(0)
    card.press("Claim")
    waiting = ana.backstage.locator(".waiting li")
    expect(waiting.filter(has_text="#care").filter(has_text="slack answered 503").first).to_be_visible()
    expect(card.button("Claim")).to_be_visible()

    ana.make_slack("is fine")
    card.says("Ana has this.")
    expect(ana.page.locator("#weather")).to_have_count(0)
    expect(waiting.filter(has_text="Nothing waits: everything has left.")).to_be_visible()
