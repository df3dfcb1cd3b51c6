"""A mail server on this machine that sends nothing on: for the demo."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from email import message_from_bytes, policy
from email.message import EmailMessage

#: A mail, and whom its envelope names.
Deliver = Callable[[EmailMessage, str], None]
_ANSWERS = {"MAIL": "250 OK", "RSET": "250 OK", "NOOP": "250 OK", "HELO": "250 here", "QUIT": "221 bye"}


@asynccontextmanager
async def mail_sink(deliver: Deliver) -> AsyncIterator[str]:
    """Its SMTP_URL; every mail that is sent there goes to *deliver*."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(asyncio.IncompleteReadError):  # hung up in the middle: nothing was taken
                await _Conversation(reader, writer, deliver).hold()
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    try:
        yield f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


class _Conversation:
    """SMTP (RFC 5321) as far as one client, which is ours, speaks it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, deliver: Deliver) -> None:
        self._reader = reader
        self._writer = writer
        self._deliver = deliver
        self._recipients: list[str] = []

    async def hold(self) -> None:
        await self._say("220 here")
        verb = ""
        while verb != "QUIT":
            line = (await self._line()).decode().strip()
            verb = line[:4].upper()
            await self._obey(verb, line)

    async def _obey(self, verb: str, line: str) -> None:
        match verb:
            case "EHLO":
                await self._say("250-here", "250-8BITMIME", "250 SMTPUTF8")
            case "RCPT":
                self._recipients.append(line.partition("<")[2].partition(">")[0])
                await self._say("250 OK")
            case "DATA":
                await self._say("354 go on")
                await self._take(await self._content())
            case _:
                await self._say(_ANSWERS.get(verb, "502 not here"))

    async def _take(self, content: bytes) -> None:
        mail = message_from_bytes(content, policy=policy.default)
        for recipient in self._recipients:
            self._deliver(mail, recipient)
        self._recipients.clear()
        await self._say("250 taken")

    async def _content(self) -> bytes:
        lines = []
        while (line := await self._line()) != b".\r\n":
            lines.append(line.removeprefix(b"."))  # a dot at the beginning was doubled on the way
        return b"".join(lines).replace(b"\r\n", b"\n")

    async def _line(self) -> bytes:
        return await self._reader.readuntil(b"\n")

    async def _say(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self._writer.drain()
