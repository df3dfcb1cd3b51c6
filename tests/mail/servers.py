"""Mail servers on loopback: a whole one, and one that says what a test tells it to."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


@dataclass
class Mailbox:
    """What a whole server took."""

    port: int = 0
    letters: list[Envelope] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    greeted_as: str = ""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.letters.append(envelope)
        self.greeted_as = str(session.host_name)
        return "250 OK"

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword
    ) -> AuthResult:
        self.logins.append((login.login, login.password))
        return AuthResult(success=login.password == b"s3cr:t/", handled=False)


@asynccontextmanager
async def mailbox() -> AsyncIterator[Mailbox]:
    """A server that takes everything, and knows one password."""
    box = Mailbox()
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(box, hostname="mail.test", auth_require_tls=False, authenticator=box.authenticate), "127.0.0.1", 0
    )
    async with server:
        box.port = server.sockets[0].getsockname()[1]
        yield box


@dataclass
class Told:
    """
    A server that answers each command with what it was told to, else with 250.

    `"."` is the end of the message. An answer of None is the end of the
    connection; an empty one is silence.
    """

    answers: Mapping[str, str | None]
    heard: list[str] = field(default_factory=list)
    port: int = 0

    async def __aenter__(self) -> "Told":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        command = "connect"
        while True:
            self.heard.append(command)
            answer = self.answers.get(command, _USUAL.get(command, "250 OK"))
            if answer is None:
                return
            writer.write(f"{answer}\r\n".encode() if answer else b"")
            until = b"\r\n.\r\n" if command == "DATA" and answer.startswith("354") else b"\r\n"
            try:
                line = await reader.readuntil(until)
            except (asyncio.IncompleteReadError, ConnectionResetError):
                return
            command = "." if until != b"\r\n" else line.decode().split(maxsplit=1)[0].upper()


_USUAL = {"connect": "220 mail.test", "DATA": "354 go on", "QUIT": "221 bye"}
