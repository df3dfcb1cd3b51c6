"""Past feedback out of a file, CSV or JSON lines: in our own words, or in the shape that its source describes."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.errors import FeedbackError
from bot.feedback import Feedback
from handlers.sources import SourceSettings, values
from handlers.sources.body import read_object
from handlers.sources.mapped import mapped
from handlers.sources.money import left_out_of
from handlers.sources.shape import Shape, shape_of
from handlers.sources.standard import feedback_from

Row = tuple[int, dict[str, object]]
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_UNDATED = "submitted_at is missing: when did the customer answer?"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that cannot be read; *reason* says what to change, and repeats no words of it."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What of a row cannot be read; the row itself, which follows, goes in without it."""

    line: int
    reason: str


def read(path: Path, settings: SourceSettings, now: datetime) -> Iterator[Feedback | Skipped | Slip]:
    """
    The feedback in *path*, row by row; a bad row never stops the rest.

    Times without a zone were written down in `settings.zone`. Raises
    `FeedbackError` where the file as a whole cannot be read.
    """
    kinds = _KINDS if settings.mapping is None else _KINDS_OF_ANY_SHAPE
    rows = kinds.get(path.suffix.lower())
    if rows is None:
        raise _unreadable(path.name, f"Name the file by its kind: {', '.join(_KINDS)}.")
    # Bytes that are not UTF-8 become half surrogates, so that only their row is lost.
    with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
        if settings.mapping is None:
            for row in rows(file):
                yield from [row] if isinstance(row, Skipped) else _feedback(row, settings, now)
        else:
            shape = shape_of(settings.mapping)
            for row in rows(file):
                yield from [row] if isinstance(row, Skipped) else _mapped(row, shape, settings, now)


def _mapped(row: Row, shape: Shape, settings: SourceSettings, now: datetime) -> Iterator[Feedback | Skipped | Slip]:
    line, payload = row
    try:
        for answer in shape.answers_in(payload):
            found = shape.said(answer)
            if not found["submitted_at"]:
                yield Skipped(line, _UNDATED)
                continue
            feedback = mapped(found, shape, settings, now)
            yield from _slips(line, found)
            yield feedback
    except FeedbackError as error:
        yield _skipped(line, error)


def _feedback(row: Row, settings: SourceSettings, now: datetime) -> Iterator[Feedback | Skipped | Slip]:
    line, said = row
    if not said.get("submitted_at"):
        yield Skipped(line, _UNDATED)
        return
    try:
        feedback = feedback_from(said, settings, now, ZoneInfo(settings.zone))
    except FeedbackError as error:
        yield _skipped(line, error)
        return
    yield from _slips(line, said)
    yield feedback


def _slips(line: int, said: Mapping[str, object]) -> Iterator[Slip]:
    yield from (Slip(line, each.reason) for each in left_out_of(said))


def _skipped(line: int, error: FeedbackError) -> Skipped:
    found = f": “{error.found}”" if error.found else ""
    return Skipped(line, f"{error.title}{found}. {error.remedy}")


def _json_rows(file: TextIO) -> Iterator[Row | Skipped]:
    for line, words in enumerate(file, 1):
        if not words.strip():
            continue
        try:
            yield line, read_object(words.encode(errors="surrogateescape"))
        except FeedbackError as error:
            yield _skipped(line, error)


def _csv_rows(file: TextIO) -> Iterator[Row | Skipped]:
    """Rows in our own words; the first line has to name our columns."""
    for row in _cells(file, _header):
        yield row if isinstance(row, Skipped) else (row[0], _in_our_words(row[1]))


def _csv_rows_of_any_shape(file: TextIO) -> Iterator[Row | Skipped]:
    """Rows as objects of their columns, which keep the names they have."""
    for row in _cells(file, lambda cells: [cell.strip() for cell in cells]):
        yield row if isinstance(row, Skipped) else (row[0], {**row[1]})


def _cells(file: TextIO, header: Callable[[list[str]], list[str]]) -> Iterator[tuple[int, dict[str, str]] | Skipped]:
    first = file.readline()
    file.seek(0)
    # Spreadsheets write semicolons where the comma is the decimal sign.
    reader = csv.reader(file, delimiter=max(",;\t", key=first.count))
    names = header(next(reader, []))
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Skipped(line, "This row is not CSV. Look for a quote that is never closed.")
            continue
        if any(cells):
            yield _csv_row(line, names, cells)


def _header(cells: list[str]) -> list[str]:
    names = [re.sub(r"\s+", "_", cell.strip().lower()) for cell in cells]
    missing = [name for name in ("id", "submitted_at") if name not in names]
    if not {"score", "comment"} & set(names):
        missing.append("score or comment")
    if missing:
        raise _unreadable(", ".join(missing), "The first line has to name the columns; see the how-to on importing.")
    return names


def _csv_row(line: int, header: list[str], cells: list[str]) -> tuple[int, dict[str, str]] | Skipped:
    if len(cells) > len(header):
        return Skipped(line, "This row has more cells than the first line. Put quotes around words with commas.")
    if any(not cell.isascii() and _NOT_UTF8.search(cell) for cell in cells):
        return Skipped(line, "This row is not UTF-8. Save the file as CSV UTF-8.")
    return line, {name: cell for name, cell in zip(header, cells, strict=False) if name and cell.strip()}


def _in_our_words(cells: Mapping[str, str]) -> dict[str, object]:
    """A row as the payload a webhook would have brought; columns nobody knows end up in the context."""
    said: dict[str, object] = {name: cell for name, cell in cells.items() if not name.startswith(_GROUPS)}
    if "tags" in said:
        said["tags"] = [tag for tag in re.split(r"\s*[,;]\s*", cells["tags"]) if tag]
    customer: dict[str, object] = {**_group(cells, "customer_")}
    amount, currency = customer.pop("value", None), customer.pop("currency", None)
    if amount is not None:
        customer["value"] = {"amount": amount, "currency": currency}
    consent = {
        channel: values.YES_NO.get(answer.strip().lower(), answer)
        for channel, answer in _group(cells, "consent_").items()
    }
    contact: dict[str, object] = {**_group(cells, "contact_"), "consent": consent}
    if isinstance(wanted := contact.get("wanted"), str):
        contact["wanted"] = values.YES_NO.get(wanted.strip().lower(), wanted)
    return {**said, "customer": customer, "contact": contact}


_GROUPS = ("customer_", "contact_", "consent_")


def _group(cells: Mapping[str, str], prefix: str) -> dict[str, str]:
    return {name.removeprefix(prefix): cell for name, cell in cells.items() if name.startswith(prefix)}


def _unreadable(field: str, remedy: str) -> FeedbackError:
    return FeedbackError(422, f"The file cannot be read: {field}", field=field, remedy=remedy)


_KINDS: Mapping[str, Callable[[TextIO], Iterator[Row | Skipped]]] = {
    ".csv": _csv_rows,
    ".tsv": _csv_rows,
    ".jsonl": _json_rows,
    ".ndjson": _json_rows,
}
_KINDS_OF_ANY_SHAPE = {kind: _csv_rows_of_any_shape if rows is _csv_rows else rows for kind, rows in _KINDS.items()}
