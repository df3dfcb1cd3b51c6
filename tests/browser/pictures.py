"""Draws the README's pictures anew, from a run on a Monday morning: `make pictures`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import expect

from tests.browser.running import demo_on_monday, open_browser
from tests.browser.windows import PHONE, Window, Windows
from tests.cli.process import ROOT

PICTURES = ROOT / "docs" / "pictures"
#: Bytes; a README is read on the train, too.
HEAVIEST = 200_000
_WIDE, _LOW = (1200, 860), (1200, 640)


def draw(windows: Windows, folder: Path) -> None:
    """One after the other, as the story goes."""
    ana = windows.open("ana", _WIDE)
    expect(ana.card("Priscilla left no words").button("Claim")).to_be_visible()
    ana.card("Charged twice").press("Claim")
    ana.card("Charged twice").says("Ana has this.")
    ana.page.goto(f"{windows.address}/?as=U0ANA&tab=none")
    _top(ana, "Charged twice")
    _draw(ana, folder / "channel.png")

    _answer(ana)
    _draw(ana, folder / "form.png")
    ana.form.press("Preview")
    ana.form.shows("Ready to send?")
    ana.form.press("Send")
    ana.form.is_gone()

    ana.page.set_viewport_size({"width": _LOW[0], "height": _LOW[1]})
    ana.page.goto(f"{windows.address}/?as=U0ANA&tab=clock")
    ana.turn("Next morning")
    ana.go("Ringback")
    expect(ana.messages.filter(has_text="Good morning, Ana.").first).to_be_visible()
    _draw(ana, folder / "clock.png")

    maria = windows.open("maria", _LOW)
    maria.page.goto(f"{windows.address}/?as=U0MARIA&tab=none")
    maria.page.locator("#column").get_by_role("button").click()
    expect(maria.page.locator(".home .block").first).to_be_visible()
    _draw(maria, folder / "home.png")

    ben = windows.open("ben", PHONE)
    _top(ben, "Forty people cannot work")
    _draw(ben, folder / "phone.png")


def _answer(ana: Window) -> None:
    """The thread is open beside the channel, and the form lies over both."""
    ana.card("Charged twice").message.locator("a.replies").click()
    expect(ana.page.locator("#thread")).to_be_visible()
    ana.card("Charged twice").press("Respond")
    ana.form.shows("Write to Tom")
    ana.form.enter("Your message", "Hello Tom,\n\nboth payments are on their way back to you, and I am sorry.\n\nAna")


def _top(window: Window, words: str) -> None:
    card = window.card(words).message
    expect(card).to_be_visible()
    card.evaluate("element => element.scrollIntoView({block: 'start'})")


def _draw(window: Window, file: Path) -> None:
    """Nothing that fades or blinks is in it."""
    expect(window.page.locator("#notice p")).to_have_count(0)
    window.page.mouse.move(0, 0)
    file.write_bytes(window.page.screenshot(animations="disabled", caret="hide"))
    weight = file.stat().st_size
    assert weight < HEAVIEST, f"{file.name} has {weight} bytes"
    sys.stdout.write(f"{file.relative_to(ROOT)}: {weight // 1000} kB\n")


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as home, demo_on_monday(Path(home), answers=5) as address, open_browser() as browser:
        draw(Windows(browser, address), PICTURES)
