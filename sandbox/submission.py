"""What the app's answer to a submitted form does to the stack of forms."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sandbox.block_kit import check_view
from sandbox.errors import SlackError
from sandbox.model import View
from sandbox.wire import Answer

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def apply_response(workspace: "Workspace", view: View, answer: Answer) -> Answer:
    """
    Closes, keeps, redraws or stacks, as `response_action` says.

    A form that Slack would refuse leaves everything as it was; the refusal is in
    the returned answer's `error`.
    """
    try:
        _apply(workspace, view, answer.json)
    except SlackError as refusal:
        return replace(answer, error=f"{refusal.code}: {refusal.details.get('errors', [])}")
    finally:
        workspace.feed.changed()
    return answer


def _apply(workspace: "Workspace", view: View, response: Json) -> None:
    match response.get("response_action"):
        case None:
            workspace.views.close(view)
        case "clear":
            workspace.views.close(view, all_of_them=True)
        case "errors":
            workspace.views.put(replace(workspace.views.find(view.id), errors=_on_blocks(view, response["errors"])))
        case "update":
            check_view(response["view"], "modal")
            workspace.views.update(workspace.views.find(view.id), response["view"])
        case "push":
            check_view(response["view"], "modal")
            workspace.views.push(view.user, response["view"])
        case other:
            raise SlackError("invalid_response_action", errors=[f"unknown response_action: {other}"])


def _on_blocks(view: View, errors: Json) -> dict[str, str]:
    """Errors belong to input blocks of the form; any other key makes the answer useless to Slack."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    strangers = sorted(errors.keys() - inputs)
    if strangers or not errors:
        raise SlackError("invalid_errors", errors=[f"not an input block: {name}" for name in strangers])
    return {str(block): str(words) for block, words in errors.items()}
