"""What the page's forms do: each becomes an act of the person who is looking."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from sandbox import client_words
from sandbox.errors import NotShown
from sandbox.forms import Field, fields
from sandbox.model import Message, View
from sandbox.people import Person
from sandbox.place import HOME, Place
from sandbox.wire import Answer
from sandbox.workspace import Workspace


@dataclass(frozen=True)
class Form:
    """A posted form; a name may come several times."""

    values: Mapping[str, list[str]]

    def one(self, name: str) -> str:
        return self.values.get(name, [""])[0]


Act = Callable[[Workspace, Place, Form], Awaitable[Place]]


async def press(workspace: Workspace, place: Place, form: Form) -> Place:
    """A button or menu entry on a message, on the Home tab, or in the open form, whose fields come along."""
    person = workspace.person(place.who)
    action, _, value = form.one("press").partition("|")
    if form.one("view"):
        view = workspace.views.find(form.one("view"))
        if view == person.modal:
            person.fill(_entered(workspace, person, form))
            view = workspace.views.find(view.id)
        return _after(place, await person.press(action, on=view, value=value))
    return _after(place, await person.press(action, on=_as_seen(workspace, form, action, value), value=value))


async def choose(workspace: Workspace, place: Place, form: Form) -> Place:
    """A picker, menu or choice that the app hears of at once; the other fields of an open form come along."""
    person, name = workspace.person(place.who), form.one("choose")
    on: Message | View
    if form.one("view"):
        on = workspace.views.find(form.one("view"))
        if on == person.modal:
            person.fill(_entered(workspace, person, form))
            on = workspace.views.find(on.id)
    else:
        on = _showing_field(workspace, form, name)
    chosen = next(field for field in fields(on.blocks) if field.full_name == name)
    value = _value(chosen, form.values.get(name, []), ZoneInfo(person.user.tz))
    return _after(place, await person.choose(name, value, on=on))


async def submit(workspace: Workspace, place: Place, form: Form) -> Place:
    """The form as they saw it: whoever presses twice has not seen what the first press made of it."""
    person = workspace.person(place.who)
    if person.modal is not None and form.one("hash") not in {"", person.modal.hash}:
        return place
    answer = await person.fill_and_submit(_entered(workspace, person, form))
    return place if answer.status == 0 and person.errors else _after(place, answer, client_words.of_a_form)


async def close(workspace: Workspace, place: Place, form: Form) -> Place:
    """The form that they saw, if it is still on top: to close it twice is to close it."""
    person = workspace.person(place.who)
    if person.modal is not None and form.one("view") in {"", person.modal.id}:
        await person.close()
    return place


async def say(workspace: Workspace, place: Place, form: Form) -> Place:
    """Words, or a slash command where the line begins with one."""
    person, words = workspace.person(place.who), form.one("words").strip()
    if form.one("words").startswith("/"):
        return await _command(workspace, place, words, in_thread=bool(form.one("ts")))
    if words:
        await person.say(words, channel=place.where, thread=_message(workspace, form) if form.one("ts") else None)
    return place


async def _command(workspace: Workspace, place: Place, words: str, *, in_thread: bool) -> Place:
    """Slack takes whatever begins with `/` for a command, and takes none that an app brings in a thread."""
    name, _, text = words.partition(" ")
    if name not in workspace.app.commands:
        return replace(place, trouble=client_words.of_no_command(name))
    if in_thread:
        return replace(place, trouble=client_words.of_a_command_in_a_thread(name))
    answer = await workspace.person(place.who).command(name, text.strip(), channel=place.where)
    return _after(place, answer, partial(client_words.of_a_command, name))


async def shortcut(workspace: Workspace, place: Place, form: Form) -> Place:
    person = workspace.person(place.who)
    return _after(place, await person.shortcut(form.one("callback_id"), on=_message(workspace, form)))


async def dismiss(workspace: Workspace, place: Place, form: Form) -> Place:
    """What only they can see goes away when they say so."""
    message = _message(workspace, form)
    if message.visible_to != place.who:
        raise NotShown("only what nobody else sees can be dismissed")
    workspace.erase(message)
    return place


async def home(workspace: Workspace, place: Place, form: Form) -> Place:
    await workspace.person(place.who).open_home()
    return replace(place, where=HOME, thread="")


ACTS: Final[dict[str, Act]] = {
    "press": press,
    "choose": choose,
    "submit": submit,
    "close": close,
    "say": say,
    "shortcut": shortcut,
    "dismiss": dismiss,
    "home": home,
}


def _after(place: Place, answer: Answer, words: Callable[[Answer], str] = client_words.of_a_press) -> Place:
    """With what Slack tells whoever did it, where the app did not take it."""
    return place if answer.ok else replace(place, trouble=words(answer))


def _message(workspace: Workspace, form: Form) -> Message:
    message = workspace.timeline.find(form.one("channel"), form.one("ts"))
    if message is None:
        raise NotShown("that message is no longer there")
    return message


def _as_seen(workspace: Workspace, form: Form, action: str, value: str) -> Message:
    """The newest state of a message that has this button: whoever pressed it may not have seen a later one."""
    versions = workspace.timeline.versions(_message(workspace, form))
    having = (v for v in versions if any(p.action_id == action and p.value == value for p in v.pressables))
    return next(having, versions[0])


def _showing_field(workspace: Workspace, form: Form, name: str) -> Message:
    """The newest state of a message that has this field."""
    for version in workspace.timeline.versions(_message(workspace, form)):
        if any(field.full_name == name for field in fields(version.blocks)):
            return version
    raise NotShown("that field is no longer there")


def _entered(workspace: Workspace, person: Person, form: Form) -> dict[str, Any]:
    if person.modal is None:
        raise NotShown("that form is no longer open")
    zone = ZoneInfo(person.user.tz)
    return {f.full_name: _value(f, form.values.get(f.full_name, []), zone) for f in fields(person.modal.blocks)}


def _value(field: Field, sent: list[str], zone: ZoneInfo) -> Any:
    if field.type in {"checkboxes", "multi_static_select"}:
        return sent
    value = sent[0] if sent else ""
    if field.type == "datetimepicker" and value:
        return int(datetime.fromisoformat(value).replace(tzinfo=zone).timestamp())
    return value.replace("\r\n", "\n") or None
