"""Modals and Home tabs."""

import json
from typing import Any, Final

from sandbox.block_kit import limits
from sandbox.block_kit.blocks import IN_HOMES, IN_MODALS, block_ids_differ
from sandbox.block_kit.checks import Check, Report, array, boolean, by_type, string, typed
from sandbox.block_kit.messages import refusal
from sandbox.block_kit.objects import plain
from sandbox.errors import SlackError
from sandbox.pressables import elements

_NAMES: Final[dict[str, Check]] = {
    "private_metadata": string(limits.PRIVATE_METADATA, least=0),
    "callback_id": string(limits.CALLBACK_ID, least=0),
    "external_id": string(limits.CALLBACK_ID, least=0),
}


def _inputs_need_submit(value: Any, where: str, report: Report) -> None:
    if "submit" not in value:
        for index, block in enumerate(value["blocks"]):
            if block["type"] == "input":
                report.refuse("must define `submit` to use `input` block", f"{where}/blocks/{index}/input")


def _blocks_differ(value: Any, where: str, report: Report) -> None:
    block_ids_differ(value["blocks"], f"{where}/blocks", report)


def _one_focus(value: Any, where: str, report: Report) -> None:
    """Slack: Reference / Block Kit / Block elements, `focus_on_load`: only one element of a view."""
    focused = [
        index for index, block in enumerate(value["blocks"]) if any(e.get("focus_on_load") for e in elements(block))
    ]
    for index in focused[1:]:
        report.refuse("only one element can have focus_on_load", f"{where}/blocks/{index}")


MODAL: Final = typed(
    "modal",
    {"title": plain(limits.VIEW_TITLE), "blocks": array(IN_MODALS, limits.VIEW_BLOCKS)},
    {
        "submit": plain(limits.VIEW_BUTTON),
        "close": plain(limits.VIEW_BUTTON),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        **_NAMES,
    },
    _blocks_differ,
    _inputs_need_submit,
    _one_focus,
)
HOME: Final = typed(
    "home", {"blocks": array(IN_HOMES, limits.VIEW_BLOCKS, least=0)}, _NAMES, _blocks_differ, _one_focus
)


def check_view(view: Any, kind: str) -> None:
    """Raises `SlackError` as `views.open` (kind `modal`) or `views.publish` (kind `home`) would answer."""
    if len(json.dumps(view).encode()) > limits.VIEW_BYTES.most:
        raise SlackError("view_too_large")
    report = Report()
    by_type({kind: {"modal": MODAL, "home": HOME}[kind]})(view, "/view", report)
    if report.errors:
        raise refusal("invalid_arguments", report)
