"""The JSON Schema of a program file, for editors: what the reader accepts, as far as a schema can say it."""

from collections.abc import Iterable
from typing import Any

from bot.metrics import SHARES
from bot.program.model import Program
from bot.program.workflows import Defaults

Schema = dict[str, Any]

#: `${NAME}` may stand in any value.
_VARIABLE = r"\$\{[A-Za-z_][A-Za-z0-9_]*\}"


def schema(formats: Iterable[str]) -> Schema:
    """The schema, with the source *formats* that this installation can read."""
    whole = Program.model_json_schema()
    parts = whole["$defs"]
    parts["Objective"]["properties"]["metric"] |= {"enum": list(SHARES)}
    parts["Source"]["properties"]["format"] |= {"enum": sorted(formats)}
    for key, sketch in parts["Defaults"]["properties"].items():
        sketch["description"] = parts["Workflow"]["properties"][key]["description"]
    for part in (whole, *parts.values()):
        part.pop("description", None)  # of a class: it speaks to whoever works on the code
    workflow = parts["Workflow"]
    left_out = [key for key in workflow["required"] if key in Defaults.model_fields]
    workflow["required"] = [key for key in workflow["required"] if key not in left_out]
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    needed = {"allOf": [_in_defaults_or_in_every_workflow(key) for key in left_out]}
    return {**dialect, **_as_written(whole), **needed, "title": "A Ringback program"}


def _in_defaults_or_in_every_workflow(key: str) -> Schema:
    given = {"properties": {key: {"type": "string"}}, "required": [key]}
    return {
        "if": {"properties": {"defaults": given}, "required": ["defaults"]},
        "else": {"properties": {"workflows": {"items": {"required": [key]}}}},
    }


def _as_written(part: Any) -> Any:
    """*part* with `${NAME}` wherever text is, without names that are none, and without titles nobody wrote."""
    if isinstance(part, list):
        return [_as_written(each) for each in part]
    if not isinstance(part, dict):
        return part
    found = {key: _as_written(each) for key, each in part.items() if key != "title" or not isinstance(each, str)}
    if "patternProperties" in found:
        found["additionalProperties"] = False
    if isinstance(found.get("description"), str):
        found["description"] = " ".join(found["description"].split())
    if isinstance(found.get("pattern"), str):
        found["pattern"] = f"(?:{found['pattern']})|{_VARIABLE}"
    return found
