"""The post office for customers' mail: previews that are kept, and kept messages that leave."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.dossier import Dossier
from bot.errors import PermanentFailure
from bot.kept import KeptMessage
from handlers.mail.compose import Composed, address, compose, message
from handlers.mail.smtp import Mailer
from handlers.settings import Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes previews of mail from one address (MAIL_FROM); ValueError where it is none."""

    sender: str

    def __post_init__(self) -> None:
        _check_sender(self.sender)

    def compose(self, name: str, email: str, subject: str, text: str, identity: str, locale: str = "") -> Composed:
        """What the customer *name* would get; *identity* is the id it will be kept under."""
        return compose(
            to_name=name,
            to_email=email,
            from_address=self.sender,
            subject=subject,
            text=text,
            message_id=identity,
            locale=locale,
        )


@dataclass(frozen=True, slots=True)
class MailOffice:
    """Sends from one address (MAIL_FROM) what was previewed; ValueError where it is none."""

    sender: str
    mailer: Mailer
    #: The machine's: a mail's date is when it left.
    now: Callable[[], datetime]

    def __post_init__(self) -> None:
        _check_sender(self.sender)

    @property
    def longest(self) -> timedelta:
        return self.mailer.longest

    async def send(self, kept: KeptMessage, dossier: Dossier) -> None:
        """Returns once the mail server took it; raises what `Mailer.send` raises."""
        # a draft of before addresses were kept goes where it went then
        to = kept.address or dossier.email
        mail = message(
            kept, to_name=_name(dossier), to_email=to, from_address=self.sender, at=self.now(), reply_to=kept.by or None
        )
        await self.mailer.send(mail, to)


def _name(dossier: Dossier) -> str:
    """As the customer wrote it, or nothing: an envelope to "this customer" would be worse than a bare address."""
    return (dossier.customer.customer.name if dossier.customer else "") or dossier.feedback.customer.name


def open_office(settings: Settings, machine_now: Callable[[], datetime]) -> MailOffice | None:
    """The office that *settings* describe; None where they name no mail server."""
    if settings.smtp_url is None:
        return None
    try:
        return MailOffice(settings.mail_from, Mailer(settings.smtp_url.get_secret_value()), machine_now)
    except ValueError as mistake:
        raise SettingsError(str(mistake)) from None


def _check_sender(sender: str) -> None:
    try:
        address(sender)
    except PermanentFailure:
        raise ValueError("MAIL_FROM: write Contoso Care <care@contoso.example>, or the address alone") from None
