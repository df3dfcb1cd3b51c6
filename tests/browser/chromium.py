"""The browser that the stories run in: one that is named, one that is installed, or Playwright's own."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: What whoever has none can do.
REMEDY = "Install it (Debian, Ubuntu: apt-get install chromium), or name one: RINGBACK_CHROMIUM=/path/to/chromium"
#: As root it has no sandbox of its own; and it asks for nothing beyond this machine.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def executable() -> str | None:
    """Where it is; None where there is none."""
    named = os.environ.get("RINGBACK_CHROMIUM", "")
    return named or next(filter(None, map(shutil.which, _NAMES)), None) or _playwrights()


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    found = executable()
    sys.stdout.write(f"{found}\n" if found else "")
    sys.exit(0 if found else 1)
