"""
The whole bot with a workspace around it, for stories.

A press finds the button that was really shown, wraps it as Slack would, signs
it, and sends it through the real application: label, action name, routing,
command, decision, saving and redrawing are proved together.
"""

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import httpx

from bot.dossier import Dossier
from bot.facts import Facts
from bot.program import Program
from bot.ticket import Ticket
from composition import Ringback
from handlers.program_file import load
from handlers.program_on_disk import ProgramOnDisk
from handlers.settings import Settings
from handlers.slack.manifest import manifest
from handlers.sources import format_of
from sandbox import Answer, Message, Person, SandboxServer, View, Workspace, payloads
from sandbox.socket_mode import SocketMode
from storage.editions import in_force
from tests.clocks import Clock
from tests.mailbox import Mailbox

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
SECRETS = {
    "STANDARD_SECRET": "whsec_c3RvcmllcyBzaWduIHdpdGggdGhpcyBzZWNyZXQ=",
    "TYPEFORM_SECRET": "stories-typeform",
    "DELIGHTED_SECRET": "stories-delighted",
}
GRACE = {
    "id": "A-17",
    "name": "Grace Okafor",
    "email": "grace@example.com",
    "phone": "+44 20 7946 0018",
    "locale": "en-GB",
}


@lru_cache(maxsize=4)
def program(name: str = "broadband") -> Program:
    """
    A starter program; reading one takes longer than most tests.

    No source is watched: in most stories one customer answers, and that nobody
    else does is no news.
    """
    starter = load(ROOT / "programs" / name / "program.yaml", SECRETS)
    unwatched = {name: source.model_copy(update={"expect_every": None}) for name, source in starter.sources.items()}
    return starter.model_copy(update={"sources": unwatched})


def program_with(**parts: Any) -> Program:
    """The starter program with some of its parts replaced."""
    return Program(**{**{name: getattr(program(), name) for name in Program.model_fields}, **parts})


def people_and_channels(slack: Workspace, program: Program) -> None:
    """The program's people as users of the workspace, its teams' conversations as channels."""
    for email, person in program.people.items():
        name = email.partition("@")[0]
        slack.add_user(f"U0{name.upper()}", name, person.name, email, "Europe/London")
    members = list(slack.users)
    for name, team in program.teams.items():
        if team.conversation.slack:
            slack.add_channel(team.conversation.slack, name, members=members)


