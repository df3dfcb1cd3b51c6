"""The sandbox workspace furnished for a program: its people, its teams' conversations, the bot as its manifest says."""

from collections.abc import Callable, Iterable
from datetime import datetime
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Protocol

from blocks.cards.help import in_short
from bot.people import Role
from bot.program import PersonEntry, Program
from handlers.slack.manifest import manifest


class Workspace(Protocol):
    """The sandbox, as far as furnishing it goes; it stands on the other side of the wire and is never imported."""

    #: The time that people see beside what was said.
    shown_now: Callable[[], datetime]

    @property
    def app(self) -> Any: ...

    def add_user(
        self,
        user_id: str,
        name: str,
        real_name: str = "",
        email: str | None = None,
        tz: str = "UTC",
        title: str = "",
        **more: bool,
    ) -> object: ...

    def add_channel(self, channel_id: str, name: str, members: Iterable[str] = (), *, bot: bool = True) -> Any: ...

    def connect(self, request_url: str) -> None: ...

    def connect_backstage(self, url: str, token: str) -> None: ...

    def receive_mail(self, *, id: str, to: str, subject: str, text: str, sender: str, html: str = "") -> object: ...


class WorkspaceServer(Protocol):
    """The sandbox on a port of this machine, between `async with` and its end."""

    @property
    def workspace(self) -> Workspace: ...

    @property
    def url(self) -> str: ...

    @property
    def api_url(self) -> str: ...

    async def __aenter__(self) -> object: ...

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


#: Given a port; 0 takes a free one.
OpenWorkspace = Callable[[int], WorkspaceServer]


def furnish(workspace: Workspace, program: Program) -> None:
    """Named after *program*: everybody in it, in its order, and every channel that it names."""
    _install(workspace.app)
    workspace.app.team_name = program.program.name
    for email, person in program.people.items():
        zone = person.zone or program.program.zone
        workspace.add_user(user_of(email), _handle(email), person.name, email, zone, _title(person))
    for name, team in program.teams.items():
        if team.conversation.slack:
            workspace.add_channel(team.conversation.slack, name, members_of(program, name))
    _add_further_channels(workspace, program)


def _add_further_channels(workspace: Workspace, program: Program) -> None:
    """Where whoever runs the bot is told, and where a team's tickets go instead, if no team has that channel."""
    there = {team.conversation.slack for team in program.teams.values()}
    instead = {f"{name}-fallback": team.fallback for name, team in program.teams.items()}
    for name, conversation in {"ringback-operator": program.program.operator, **instead}.items():
        if conversation is not None and conversation.slack and conversation.slack not in there:
            there.add(conversation.slack)
            everybody = [user_of(email) for email, person in program.people.items() if not person.team]
            workspace.add_channel(conversation.slack, name, everybody)


def postman(workspace: Workspace) -> Callable[[EmailMessage, str], None]:
    """Brings mail to where customers find theirs."""

    def bring(mail: EmailMessage, recipient: str) -> None:
        workspace.receive_mail(
            id=str(mail["Message-ID"]),
            to=recipient,
            subject=str(mail["Subject"]),
            text=_body(mail, "plain"),
            html=_body(mail, "html"),
            sender=str(mail["From"]),
        )

    return bring


def _body(mail: EmailMessage, kind: str) -> str:
    """The mail in this kind of writing; empty where it has none."""
    body = mail.get_body((kind,))
    return str(body.get_content()) if body else ""


def _install(app: Any) -> None:
    """
    As Slack would from our manifest: only what it asks for is granted, and only what it names is there.

    What each word behind a command does, no manifest says.
    """
    app.install(manifest())
    app.explained = in_short()


def members_of(program: Program, team: str) -> list[str]:
    """Who is in a team's channel: the team, its lead, and whoever belongs to no team and looks in everywhere."""
    return [user_of(email) for email, person in program.people.items() if _looks_into(program, team, email, person)]


def _looks_into(program: Program, team: str, email: str, person: PersonEntry) -> bool:
    return person.team in (team, "") or program.teams[team].lead == email


def _title(person: PersonEntry) -> str:
    """As somebody's profile would say it: `team lead`."""
    return "team lead" if person.role is Role.LEAD else person.role.replace("_", " ")


def user_of(email: str) -> str:
    """`ana@contoso.example` is U0ANA."""
    return "U0" + "".join(letter for letter in _handle(email).upper() if letter.isalnum())


def _handle(email: str) -> str:
    return email.partition("@")[0]
