"""The map in a browser: nothing serious for axe, nothing cut off on a phone, and a first sheet to sign."""

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe

from blocks.maps import ended_page, html, page, public_page, svg
from bot.maps import program_map, public_map
from handlers.program_file import load
from tests.browser.running import open_browser
from tests.browser.windows import PHONE, WIDE
from tests.world import ROOT, program

TODAY = date(2026, 3, 2)
PAGES = {
    "map": html(page(program_map(program()), TODAY)),
    "public": html(public_page(public_map(program()), TODAY)),
    "ended": ended_page(),
    "picture": f"<html lang=en><title>x</title><main><h1>x</h1>{svg(program_map(program()), TODAY)}</main></html>",
}


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(name, size):
    with open_browser() as browser:
        window = browser.new_page(viewport={"width": size[0], "height": size[1]})
        window.set_content(PAGES[name])
        found = Axe().run(window, options={"resultTypes": ["violations"]}).response["violations"]
        wide = window.evaluate("document.documentElement.scrollWidth")

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
    assert name == "picture" or wide <= size[0]


STARTERS = sorted((ROOT / "programs").iterdir())


@pytest.mark.parametrize("starter", STARTERS, ids=lambda folder: folder.name)
def test_all_that_is_signed_is_on_the_first_sheet(starter):
    """An A4 sheet without its margins, in the pixels of a printed page."""
    with open_browser() as browser:
        window = browser.new_page(viewport={"width": 695, "height": 1039})
        window.emulate_media(media="print")
        window.set_content(html(page(program_map(load(starter / "program.yaml", None)), TODAY)))
        ends = window.evaluate("document.querySelector('.signing').getBoundingClientRect().bottom")

    assert ends <= 1039


def test_on_paper_what_it_rests_on_is_a_sheet_of_its_own():
    """Whoever signs has what they sign before them, and not the small print."""
    with open_browser() as browser:
        window = browser.new_page()
        window.emulate_media(media="print")
        window.set_content(PAGES["map"])
        begins = window.evaluate("getComputedStyle(document.querySelector('.signing + .in-full')).breakBefore")
        stays = window.evaluate("getComputedStyle(document.querySelector('.signing')).breakInside")

    assert (begins, stays) == ("page", "avoid")
