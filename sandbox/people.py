"""People: they press what is shown, fill in forms, type commands, and read what comes back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sandbox import forms, payloads, pickers, typed, writings
from sandbox.errors import NotShown
from sandbox.model import Channel, Message, User, View
from sandbox.pressables import Pressable
from sandbox.replying import show_acknowledgement
from sandbox.submission import apply_response
from sandbox.wire import Answer

if TYPE_CHECKING:
    from sandbox.workspace import Workspace


class Person:
    """
    One user, at the screen.

    Raises `NotShown` for whatever they could not press or fill. Every act returns
    the app's `Answer`; one that went wrong says so in `Answer.error`.
    """

    def __init__(self, workspace: "Workspace", user_id: str) -> None:
        self._workspace = workspace
        self._id = user_id

    @property
    def user(self) -> User:
        return self._workspace.users[self._id]

    # What they see.

    @property
    def modal(self) -> View | None:
        """The form on top, if one is open."""
        stack = self._workspace.views.stack(self._id)
        return stack[-1] if stack else None

    @property
    def errors(self) -> Mapping[str, str]:
        """Field errors on the open form, by block_id: the app's, or those of the person's own client."""
        return self.modal.errors if self.modal else {}

    @property
    def home(self) -> View | None:
        return self._workspace.views.home(self._id)

    def ephemerals(self) -> list[Message]:
        """What only they can see, oldest first."""
        return self._workspace.timeline.ephemerals(self._id)

    def dms(self) -> list[Message]:
        """Their direct messages with the app, oldest first."""
        return self._workspace.dms(self._id)

    # What they do to messages and buttons.

    async def press(self, name: str, *, on: Message | View, value: str | None = None) -> Answer:
        """
        A button or menu entry, by label, action_id or entry value.

        *on* is what they have on the screen: a message read before an edit still
        shows its old buttons. *value* tells buttons of the same name apart.
        """
        pressed = _find(on.pressables, name, value)
        if pressed.option is None or pressed.kind == "overflow":
            return await self._act(payloads.action(self._workspace, pressed), on)
        return await self.choose(f"{pressed.block_id}/{pressed.action_id}", pressed.value, on=on)

    async def choose(self, name: str, value: Any, *, on: Message | View) -> Answer:
        """
        Set a picker, menu or choice that tells the app at once, by action_id.

        *value* as in `fill`; of checkboxes, the whole list that is ticked.
        """
        field = forms.field_called(on.blocks, name)
        many = field.type in {"checkboxes", "multi_static_select"} and not isinstance(value, list)
        state = self._entered(field, [value] if many else value)
        if isinstance(on, View):
            view = self._workspace.views.find(on.id)
            self._workspace.views.put(replace(view, filled={**view.filled, field.key: state}))
        return await self._act(payloads.chosen(self._workspace, field, state), on)

    async def shortcut(self, callback_id: str, *, on: Message) -> Answer:
        """An entry of the message's "…" menu."""
        if callback_id not in self._workspace.app.shortcuts:
            raise NotShown(f"no shortcut {callback_id!r}, only {sorted(self._workspace.app.shortcuts)}")
        self._sees(on)
        message = self._workspace.current(on)
        payload = payloads.message_shortcut(self._workspace, self.user, callback_id, message)
        return await self._send("interactive", payload)

    async def command(self, name: str, text: str = "", *, channel: str | None = None) -> Answer:
        """A slash command, in a channel or else in their direct message with the app. Its answer is shown to them."""
        if name not in self._workspace.app.commands:
            raise NotShown(f"{name} is not a valid command, only {self._workspace.app.commands}")
        where = self._workspace.channel(channel or self._id)
        self._may_type(where)
        payload = payloads.command(self._workspace, self.user, where, name, text)
        answer = await self._send("slash_commands", payload)
        return show_acknowledgement(self._workspace, where, self._id, answer) if answer.ok and answer.body else answer

    async def open_home(self) -> Answer | None:
        """The app's Home tab; None when the app has not subscribed to `app_home_opened`."""
        return await self._workspace.events.tell(payloads.home_opened(self._workspace, self.user))

    async def say(self, text: str, *, channel: str | None = None, thread: Message | None = None) -> Message:
        """A message of their own; whom they call by name in it is called."""
        where = self._workspace.channel(thread.channel if thread else channel or self._id)
        self._may_type(where)
        written = writings.for_a_message(typed.read(text, self.user, self._workspace.directory))
        message = self._workspace.write(where, user=self._id, text=written, thread_ts=thread.ts if thread else None)
        await self._workspace.events.said(where, message)
        return message

    # What they do to forms.

    def fill(self, values: Mapping[str, Any]) -> None:
        """
        Enter values on the open form, by action_id (or block_id, or label).

        Texts as they are; choices by option value or words, several as a list;
        None empties a field.
        """
        view = self._open_form()
        filled = dict(view.filled)
        for name, value in values.items():
            field = forms.field_called(view.blocks, name)
            filled[field.key] = self._entered(field, value)
        self._workspace.views.put(replace(view, filled=filled))
        self._workspace.feed.changed()

    async def fill_and_submit(self, values: Mapping[str, Any] | None = None) -> Answer:
        """Fills, then submits. What the client itself refuses is not sent: status 0, and `errors` says why."""
        self.fill(values or {})
        view = self._open_form()
        if "submit" not in view.body:
            raise NotShown(f"{view.title!r} has no submit button")
        refused = forms.refused_by_the_client(view.blocks, view.filled)
        self._workspace.views.put(replace(view, errors=refused))
        self._workspace.feed.changed()
        if refused:
            return Answer(0, error="kept back by the client")
        answer = await self._send("interactive", payloads.submitted(self._workspace, self.user, view))
        return apply_response(self._workspace, view, answer) if answer.ok else answer

    async def close(self, *, all_of_them: bool = False) -> Answer | None:
        """Cancel the form on top, or dismiss the whole stack. Answer only where the app asked to be told."""
        view = self._open_form()
        everything = all_of_them or bool(view.body.get("clear_on_close"))
        self._workspace.views.close(view, all_of_them=everything)
        self._workspace.feed.changed()
        if not view.body.get("notify_on_close"):
            return None
        return await self._send("interactive", payloads.closed(self._workspace, self.user, view, cleared=everything))

    def _entered(self, field: forms.Field, value: Any) -> dict[str, Any]:
        state = field.holding(value)
        pickers.require_offered(field, state, self.user, self._workspace.directory)
        return state

    def _may_type(self, where: Channel) -> None:
        if where.im_with is not None and self._workspace.app.messages_read_only:
            raise NotShown("the app's messages tab is read-only: there is no place to type in")

    def _open_form(self) -> View:
        if self.modal is None:
            raise NotShown(f"{self.user.name} has no form open")
        return self.modal

    def _sees(self, message: Message) -> None:
        self._workspace.current(message)
        members = self._workspace.channels[message.channel].members
        if message.visible_to not in {None, self._id} or (message.visible_to is None and self._id not in members):
            raise NotShown(f"{self.user.name} cannot see message {message.ts}")

    async def _act(self, taken: dict[str, Any], on: Message | View) -> Answer:
        if isinstance(on, View):
            view = self._workspace.views.find(on.id)
            return await self._send("interactive", payloads.pressed_on_view(self._workspace, self.user, view, taken))
        self._sees(on)
        return await self._send("interactive", payloads.pressed_on_message(self._workspace, self.user, on, taken))

    async def _send(self, kind: str, payload: dict[str, Any]) -> Answer:
        return await self._workspace.send(kind, payload)


def _find(shown: tuple[Pressable, ...], name: str, value: str | None) -> Pressable:
    found = [p for p in shown if p.is_called(name) and value in {None, p.value}]
    if not found:
        raise NotShown(f"no {name!r} here, only {[p.label for p in shown]}")
    if len({p.value for p in found}) > 1:
        raise NotShown(f"several {name!r} here; say value=, one of {[p.value for p in found]}")
    return found[0]
