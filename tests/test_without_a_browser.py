"""Where there is no Chromium: the stories in a browser are left out, unless everything must run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def said(empty: Path, *arguments: str, **environ: str) -> str:
    """What Python says on a machine that has nothing but Python."""
    names = {"PATH": str(empty), "PLAYWRIGHT_BROWSERS_PATH": str(empty), "HOME": os.environ.get("HOME", "")}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**names, **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=100,
        check=False,
    )
    return done.stdout.strip()


def pytest_says(empty: Path, *arguments: str, **environ: str) -> str:
    return said(empty, "-m", "pytest", "-n0", "-p", "no:cacheprovider", *arguments, **environ)


def test_the_stories_are_left_out_and_one_line_says_so(tmp_path):
    words = pytest_says(tmp_path, "tests/test_docs.py", "--collect-only")

    [line] = [line for line in words.splitlines() if "Chromium" in line]
    assert line.startswith("There is no Chromium: tests/browser is left out.")


def test_asked_for_by_name_they_are_skipped_with_their_reason(tmp_path):
    words = pytest_says(tmp_path, "tests/browser/test_phone.py", "-rs")

    assert "2 skipped" in words.splitlines()[-1]
    assert "There is no Chromium. Install it" in words


@pytest.mark.parametrize("named", ["tests/test_docs.py", "tests/browser/test_phone.py"])
def test_where_everything_must_run_it_is_an_error(tmp_path, named):
    words = pytest_says(tmp_path, named, CI="true")

    assert words.startswith("ERROR: There is no Chromium. Install it")


def test_a_browser_that_is_named_is_taken(tmp_path):
    assert said(tmp_path, "-m", "tests.browser.chromium", RINGBACK_CHROMIUM="/opt/chromium") == "/opt/chromium"
