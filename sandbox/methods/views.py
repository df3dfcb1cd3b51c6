"""Modals and Home tabs."""

from typing import TYPE_CHECKING, Any

from sandbox.arguments import Arguments
from sandbox.block_kit import check_view
from sandbox.errors import SlackError
from sandbox.model import View
from sandbox.represent import view_json

if TYPE_CHECKING:
    from sandbox.workspace import Workspace

Json = dict[str, Any]


def open_modal(workspace: "Workspace", arguments: Arguments) -> Json:
    """The form is checked before the trigger is spent."""
    trigger = arguments.required("trigger_id")
    user, _ = workspace.triggers.look(trigger)
    view = workspace.views.open(user, _body(arguments, "modal"))
    return _opened(workspace, trigger, view)


def push(workspace: "Workspace", arguments: Arguments) -> Json:
    """Only with a trigger that came from an open form."""
    trigger = arguments.required("trigger_id")
    user, from_view = workspace.triggers.look(trigger)
    if from_view is None:
        raise SlackError("invalid_trigger_id")
    view = workspace.views.push(user, _body(arguments, "modal"))
    return _opened(workspace, trigger, view)


def update(workspace: "Workspace", arguments: Arguments) -> Json:
    known = workspace.views.find(arguments.text("view_id"), arguments.text("external_id"))
    body = _body(arguments, known.body["type"])
    return _shown(workspace, workspace.views.update(known, body, arguments.text("hash")))


def publish(workspace: "Workspace", arguments: Arguments) -> Json:
    if not workspace.app.home_tab:
        raise SlackError("not_enabled")
    user = arguments.required("user_id")
    if user not in workspace.users:
        raise SlackError("user_not_found")
    return _shown(workspace, workspace.views.publish(user, _body(arguments, "home"), arguments.text("hash")))


def _body(arguments: Arguments, kind: str) -> Json:
    view = arguments.object("view")
    check_view(view, kind)
    return dict(view)


def _opened(workspace: "Workspace", trigger: str, view: View) -> Json:
    workspace.triggers.use(trigger)
    return _shown(workspace, view)


def _shown(workspace: "Workspace", view: View) -> Json:
    workspace.feed.changed()
    return {"view": view_json(workspace, view)}
