"""A demo to look at, as a process of its own, and the browser to look at it with."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.cli.process import ROOT, Ringback


@contextmanager
def demo_on_monday(folder: Path, answers: int) -> Iterator[str]:
    """The address of its page; so many customers have answered, and no more will by themselves."""
    process = Ringback(
        folder, [str(answers)], {"PYTHONPATH": str(ROOT)}, program=["-u", "-m", "tests.browser.on_monday"]
    )
    try:
        found = re.search(r"http://[\d.:]+", process.line_with("Open http://"))
        assert found
        yield found[0]
        process.tell()
        process.end()
    finally:
        process.kill()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Opened and closed by whoever needs it: as long as it is open, nothing else in this thread may run a loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.executable(), args=list(chromium.ARGUMENTS))
        yield browser
        browser.close()
