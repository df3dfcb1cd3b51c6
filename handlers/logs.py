"""Logs for operators: text or JSON, without personal data."""

import logging
import sys
import traceback
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog

#: Of a chain of exceptions, so many are told.
_CHAIN = 5
_Trouble = tuple[type[BaseException], BaseException, TracebackType | None]


def set_up(form: Literal["text", "json"], level: int = logging.INFO) -> None:
    """
    One line an event on stderr.

    Ids only by construction: nobody passes a customer's words to a logger, and
    exceptions are logged by type and place (`without_words`).
    """
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if form == "json":
        last: list[structlog.typing.Processor] = [
            structlog.processors.ExceptionRenderer(without_words),
            structlog.processors.JSONRenderer(),
        ]
    else:
        last = [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=_written)]
    structlog.configure(
        processors=shared + last,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    others = logging.StreamHandler(sys.stderr)
    others.setFormatter(_Others("%(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[others])


def without_words(exc_info: _Trouble) -> str:
    """
    What kind of exception it was and where it came from, with those behind it; never what it says.

    A database's driver quotes the row that it could not write, and that row is
    what a customer said.
    """
    error: BaseException | None = exc_info[1]
    told: list[str] = []
    while error is not None and len(told) < _CHAIN:
        told.append("".join([*traceback.format_tb(error.__traceback__), _kind(error)]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n\nafter\n\n".join(told)


def _kind(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def _written(to: TextIO, trouble: _Trouble) -> None:
    to.write("\n" + without_words(trouble))


class _Others(logging.Formatter):
    """For the libraries, which log exceptions of ours, too."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  # the library's name
        return without_words(ei)
