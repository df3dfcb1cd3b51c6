"""What Slack sends, and who takes it: one listener a kind, each with a look-up behind it."""

import re
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck

from blocks.slack import parse_values, shown_version
from bot import actions
from bot.errors import Refusal
from handlers.answers import Done, OpenForm, Say, Tell
from handlers.forming import Forming
from handlers.interactions import Interactions, parse_about
from handlers.loop_command import LoopCommand
from handlers.notes import NoteFromMessage
from handlers.slack.contained import contained
from handlers.slack.identity import Identity
from handlers.slack.payloads import (
    PLATFORM,
    origin_of,
    origin_of_view,
    parse_press,
    parse_shortcut,
    parse_submission,
)
from handlers.slack.replies import Replies, acknowledgement
from handlers.slack.responding import Respond
from handlers.slack.tasks import Tasks
from handlers.submissions import Submissions

#: Bolt tries its listeners one by one; one for each kind of payload keeps that short.
_ANY = re.compile(".*", re.DOTALL)
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
        tasks: Tasks,
    ) -> None:
        self._interactions = interactions
        self._submissions = submissions
        self._loop = loop
        self._notes = notes
        self._forming = forming
        self._replies = replies
        self._identity = identity
        self._tasks = tasks

    def register(self, app: AsyncApp) -> None:
        app.action(_ANY)(contained(self.pressed))
        app.view(_ANY)(contained(self.submitted))
        app.command(_ANY)(contained(self.asked))
        app.shortcut(_ANY)(contained(self.pointed))

    async def pressed(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        self._meet(body["user"]["id"])
        if "view" in body:
            await ack()
            self._tasks.spawn(self._draw_again(body))
            return
        answer = await self._interactions.press(parse_press(body))
        if isinstance(answer, OpenForm):
            # the trigger lives three seconds: open first
            await self._replies.open(body["trigger_id"], answer.form, origin_of(body))
        await ack()
        if answer is not None and not isinstance(answer, OpenForm):
            self._tasks.spawn(self._replies.answer(answer, respond))

    async def _draw_again(self, body: Body) -> None:
        """Something was chosen in an open form that changes the rest of it: the same form, with its text."""
        view = body["view"]
        values = view["state"]["values"]
        by = self._interactions.person(PLATFORM, body["user"]["id"])
        number, _ = parse_about(view["private_metadata"])
        dossier = await self._interactions.dossier(number)
        drawn, chosen = shown_version(values) or 0, parse_values(values)
        form = self._forming.afresh(view["callback_id"], dossier, by, chosen, drawn)
        await self._replies.draw_again(view["id"], view["hash"], form, origin_of_view(view))

    async def submitted(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        view, user = body["view"], body["user"]["id"]
        origin = origin_of_view(view)
        answer = await self._submissions.submit(parse_submission(body))
        await ack(**acknowledgement(answer, origin, view["state"]["values"]))
        if isinstance(answer, Done) and answer.notification is not None and origin:
            self._tasks.spawn(self._replies.tell(user, origin, answer.notification))

    async def asked(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        self._meet(body["user_id"])
        answer = await self._loop.ask(PLATFORM, body["user_id"], body.get("text", ""))
        await ack()
        self._tasks.spawn(self._replies.answer(answer, respond))

    async def pointed(self, ack: AsyncAck, body: Body, respond: Respond) -> None:
        """*Add to ticket*, on a message."""
        if body.get("type") != "message_action" or body.get("callback_id") != actions.NOTE:
            await ack()
            return
        said, user = parse_shortcut(body), body["user"]["id"]
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
