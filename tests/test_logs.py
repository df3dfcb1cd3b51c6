"""What an operator's log holds of an exception: its kind and its place, and nobody's words."""

import logging
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO

import pytest
import structlog

from handlers import logs

WORDS = "Three visits and still no broadband"


class DriverError(Exception):
    """As drivers do, it quotes what it could not write."""


def fails() -> None:
    try:
        raise DriverError(f"invalid input: {WORDS}")
    except DriverError as error:
        raise ValueError(WORDS) from error


@pytest.fixture(params=["json", "text"])
def log(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    root = logging.getLogger()
    before, root.handlers = root.handlers, []
    written = StringIO()
    with redirect_stderr(written):
        logs.set_up(request.param)
    yield written
    root.handlers = before
    structlog.reset_defaults()


def test_an_exception_is_logged_without_what_it_says(log):
    try:
        fails()
    except ValueError:
        structlog.get_logger().exception("writing failed", works=3)

    said = log.getvalue()
    assert "writing failed" in said
    assert "builtins.ValueError" in said
    assert "DriverError" in said
    assert "in fails" in said
    assert WORDS not in said


def test_nor_do_libraries_say_it(log):
    try:
        fails()
    except ValueError:
        logging.getLogger("aiohttp.server").exception("a request failed")

    said = log.getvalue()
    assert "a request failed" in said
    assert "DriverError" in said
    assert WORDS not in said
