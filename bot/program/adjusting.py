"""From a program file, and what the chat has changed since, to the program as it is in force."""

from collections.abc import Mapping
from typing import Any

from bot.program.adjustments import Adjustments, CapSet
from bot.program.model import Program
from bot.program.workflows import Workflow


def adjusted(program: Program, adjustments: Adjustments) -> Program:
    """*program*'s file with those of *adjustments* that still stand; what was adjusted in it before is forgotten."""
    written = program.as_written
    return written.adjusted(adjustments, _parts(written, standing(written, adjustments)))


def standing(written: Program, adjustments: Adjustments) -> Adjustments:
    """
    Those that the file has not overtaken.

    Whoever changed something in the chat changed what the file said then. Once it
    says something else about the same thing, that is the newer word.
    """
    caps = {name: cap for name, cap in adjustments.caps.items() if _cap_stands(written, cap)}
    return adjustments.model_copy(update={"caps": caps})


def _cap_stands(written: Program, cap: CapSet) -> bool:
    workflow = written.workflow(cap.workflow)
    return workflow is not None and workflow.cap == cap.over


def _parts(written: Program, adjustments: Adjustments) -> Mapping[str, Any]:
    """What another value stands in."""
    if not adjustments.caps:
        return {}
    return {"workflows": tuple(_capped(workflow, adjustments) for workflow in written.workflows)}


def _capped(workflow: Workflow, adjustments: Adjustments) -> Workflow:
    cap = adjustments.caps.get(workflow.name)
    return workflow if cap is None else workflow.model_copy(update={"cap": cap.a_day})
