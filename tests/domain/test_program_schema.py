"""The JSON Schema of a program file, and the page that explains its keys: both say what the reader reads."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel
from ruamel.yaml import YAML, YAMLError

from bot.program import (
    CalendarEntry,
    EscalationStep,
    PersonEntry,
    ProgramInfo,
    RootCause,
    SlaPolicy,
    Source,
    Team,
    Template,
    Workflow,
)
from bot.program.mapping import FieldMapping, Signature
from bot.program.schema import schema
from handlers.sources import NAMES

ROOT = Path(__file__).parents[2]
PROGRAMS = ROOT / "tests" / "programs"
PAGE = ROOT / "docs" / "program-file.md"
GOOD = [*sorted((ROOT / "programs").glob("*/program.yaml")), *sorted((PROGRAMS / "good").glob("*.yaml"))]
BAD = sorted((PROGRAMS / "bad").glob("*.yaml"))
SCHEMA = schema(NAMES)

#: What is wrong between the parts of a file, in a text, or in what is not in the file: no schema can say that.
BEYOND_A_SCHEMA = (
    "alias",
    "attribute-declared-twice-differently",
    "away-ends-before-it-begins",
    "away-with-oneself-standing-in",
    "calendar-hardly-ever-open",
    "calendar-hours-over-midnight",
    "calendar-hours-overlap",
    "calendar-named-always",
    "calendar-weekday-twice",
    "cause-formerly-of-two",
    "cause-formerly-still-there",
    "condition-*",
    "days-on-the-staffs-clock",
    "defaults-lead-nowhere",
    "duplicate-*",
    "e-mail-without-subject",
    "format-mapped-without-a-mapping",
    "lead-*",
    "location-*",
    "mapping-calls-*",
    "mapping-expression-*",
    "mapping-finds-*",
    "mapping-id-*",
    "mapping-times-*",
    "money-in-two-currencies",
    "objective-for-the-same-figure",
    "owner-*",
    "scope-*",
    "team-by-location-*",
    "secret-is-not-set",
    "segment-*",
    "signature-of-*",
    "signature-that-*",
    "step-*",
    "playbook-*",
    "tag-*",
    "template-*",
    "templates-*",
    "training-*",
    "unknown-*",
    "unreachable-workflow",
)
#: Of those, what can be chosen from a list after all.
CHOSEN_FROM_A_LIST = {"unknown-format", "unknown-metric", "unknown-role", "unknown-rollout", "unknown-scale"}

#: Headings of the page, and the model whose keys the table below explains.
EXPLAINED: dict[str, type[BaseModel]] = {
    "program •": ProgramInfo,
    "people •": PersonEntry,
    "calendars": CalendarEntry,
    "teams •": Team,
    "sources •": Source,
    "mapping of a source": FieldMapping,
    "signature of a source": Signature,
    "sla •": SlaPolicy,
    "escalations": EscalationStep,
    "root_causes": RootCause,
    "templates": Template,
    "workflows •": Workflow,
}
TABLE = re.compile(r"\| key \| is \|\n\| --- \| --- \|\n(?:\|.*\n)+")


def as_json(file: Path) -> Any:
    """*file* as an editor sees it: days are text there."""
    return _as_json(YAML(typ="safe", pure=True).load(file))


def _as_json(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_as_json(each) for each in data]
    return str(data) if isinstance(data, date) else data


def is_beyond(name: str) -> bool:
    return name not in CHOSEN_FROM_A_LIST and any(Path(name).match(pattern) for pattern in BEYOND_A_SCHEMA)


@pytest.mark.parametrize("file", GOOD, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_whatever_the_reader_accepts_is_fine(file):
    assert list(map(str, Draft202012Validator(SCHEMA).iter_errors(as_json(file)))) == []


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_what_is_built_wrongly_is_refused_and_nothing_else(file):
    try:
        data = as_json(file)
    except YAMLError:
        return  # no editor gets as far as the schema

    assert Draft202012Validator(SCHEMA).is_valid(data) is is_beyond(file.stem)


@pytest.mark.parametrize("missing", ["team", "sla", "if_this_fails"])
def test_what_defaults_leave_out_every_workflow_needs(missing):
    data = as_json(PROGRAMS / "good" / "every-key.yaml")
    del data["defaults"][missing]
    alone = data | {"workflows": [{**each, missing: "care"} for each in data["workflows"]]}

    assert not Draft202012Validator(SCHEMA).is_valid(data)
    assert Draft202012Validator(SCHEMA).is_valid(alone | {"defaults": data["defaults"]})


def test_a_value_may_come_from_the_environment():
    data = as_json(PROGRAMS / "good" / "smallest.yaml")
    data["teams"]["shop"]["conversation"]["slack"] = "${SHOP_CHANNEL}"

    assert Draft202012Validator(SCHEMA).is_valid(data)


def keys(part: dict[str, Any], place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for name, key in part.get("properties", {}).items():
        yield f"{place}.{name}", key


def test_every_key_is_explained():
    parts = {"": SCHEMA, **SCHEMA["$defs"]}
    every = [found for name, part in parts.items() for found in keys(part, name)]

    assert len(every) > 60
    assert [place for place, key in every if not key.get("description")] == []


def table_of(model: type[BaseModel]) -> str:
    rows = (
        f"| `{name}`{' •' if field.is_required() else ''} | {' '.join((field.description or '').split())} |\n"
        for name, field in model.model_fields.items()
    )
    return f"| key | is |\n| --- | --- |\n{''.join(rows)}"


@pytest.mark.parametrize("heading", EXPLAINED)
def test_the_page_explains_the_keys_as_the_program_does(heading):
    """Drawn anew with RINGBACK_REDRAW=1, like the gallery."""
    page = PAGE.read_text("utf-8")
    start = page.index(f"## {heading}\n")
    drawn = TABLE.search(page, start)
    assert drawn is not None
    if os.environ.get("RINGBACK_REDRAW"):
        PAGE.write_text(page[: drawn.start()] + table_of(EXPLAINED[heading]) + page[drawn.end() :], "utf-8")
        return

    assert drawn[0] == table_of(EXPLAINED[heading])
