"""To a lead: somebody of theirs needs help with a customer."""

from collections.abc import Iterator
from dataclasses import replace

from blocks.card import Button, Buttons, Card, Menu, Part, Text, Verbatim
from blocks.cards.pieces import aloud, button, person
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when
from blocks.labels import HELP_BECAUSE
from blocks.wording import capital, customer_first, customer_name
from bot import actions
from bot.notifications import HelpAskedFor, TicketShown


def help_asked_card(asked: HelpAskedFor) -> Card:
    about = asked.about
    title = ("Help ", person(asked.by), f" with {customer_name(about.customer)}", *by_when(about))
    return Card(
        title=title,
        parts=(*_asked(asked), *parts(replace(about, help_by=None)), _buttons(about, asked.by.first_name)),
        spoken=aloud(title),
    )


def _asked(asked: HelpAskedFor) -> Iterator[Part]:
    yield Text((person(asked.by), f" asks for your help: {HELP_BECAUSE[asked.reason]}."))
    if asked.note.strip():
        yield Verbatim(asked.note)
    if asked.about.verbatim.strip():
        yield Text(f"{capital(customer_first(asked.about.customer))} said:")


def _buttons(about: TicketShown, by: str) -> Buttons:
    """A lead may act on it, give it to somebody else, or say how to go on."""
    # whoever has it is the one who goes on
    advised = about.owner.first_name if about.owner else by
    note = button(f"Advise {advised}", actions.ADVISE, about.ticket)
    row: tuple[Button, ...] = (*ways(about), note, button("Assign", actions.ASSIGN, about.ticket))
    menu = (
        button("Hand over", actions.HAND_OVER, about.ticket),
        button("Root cause", actions.ROOT_CAUSE, about.ticket),
        button("Close", actions.CLOSE, about.ticket),
    )
    return Buttons(loudest_first(row), Menu(entries=menu))
