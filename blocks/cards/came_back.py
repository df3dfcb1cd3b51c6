"""To the owner: the customer did not get what was written."""

from collections.abc import Mapping

from blocks.card import Button, Buttons, Card, Sentence, Text, Verbatim
from blocks.cards.pieces import aloud, button, moment
from blocks.cards.ticket_buttons import loudest_first
from blocks.wording import customer_first
from bot import actions
from bot.errors import MailFailure
from bot.notifications import MessageCameBack, NextStep, TicketShown

#: Below the text, where the mail server did not say why.
_WHY: Mapping[MailFailure, str] = {
    MailFailure.REFUSED: "",
    MailFailure.BAD_ADDRESS: "No e-mail can be sent to the address on file.",
    MailFailure.GIVEN_UP: "It was tried again and again, and never left.",
}
_UNANSWERED = frozenset({NextStep.CLAIM, NextStep.ANSWER, NextStep.CALL})


def came_back_card(back: MessageCameBack) -> Card:
    about = back.about
    title = (_way_out(about, _what_happened(back)), *due_if_unanswered(about))
    why = _why(back)
    return Card(
        title=title,
        parts=(
            Text("Your text is safe:"),
            Verbatim(back.text),
            *([Text(why, quiet=True)] if why else []),
            Buttons(_buttons(about)),
        ),
        spoken=aloud(title),
    )


def _what_happened(back: MessageCameBack) -> str:
    if back.unknown:
        return ": we don't know whether your e-mail left."
    came_back = back.failure is MailFailure.REFUSED
    return ", your e-mail came back." if came_back else ", your e-mail could not be sent."


def _why(back: MessageCameBack) -> str:
    if back.unknown:
        return ""
    return f"The mail server's answer: {back.why}" if back.why else _WHY[back.failure]


def _way_out(about: TicketShown, happened: str) -> str:
    name = customer_first(about.customer)
    if about.do_not_contact:
        return f"Leave {name} in peace, as they asked{happened}"
    if about.masked_phone:
        return f"Try {name} by phone{happened}"
    return f"Look for another way to reach {name}{happened}"


def due_if_unanswered(about: TicketShown) -> Sentence:
    """ " Not answered yet; due 14:00.", where that is what the customer waits for."""
    if about.next_step not in _UNANSWERED or about.due is None:
        return ()
    due = moment(about.due, about.zone, about.now)
    return (" Not answered yet; it was due ", due, ".") if about.overdue else (" Not answered yet; due ", due, ".")


def _buttons(about: TicketShown) -> tuple[Button, ...]:
    if about.do_not_contact:
        return (button("Show the ticket", actions.SHOW, about.ticket),)
    call = (button("Call", actions.CALL, about.ticket),) if about.masked_phone else ()
    return loudest_first(
        (
            *call,
            button("Contact details", actions.REVEAL, about.ticket),
            button("Ask for help", actions.ESCALATE, about.ticket),
        )
    )
