"""What a writer is told of a message that did not arrive."""

from bot import notifications as n
from bot.dossier import Dossier
from bot.held_mail import MessageDelayed, MessageFailed, MessageKeptBack
from bot.history import Recorded
from bot.moment import Moment
from bot.sayings.say import Tell
from bot.telling import ticket_shown
from bot.words import WordsId


def _message_failed(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MessageCameBack | None:
    event = recorded.event
    if not isinstance(event, MessageFailed):
        return None
    return n.MessageCameBack(
        about=ticket_shown(dossier, moment),
        why=event.why,
        text=_text_of(event.message, dossier),
        unknown=event.unknown,
        failure=event.failure,
    )


def _text_of(message: WordsId, dossier: Dossier) -> str:
    kept = dossier.messages.get(message)
    return kept.text if kept else ""


def _mail_delayed(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MailDelayed | None:
    """Nothing, once it has left or was taken back."""
    event = recorded.event
    if not isinstance(event, MessageDelayed) or dossier.ticket.pending_message(event.message) is None:
        return None
    return n.MailDelayed(about=ticket_shown(dossier, moment), message=event.message)


def _mail_kept_back(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.MailKeptBack | None:
    event = recorded.event
    if not isinstance(event, MessageKeptBack):
        return None
    text = _text_of(event.message, dossier)
    return n.MailKeptBack(about=ticket_shown(dossier, moment), because=event.because, text=text)


TELL: dict[str, Tell] = {
    "message_failed": _message_failed,
    "mail_delayed": _mail_delayed,
    "mail_kept_back": _mail_kept_back,
}
