"""A real SMTP server on loopback that keeps what it is sent."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class _AnyPort(Controller):
    """Takes a free port; the original asks the port it was given whether the server is up."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


class Mailbox:
    """`with Mailbox() as box:` serves at `box.url`; `box.refuses` makes it say no."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        #: The answer to whatever comes, such as "550 no such user"; None takes it.
        self.refuses: str | None = None
        #: Takes what comes and is gone before it has said so.
        self.hangs_up = False
        #: Called in the server's thread for every mail, before it is answered.
        self.arrives: Callable[[], None] = lambda: None
        self._controller = _AnyPort(self, hostname="127.0.0.1", port=0)

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self._controller.port}"

    def down(self) -> None:
        """Nobody listens at its address any more."""
        self._controller.stop()

    def up(self) -> None:
        """Back at the same address."""
        self._controller = _AnyPort(self, hostname="127.0.0.1", port=self._controller.port)
        self._controller.start()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        if self.refuses:
            return self.refuses
        self.mails.append(message_from_bytes(bytes(envelope.content or b""), policy=policy.default))  # type: ignore[arg-type]
        self.arrives()
        if self.hangs_up:
            server.transport.abort()
        return "250 taken"

    def __enter__(self) -> "Mailbox":
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._controller.stop()
