"""
A Slack workspace on your own machine, for trying the bot and for testing it.

It stands on the other side of the wire: the bot talks to it with an unmodified
`slack_sdk`, and hears from it in signed requests, or in Socket Mode. It refuses
what Slack refuses, in Slack's words.

    clock = Clock()                                   # any callable that gives seconds since 1970
    workspace = Workspace(clock)
    workspace.add_user("U0ANA", "ana", "Ana Ruiz", "ana@contoso.example", "Europe/London")
    workspace.add_channel("C0CARE", "care", members=["U0ANA"])
    workspace.connect("http://bot/slack/events", post=post)    # `post` in process; without it, over HTTP

    async with SandboxServer(workspace) as server:
        client = AsyncWebClient(workspace.app.bot_token, base_url=server.api_url)
        ...
        [card] = workspace.messages("#care")          # also "@ana": her direct messages with the bot
        assert "Grace Okafor" in card.shown           # everything legible; `card.plain_text` is the notification
        assert list(card.buttons) == ["Claim"]

        ana = workspace.person("ana")
        await ana.press("Claim", on=card)             # label, action_id or menu entry; NotShown if it is not there
        card = workspace.current(card)                # a message read earlier stays as it was read
        await ana.press("Respond", on=card)
        answer = await ana.fill_and_submit({"message": "Thursday, 8 to 1.", "channel": "email"})
        assert ana.modal is None or ana.errors == {"message": "..."}
        await ana.command("/loop", "me", channel="#care")
        assert ana.ephemerals()[-1].shown

The time people see: `workspace.shown_now`, and `said_at` of a message. Customers' mailboxes:
`workspace.receive_mail(...)`, `workspace.mails`. What a bot offers the page beside all that, its
clock for one: `workspace.backstage`.

Trouble: `workspace.limits("#care", retry_after=30)`, `workspace.faults.down()`, `.slow(seconds)`,
`.drop_after_work()`, `.fail("chat.update", "message_not_found")`, `.clear()`. Rights:
`workspace.app.scopes`. What the bot asked for: `workspace.calls`.
"""

from sandbox.backstage import Backstage, HttpBackstage
from sandbox.errors import NotShown, SlackError
from sandbox.mails import Mail
from sandbox.model import Channel, File, Message, User, View
from sandbox.people import Person
from sandbox.pressables import Pressable
from sandbox.server import SandboxServer, application
from sandbox.wire import Answer, HttpWire, Post
from sandbox.workspace import Call, Workspace

__all__ = [
    "Answer",
    "Backstage",
    "Call",
    "Channel",
    "File",
    "HttpBackstage",
    "HttpWire",
    "Mail",
    "Message",
    "NotShown",
    "Person",
    "Post",
    "Pressable",
    "SandboxServer",
    "SlackError",
    "User",
    "View",
    "Workspace",
    "application",
]
