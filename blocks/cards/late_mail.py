"""To whoever wrote it: their message to the customer has not left yet, or was not sent after all."""

from collections.abc import Mapping

from blocks.card import Button, Buttons, Card, Text, Verbatim
from blocks.cards.came_back import due_if_unanswered
from blocks.cards.pieces import aloud, button
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.wording import customer_first
from bot import actions
from bot.held_mail import KeptBack
from bot.notifications import MailDelayed, MailKeptBack, TicketShown
from bot.ticket import Status

#: What comes before the customer's name, and after it.
_TITLES: Mapping[KeptBack, tuple[str, str]] = {
    KeptBack.OPTED_OUT: ("Leave ", " in peace, as they asked: your e-mail was kept back."),
    KeptBack.OVER: ("Your e-mail to ", " was not sent: the ticket was settled before it could leave."),
    KeptBack.TOO_LATE: ("Answer ", " once more: for a day your e-mail could not leave, so it was not sent."),
}


def delayed_card(delayed: MailDelayed) -> Card:
    about = delayed.about
    title = (f"Your e-mail to {customer_first(about.customer)} has not left yet.", *due_if_unanswered(about))
    mended = "Whoever runs the bot has been told; it leaves by itself once our mail server takes it, within a day."
    undo = button("Undo", actions.UNDO, f"{about.ticket}/{delayed.message}")
    return Card(
        title=title,
        parts=(Text(mended), Buttons(loudest_first((*_call(about), undo)))),
        spoken=aloud(title),
    )


def kept_back_card(kept: MailKeptBack) -> Card:
    about = kept.about
    before, after = _TITLES[kept.because]
    still_waits = due_if_unanswered(about) if kept.because is KeptBack.TOO_LATE else ()
    title = (f"{before}{customer_first(about.customer)}{after}", *still_waits)
    return Card(
        title=title,
        parts=(Text("Your text is safe:"), Verbatim(kept.text), Buttons(_buttons(kept))),
        spoken=aloud(title),
    )


def _buttons(kept: MailKeptBack) -> tuple[Button, ...]:
    about = kept.about
    show = button("Show the ticket", actions.SHOW, about.ticket)
    again = kept.because is KeptBack.TOO_LATE and about.status in (Status.OPEN, Status.WAITING)
    return loudest_first((*(ways(about) if again else ()), show))


def _call(about: TicketShown) -> tuple[Button, ...]:
    called = about.masked_phone and not about.do_not_contact
    return (button("Call", actions.CALL, about.ticket),) if called else ()
