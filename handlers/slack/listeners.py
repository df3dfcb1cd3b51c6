"""What Slack sends, and who takes it: one listener a kind, each with a look-up behind it."""

import re
from collections.abc import Awaitable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from blocks import refusals
from blocks.slack import parse_values, shown_version
from bot import actions
from bot.errors import Busy, Refusal
from bot.people import Person
from handlers.answers import Done, OpenForm, Say, Tell
from handlers.forming import Forming
from handlers.interactions import Interactions, parse_about
from handlers.loop_command import LoopCommand
from handlers.notes import NoteFromMessage
from handlers.slack.contained import contained
from handlers.slack.groups import SlackGroups
from handlers.slack.home import SlackHome
from handlers.slack.identity import Identity
from handlers.slack.looking_up import look_ups
from handlers.slack.payloads import (
    PLATFORM,
    origin_of,
    origin_of_view,
    parse_press,
    parse_shortcut,
    parse_submission,
    words_after,
)
from handlers.slack.replies import Replies, acknowledgement
from handlers.slack.responding import Respond
from handlers.slack.tasks import Tasks
from handlers.submissions import Submissions

#: Bolt tries its listeners one by one; one for each kind of payload keeps that short.
_ANY = re.compile(".*", re.DOTALL)
_GROUPS = re.compile("subteam_(members_changed|updated)")
Body = dict[str, Any]


