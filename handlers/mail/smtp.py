"""The way out to a mail server."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from aiosmtplib import SMTP, SMTPException, SMTPNotSupported, SMTPResponseException, SMTPSenderRefused

from bot.errors import (
    Blocked,
    DeliveryError,
    MailFailure,
    PermanentFailure,
    TemporaryFailure,
    UnknownOutcome,
)
from handlers.mail.compose import address

#: Seconds until a server that says nothing is given up, before and after the message itself went out.
#: Together less than the outbox's lease, so that no second process begins meanwhile.
BEFORE, AFTER = 20.0, 30.0
_GOODBYE = 2.0
_PORTS = {"smtp": 25, "smtps": 465}
_SUBMISSION = 587
_ENHANCED = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class MailServer:
    """A mail server, as SMTP_URL names it."""

    host: str
    port: int
    tls: bool
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    @property
    def is_loopback(self) -> bool:
        """Whether it runs on this machine: then nothing needs to be encrypted."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:  # a name
            return False

    @property
    def start_tls(self) -> bool | None:
        """
        Whether to encrypt what begins in the clear: None is "when offered".

        A password is never sent in the clear, so with one it must be offered.
        """
        if self.tls or self.is_loopback:
            return False
        return True if self.user else None


def parse_url(url: str) -> MailServer:
    """The server behind SMTP_URL; raises ValueError, which never repeats the URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
        (parts.hostname or "").encode("idna")
    except ValueError:  # UnicodeError is one
        raise _wrong("its host or port cannot be read") from None
    _check(parts)
    return MailServer(
        host=parts.hostname or "",
        port=port or (_SUBMISSION if parts.username and parts.scheme == "smtp" else _PORTS[parts.scheme]),
        tls=parts.scheme == "smtps",
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password or "") if parts.username else None,
    )


def _check(parts: SplitResult) -> None:
    if parts.scheme not in _PORTS:
        raise _wrong("it does not begin with smtp:// or smtps://")
    if not parts.hostname:
        raise _wrong("it names no host")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _wrong("something follows the port; in a password, write / ? # @ : % as %2F %3F %23 %40 %3A %25")
    if parts.password and not parts.username:
        raise _wrong("it has a password and no user")


def _wrong(why: str) -> ValueError:
    return ValueError(f"SMTP_URL: {why}; write smtp://user:password@host:port")


class Mailer:
    """
    Sends mail through one server, a connection for each.

    Raises `TemporaryFailure` where another try may work, `Blocked` where the
    server does not take anything from us as we are set up, `PermanentFailure`
    where it does not take this message, and `UnknownOutcome` where the message
    was out and the answer did not come. None of them holds the server's words: they may quote
    addresses, or what was sent to log in.
    """

    def __init__(self, url: str, *, before: float = BEFORE, after: float = AFTER) -> None:
        self._server = parse_url(url)
        self._before = before
        self._after = after

    @property
    def longest(self) -> timedelta:
        """The longest that `send` takes, answered or not."""
        return timedelta(seconds=self._before + self._after + _GOODBYE)

    async def send(self, message: EmailMessage, to: str) -> None:
        """Returns once the server took *message*."""
        sender, recipient = address(str(message["From"])), address(to).addr_spec
        utf8 = not f"{sender.addr_spec}{recipient}".isascii()
        content = message.as_bytes(policy=SMTP_POLICY.clone(utf8=utf8))
        client = self._client(own_name=sender.domain)
        try:
            await self._open(client, sender.addr_spec, recipient, utf8)
            await self._fill(client, content)
            await _leave(client)
        finally:
            client.close()

    def _client(self, own_name: str) -> SMTP:
        return SMTP(
            hostname=self._server.host,
            port=self._server.port,
            use_tls=self._server.tls,
            start_tls=self._server.start_tls,
            username=self._server.user,
            password=self._server.password,
            local_hostname=own_name,  # without one, our own name is looked up on the network
            timeout=self._before,
        )

    async def _open(self, client: SMTP, sender: str, recipient: str, utf8: bool) -> None:
        """Everything up to the message itself: whatever goes wrong here has sent nothing."""
        try:
            async with asyncio.timeout(self._before):
                await _greeted(client)
                await _envelope(client, sender, recipient, utf8)
        except (SMTPException, OSError) as error:
            raise _failure(error) from None

    async def _fill(self, client: SMTP, content: bytes) -> None:
        """The message itself: without a clear answer it may be with the server, or not."""
        try:
            async with asyncio.timeout(self._after):
                await client.data(content)
        except (SMTPException, OSError) as error:
            if isinstance(error, SMTPResponseException) and 400 <= error.code < 600:
                raise _failure(error) from None
            raise UnknownOutcome("the mail server did not say whether it took the message") from None


async def _greeted(client: SMTP) -> None:
    """Connected and logged in: what is refused here is not about a message."""
    try:
        await client.connect()
    except SMTPResponseException as error:
        if 500 <= error.code < 600:
            raise _blocked(error) from None
        raise


async def _envelope(client: SMTP, sender: str, recipient: str, utf8: bool) -> None:
    if utf8:
        await client.ehlo()
        if not client.supports_extension("smtputf8"):
            raise SMTPNotSupported("SMTPUTF8")
    encoding = "utf-8" if utf8 else "ascii"
    try:
        await client.mail(sender, options=["SMTPUTF8"] if utf8 else [], encoding=encoding)
    except SMTPSenderRefused as error:
        if 500 <= error.code < 600:
            raise Blocked(f"the mail server does not take mail from MAIL_FROM ({_code(error)})") from None
        raise
    await client.rcpt(recipient, encoding=encoding)


async def _leave(client: SMTP) -> None:
    """Says goodbye; the message is taken already, so what comes back does not matter."""
    with suppress(SMTPException, OSError):
        await client.quit(timeout=_GOODBYE)


def _failure(error: SMTPException | OSError) -> DeliveryError:
    match error:
        case SMTPResponseException(code=530 | 534 | 535 | 538):
            return _blocked(error)
        case SMTPResponseException(code=code) if 500 <= code < 600:
            said = _code(error)
            return PermanentFailure(f"the mail server refused it ({said})", failure=MailFailure.REFUSED, code=said)
        case SMTPResponseException():
            return TemporaryFailure(f"the mail server does not take it now ({_code(error)})")
        case SMTPNotSupported():
            why = "the mail server does not know addresses like this one"
            return PermanentFailure(why, failure=MailFailure.BAD_ADDRESS)
        case OSError():
            cause = type(error.__cause__ or error).__name__
            return TemporaryFailure(f"the mail server cannot be reached ({cause})")
        case _:  # aiosmtplib's plain error: what SMTP_URL asks for, the server does not have
            return Blocked("the mail server offers no encryption or no login, as SMTP_URL needs it")


def _blocked(error: SMTPResponseException) -> Blocked:
    return Blocked(f"the mail server refuses us: look at SMTP_URL ({_code(error)})")


def _code(error: SMTPResponseException) -> str:
    """ "550 5.1.1": the codes alone."""
    enhanced = _ENHANCED.match(error.message)
    return f"{error.code} {enhanced[0]}" if enhanced else str(error.code)