class World:
    """Ana, Ben, Maria and the others, their channels, and a bot among them."""

    def __init__(
        self,
        database_url: str,
        mailbox: Mailbox,
        *,
        pace: timedelta = timedelta(0),
        scopes: Sequence[str] = (),
        program: Program | None = None,
        socket_mode: bool = False,
        file: Path | None = None,
        settings: Mapping[str, Any] | None = None,
        furnish: Callable[[Workspace], None] = lambda slack: None,
    ) -> None:
        self.clock = Clock()
        self.machine_clock = Clock()
        self.mailbox = mailbox
        #: The program file, where the bot is to watch one.
        self.file = file
        self.program = program or (load(file, SECRETS) if file else _broadband())
        # most stories send without a pace, on a clock that stands still
        self.slack = Workspace(lambda: self.machine_clock.seconds, strict_rates=pace > timedelta(0))
        self.slack.app.install(manifest())
        if scopes:
            self.slack.app.scopes = set(scopes)
        people_and_channels(self.slack, self.program)
        #: What else is there before the bot begins.
        furnish(self.slack)
        self._database_url = database_url
        self._pace = pace
        self._socket_mode = socket_mode
        self._more_settings = settings or {}
        self._runner = asyncio.Runner()
        self._server = SandboxServer(self.slack)
        self._answered = 0

    # -- living

    def __enter__(self) -> "World":
        self._runner.__enter__()
        self._runner.get_loop().set_debug(False)
        self.run(self._server.start())
        self.start_bot()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop_bot()
        self.run(self._server.stop())
        self._runner.__exit__(kind, error, trace)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    def start_bot(self) -> None:
        """A new process, as far as the database and Slack can tell."""
        self.bot = self.run(self._built())
        self._http = httpx.AsyncClient(transport=httpx.ASGITransport(self.bot.web), base_url="http://bot")
        self.slack.connect("http://bot/slack/events", post=self._post)
        self.run(self.bot.start(by_itself=False))
        assert self.run(self.bot.slack.connect())
        self.run(self.bot.slack.refresh())
        self.settle()

    def stop_bot(self) -> None:
        self.run(self._http.aclose())
        self.run(self.bot.stop())

    def die_sending(self) -> None:
        """The process takes what it would send next, and is never heard of again."""

        async def taken() -> None:
            await self.bot.delivery.outbox.lease(self.machine_clock(), 20)

        self.run(taken())
        self.stop_bot()

    async def _built(self) -> Ringback:
        settings = Settings(
            _env_file=None,
            database_url=self._database_url,
            slack_bot_token=self.slack.app.bot_token,
            slack_signing_secret=self.slack.app.signing_secret,
            slack_api_url=self._server.api_url,
            slack_app_token=self.slack.app.app_token if self._socket_mode else None,
            smtp_url=self.mailbox.url,
            mail_from="Contoso Broadband <care@contoso.example>",
            **self._more_settings,
        )
        clocks = {"clock": self.clock, "machine_now": self.machine_clock}
        if self.file is None:
            return Ringback(settings, self.program, **clocks, pace=self._pace)
        file = ProgramOnDisk(self.file, SECRETS, fits=lambda program: None)
        program = file.read_or(partial(in_force, self._database_url))
        return Ringback(settings, program, **clocks, pace=self._pace, file=file)

    async def _post(self, url: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        answer = await self._http.post(url, content=body, headers=headers)
        return answer.status_code, answer.content

    def change_program(self, program: Program) -> None:
        """Another revision of the program takes effect."""
        self.program = program
        self.bot.records.program.replace(program)

    @property
    def sockets(self) -> SocketMode:
        """The workspace's end of Socket Mode."""
        return self._server.sockets

    def settle(self) -> None:
        """Until nothing is due, nothing can be sent, and every answer has arrived."""
        self.run(self._settle())

    async def _settle(self) -> None:
        while True:
            await self.bot.attendance.catch_up()
            done = await self.bot.clockwork.fire_due()
            done += await self.bot.program.tick()
            done += await self.bot.delivery.drain()
            done += await self.bot.home.redraw()
            await self.bot.slack.tasks.settle()
            if not done:
                return

    def pass_(self, **span: float) -> None:
        """Both clocks move on from due time to due time, and what falls due happens then."""
        end = self.clock.now + timedelta(**span)
        while (due := self.bot.records.timers.next_due()) is not None and due <= end:
            self._move_to(max(due, self.clock.now))
        self._move_to(end)

    def jump(self, **span: float) -> None:
        """Both clocks move in one step, as after an outage: all that came due meanwhile is late."""
        self._move_to(self.clock.now + timedelta(**span))

    def _move_to(self, then: datetime) -> None:
        self.machine_clock.now += then - self.clock.now
        self.clock.now = then
        self.settle()

    # -- the customer

    def deliver(self, source: str = "relationship-nps", *, key: str = "", **payload: Any) -> httpx.Response:
        """One signed delivery of a source, as it is; nothing else happens."""
        return self.run(self.delivered(source, key=key, **payload))

    async def delivered(self, source: str = "relationship-nps", *, key: str = "", **payload: Any) -> httpx.Response:
        settings = self.bot.records.program.sources[source]
        body = json.dumps(payload).encode()
        self._answered += 1
        key = key or f"msg_{self._answered}"
        headers = format_of(settings).sign(body, settings.secrets[0], self.machine_clock(), key)
        headers["content-type"] = "application/json"
        return await self._http.post(f"/feedback/{source}", content=body, headers=headers)

    def feedback(self, score: float | None = 2, comment: str = "Charged twice, again.", **more: Any) -> int:
        """Somebody answers the survey; the number of their ticket, or 0 where none was opened."""
        payload: dict[str, Any] = {
            "id": f"resp-{self._answered + 1}",
            "submitted_at": self.clock().isoformat(),
            "comment": comment,
            "customer": GRACE,
            "touchpoint": "first-payment",
        }
        if score is not None:
            payload["score"] = score
        answer = self.deliver(**{**payload, **more})
        assert answer.status_code == 202, answer.text
        self.settle()
        return self._ticket_of(answer.json()["feedback"])

    def _ticket_of(self, feedback: str) -> int:
        tickets = self.bot.views.search("", tuple(self.program.teams), 1000)
        return next((t.number for t in tickets if t.feedback == feedback), 0)

    def asked(self, path: str, method: str = "GET") -> httpx.Response:
        """What monitoring is told."""
        return self.run(self._http.request(method, path))

    async def revived(self) -> int:
        """Whoever runs the bot has everything tried again; how many messages that were."""
        return await self.bot.writer.do(self.bot.records.backlog.revive_work(None))

    # -- what can be seen

    def ticket(self, number: int) -> Ticket:
        return self.dossier(number).ticket

    def dossier(self, number: int) -> Dossier:
        dossier = self.bot.views.dossier(number, history=True)
        assert dossier is not None
        return dossier

    def owner(self, number: int) -> str | None:
        """Who has it, as they are called in the chat."""
        owner = self.ticket(number).owner
        return owner.partition("@")[0] if owner else None

    def facts(self, number: int) -> Facts:
        """What metrics count about it."""
        ticket = self.ticket(number)
        span = (ticket.submitted_at, ticket.submitted_at + timedelta(microseconds=1))
        return next(each for each in self.bot.views.facts(*span) if each.ticket == number)

    def messages(self, where: str) -> list[Message]:
        return self.slack.messages(where)

    def dms(self, name: str) -> list[str]:
        """What the bot wrote to them directly."""
        return [message.shown for message in self.messages(f"@{name}")]

    def card(self, number: int, where: str = "#care") -> Message:
        """The ticket's card as it stands now; where it came more than once, the last."""
        key = f"ticket {number} / card "
        cards = [m for m in self.messages(where) if m.metadata and m.metadata["event_payload"]["key"].startswith(key)]
        return cards[-1]

    def thread(self, number: int, where: str = "#care") -> list[Message]:
        return self.slack.thread(self.card(number, where))

    def timeline(self, number: int, where: str = "#care") -> list[str]:
        """What stands under the card."""
        return [message.shown for message in self.thread(number, where)]

    def events(self, number: int) -> list[str]:
        """What was recorded about it, by name."""
        return [type(recorded.event).__name__ for recorded in self.dossier(number).history]

    def person(self, name: str) -> Person:
        return self.slack.person(name)

    def told(self, name: str) -> list[str]:
        """What only they can see, as they read it."""
        return [message.shown for message in self.person(name).ephemerals()]

    def errors(self, name: str) -> dict[str, str]:
        """What stands beside the fields of their form, by field."""
        return {block.partition(".")[0]: words for block, words in self.person(name).errors.items()}

    def modal(self, name: str) -> View:
        modal = self.person(name).modal
        assert modal is not None, f"{name} has no form open"
        return modal

    # -- what people do

    def press(self, name: str, label: str, *, on: Message | View) -> Answer:
        answer = self.run(self.person(name).press(label, on=on))
        self.settle()
        return answer

    def press_at_once(self, names: Sequence[str], label: str, *, on: Message) -> None:
        """All of them in the same instant."""

        async def pressed() -> None:
            await asyncio.gather(*(self.person(name).press(label, on=on) for name in names))

        self.run(pressed())
        self.settle()

    def choose(self, name: str, field: str, value: str) -> None:
        """Choose something in the open form that tells the bot at once."""
        self.run(self.person(name).choose(field, value, on=self.modal(name)))
        self.settle()

    def leave(self, name: str) -> None:
        """Close whatever form they have open."""
        self.run(self.person(name).close(all_of_them=True))

    def send_again(self, name: str, form: View) -> Answer:
        """A form that was sent and taken arrives once more: the answer was slow, or they pressed again."""
        payload = payloads.submitted(self.slack, self.slack.user(name), form)
        answer = self.run(self.slack.send("interactive", payload))
        self.settle()
        return answer

    def open_again(self, name: str, form: View) -> None:
        """A form as it stood, on somebody's screen: kept open elsewhere, or sent a second time."""
        body = {key: value for key, value in form.body.items() if key != "external_id"}
        self.slack.views.open(self.slack.user(name).id, body)

    def point(self, name: str, *, on: Message) -> Answer:
        """The message's own menu: *Add to ticket*."""
        answer = self.run(self.person(name).shortcut("ticket.note", on=on))
        self.settle()
        return answer

    def say(self, name: str, text: str, *, under: Message | None = None, channel: str = "#care") -> Message:
        return self.run(self.person(name).say(text, channel=None if under else channel, thread=under))

    def submit(self, name: str, **values: Any) -> Answer:
        answer = self.run(self.person(name).fill_and_submit(values))
        self.settle()
        return answer

    def loop(self, name: str, words: str = "", channel: str = "#care") -> str:
        """`/loop …`; what they are shown."""
        self.run(self.person(name).command("/loop", words, channel=channel))
        self.settle()
        return self.told(name)[-1]

    def in_(self, **span: float) -> int:
        """A moment to choose in a form: so far from now, in seconds since 1970."""
        return int((self.clock() + timedelta(**span)).timestamp())

    def write(self, name: str, number: int, *, message: str, **more: Any) -> View:
        """Write to the customer, as far as the preview."""
        self.press(name, "ticket.respond", on=self.card(number))
        self.submit(name, **{"message": message, "subject": "About your broadband", **more})
        return self.modal(name)

    def respond(self, name: str, number: int, *, message: str, wait: bool = True, **more: Any) -> None:
        """Write to the customer, look at the preview, send, and let the minute pass."""
        self.write(name, number, message=message, **more)
        self.submit(name)
        if wait:
            self.pass_(seconds=61)

    def call(self, name: str, number: int, outcome: str = "reached", **more: Any) -> Answer:
        self.press(name, "ticket.call", on=self.card(number))
        return self.submit(name, **{"outcome": outcome, **more})

    def close(self, name: str, number: int, **more: Any) -> Answer:
        self.press(name, "ticket.close", on=self.card(number))
        values = {"cause": "billing/double-charge", "actions": "Refunded the second charge.", "outcome": "solved"}
        values |= more
        if self.person(name).modal is not None:
            self.choose(name, "outcome", values.pop("outcome"))
        return self.submit(name, **values)


def _broadband() -> Program:
    return program()