class Listeners:
    """Slack's side of every interaction: parse, hand over, answer."""

    def __init__(
        self,
        *,
        interactions: Interactions,
        submissions: Submissions,
        loop: LoopCommand,
        notes: NoteFromMessage,
        forming: Forming,
        replies: Replies,
        identity: Identity,
        groups: SlackGroups | None,
        tasks: Tasks,
        home: SlackHome,
    ) -> None:
        self._home = home
        self._interactions = interactions
        self._submissions = submissions
        self._loop = loop
        self._notes = notes
        self._forming = forming
        self._replies = replies
        self._identity = identity
        self._groups = groups
        self._tasks = tasks

    def register(self, app: AsyncApp) -> None:
        app.action(_ANY)(contained(self.pressed))
        app.view(_ANY)(contained(self.submitted))
        app.command(_ANY)(contained(self.asked))
        app.shortcut(_ANY)(contained(self.pointed))
        app.event("app_home_opened")(contained(self.looked))
        app.event("user_change")(contained(self.met))
        app.event(_GROUPS)(contained(self.regrouped))

    async def met(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        """Something about somebody is new: that their account was closed, it may be."""
        await ack()
        self._tasks.spawn(self._identity.changed(body["event"]["user"]))

    async def regrouped(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        """A user group changed; who is in it now is asked, because events may come in any order, or not at all."""
        await ack()
        if self._groups is not None:
            self._tasks.spawn(self._groups.changed())

    async def pressed(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        self._meet(body["user"]["id"])
        if "view" in body:
            await self._pressed_in_a_view(ack, body)
            return
        answer = await self._interactions.press(parse_press(body))
        if isinstance(answer, OpenForm):
            # the trigger lives three seconds: open first
            await self._replies.open(body["trigger_id"], answer.form, origin_of(body))
        await ack()
        if answer is not None and not isinstance(answer, OpenForm):
            self._tasks.spawn(self._replies.answer(answer, respond))

    async def looked(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        """Somebody opened the app: of its tabs, Home is ours to draw."""
        await ack()
        event = body["event"]
        if event.get("tab") == "home":
            self._tasks.spawn(self._home.opened(event["user"]))

    async def _pressed_in_a_view(self, ack: AsyncAck, body: Body) -> None:
        """In Home, in an answer over it, or in a form, which is then drawn again."""
        if body["view"].get("callback_id") in actions.OPEN_FORMS:
            await ack()
            self._tasks.spawn(self._chosen(body))
            return
        answer = await self._answer_without_a_message(body)
        if answer is not None:
            # the trigger lives three seconds: show first
            await self._replies.show(body["view"], body["trigger_id"], answer)
        await ack()
        self._tasks.spawn(self._home.draw_for(body["user"]["id"]))

    async def _answer_without_a_message(self, body: Body) -> Tell | Say | OpenForm | None:
        """
        The press's answer; in an answer over Home, the ticket as it is now.

        On a message, the card tells that something happened; there, nothing would.
        """
        press = parse_press(body)
        try:
            answer = await self._interactions.press(press)
            if answer is None and body["view"]["type"] == "modal":
                return Tell(await self._interactions.shown_after(press))
        except Busy:
            return Say(refusals.BUSY)
        except Refusal as refusal:
            return Say(self._interactions.sentence(refusal))
        return answer

    async def _chosen(self, body: Body) -> None:
        """
        Something in an open form that tells at once.

        Somebody who was picked to be taken in is looked up now, so that nobody waits
        for it once the form is sent.
        """
        if body["view"]["callback_id"] != actions.PEOPLE_ADD:
            await self._draw_again(body)
        elif picked := body["actions"][0].get("selected_user"):
            await self._identity.learn(picked)

    async def _draw_again(self, body: Body) -> None:
        """Something was chosen in an open form that changes the rest of it: the same form, with its text."""
        view = body["view"]
        values = view["state"]["values"]
        by = self._interactions.person(PLATFORM, body["user"]["id"])
        if view["callback_id"] == actions.ISSUE_ANSWER:
            await self._draw_issue_again(view, by, parse_values(values), shown_version(values) or 0)
            return
        number, _ = parse_about(view["private_metadata"])
        dossier = await self._interactions.dossier(number)
        drawn, chosen = shown_version(values) or 0, parse_values(values)
        form = self._forming.afresh(view["callback_id"], dossier, by, chosen, drawn)
        await self._replies.draw_again(view["id"], view["hash"], form, origin_of_view(view))

    async def _draw_issue_again(self, view: dict[str, Any], by: Person, chosen: dict[str, str], drawn: int) -> None:
        issue, origin = view["private_metadata"], origin_of_view(view)
        form = await self._interactions.issues.answer_afresh(issue, by, chosen, drawn)
        await self._replies.draw_again(view["id"], view["hash"], form, origin)

    async def submitted(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        view, user = body["view"], body["user"]["id"]
        origin = origin_of_view(view)
        sent = parse_submission(body)
        if sent.action == actions.PEOPLE_ADD and (picked := sent.values.get("person")):
            self._meet(picked)
        answer = await self._submissions.submit(sent)
        await ack(**acknowledgement(answer, origin, view["state"]["values"]))
        if isinstance(answer, Done) and answer.notification is not None and origin:
            self._tasks.spawn(self._replies.tell(user, origin, answer.notification))

    async def asked(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        self._meet(body["user_id"])
        asking = look_ups(words_after(body), self._identity)
        if asking:
            await ack()
            self._tasks.spawn(self._asked_about(asking, body, respond))
            return
        answer = await self._loop.ask(PLATFORM, body["user_id"], words_after(body))
        await ack()
        self._tasks.spawn(self._replies.answer(answer, respond))

    async def _asked_about(self, asking: list[Awaitable[None]], body: Body, respond: Respond) -> None:
        """Whom nobody has met yet is looked up first: Slack, which has its acknowledgement, waits for nothing."""
        for look_up in asking:
            await look_up
        try:
            answer = await self._loop.ask(PLATFORM, body["user_id"], words_after(body))
        except Busy:
            answer = Say(refusals.BUSY)
        await self._replies.answer(answer, respond)

    async def pointed(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        """*Add to ticket*, on a message."""
        if body.get("type") != "message_action" or body.get("callback_id") != actions.NOTE:
            await ack()
            return
        said, user = parse_shortcut(body, self._interactions.members), body["user"]["id"]
        self._meet(user)
        by = self._interactions.person(PLATFORM, user)
        answer: Tell | OpenForm | Say
        try:
            answer = await self._notes.add(by, said.parent, said.text)
        except Refusal as refusal:
            answer = Say(self._interactions.sentence(refusal))
        if isinstance(answer, OpenForm):
            await self._replies.open(body["trigger_id"], answer.form, origin_of(body))
        await ack()
        if not isinstance(answer, OpenForm):
            self._tasks.spawn(self._replies.answer(answer, respond))

    def _meet(self, user: str) -> None:
        """Somebody we do not know yet is looked up beside the interaction, for the next time."""
        if not self._identity.is_known(user):
            self._tasks.spawn(self._identity.learn(user))
