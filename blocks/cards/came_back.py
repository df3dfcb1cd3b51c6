"""To the owner: the customer did not get what was written."""

from blocks.card import Button, Buttons, Card, Sentence, Text, Verbatim
from blocks.cards.pieces import aloud, button, moment
from blocks.cards.ticket_buttons import loudest_first
from blocks.wording import customer_first
from bot import actions
from bot.notifications import MessageCameBack, NextStep, TicketShown

_UNANSWERED = frozenset({NextStep.CLAIM, NextStep.ANSWER, NextStep.CALL})


def came_back_card(back: MessageCameBack) -> Card:
    about = back.about
    title = (_way_out(about, _what_happened(back)), *_due(about))
    return Card(
        title=title,
        parts=(
            Text("Your text is safe:"),
            Verbatim(back.text),
            *([Text(f"The mail server's answer: {back.why}", quiet=True)] if back.why and not back.unknown else []),
            Buttons(_buttons(about)),
        ),
        spoken=aloud(title),
    )


def _what_happened(back: MessageCameBack) -> str:
    return ": we don't know whether your e-mail left." if back.unknown else ", your e-mail came back."


def _way_out(about: TicketShown, happened: str) -> str:
    name = customer_first(about.customer)
    if about.masked_phone and not about.do_not_contact:
        return f"Try {name} by phone{happened}"
    return f"Look for another way to reach {name}{happened}"


def _due(about: TicketShown) -> Sentence:
    if about.next_step not in _UNANSWERED or about.due is None:
        return ()
    due = moment(about.due, about.zone, about.now)
    return (" Not answered yet; it was due ", due, ".") if about.overdue else (" Not answered yet; due ", due, ".")


def _buttons(about: TicketShown) -> tuple[Button, ...]:
    call = (button("Call", actions.CALL, about.ticket),) if about.masked_phone and not about.do_not_contact else ()
    return loudest_first(
        (
            *call,
            button("Contact details", actions.REVEAL, about.ticket),
            button("Ask for help", actions.ESCALATE, about.ticket),
        )
    )
