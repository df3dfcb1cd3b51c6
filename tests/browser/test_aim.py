"""Nobody presses what they did not mean: what has just changed under the pointer takes no press for a moment."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import Window

#: Whenever a button changes, remembers what a press at this point would have met: a button's words, or nothing.
_WATCH = """([x, y]) => {
  window.met = [];
  const met = () => document.elementFromPoint(x, y).closest("button")?.textContent.trim() ?? "nothing";
  const changes = {subtree: true, attributes: true, attributeFilter: ["value"]};
  new MutationObserver(() => window.met.push(met())).observe(document.getElementById("page"), changes);
}"""


def watch_where_the_pointer_is(page: Page, x: float, y: float) -> None:
    page.evaluate(_WATCH, [x, y])


@pytest.fixture
def ana(windows) -> Iterator[Window]:
    window = windows.open("ana")
    yield window
    if window.form.dialog.count():
        window.form.press("Cancel")


def test_a_card_that_changes_under_the_pointer_takes_no_press_for_a_moment(windows, ana):
    windows.feedback("The line is dead again.", name="Eva Holt")
    claim = ana.card("The line is dead again.").button("Claim")
    claim.hover()
    box = claim.bounding_box()
    assert box is not None
    # near its upper edge: a card that somebody has is a line shorter
    watch_where_the_pointer_is(ana.page, box["x"] + 20, box["y"] + 4)

    windows.open("ben").card("The line is dead again.").press("Claim")
    ana.card("The line is dead again.").says("Ben has this.")

    met = ana.page.evaluate("window.met")
    assert met
    assert met[0] == "nothing"
    ana.card("The line is dead again.").button("Respond").click(trial=True)  # and then it does


def test_what_is_wrong_with_a_long_field_is_in_sight(windows, ana):
    windows.feedback("Nobody has read my letters.", name="Una Berg")
    card = ana.card("Nobody has read my letters.")
    card.press("Respond")
    field = ana.form.dialog.get_by_label("Your message", exact=True)
    field.fill("[what you have found out]\n" * 40)

    ana.form.press("Preview")

    expect(field).to_be_focused()
    expect(ana.form.dialog.get_by_role("alert")).to_be_in_viewport()
    footer = ana.form.dialog.locator("footer").bounding_box()
    alert = ana.form.dialog.get_by_role("alert").bounding_box()
    assert footer is not None
    assert alert is not None
    assert alert["y"] + alert["height"] < footer["y"] + 1
