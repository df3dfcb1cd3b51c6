"""To the program's owner: a ticket's team is no longer in the program."""

from blocks.card import Button, Buttons, Card, Menu, Text
from blocks.cards.pieces import aloud, button
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when
from blocks.wording import customer_name
from bot import actions
from bot.notifications import TeamGone, TicketShown


def team_gone_card(gone: TeamGone) -> Card:
    about = gone.about
    title = (f"Hand {customer_name(about.customer)} to another team", *by_when(about))
    why = Text(f"{about.team_name} is no longer in the program, so this ticket is in your hands.")
    return Card(
        title=title, parts=(why, *parts(about), Buttons(_row(about), Menu(entries=_menu(about)))), spoken=aloud(title)
    )


def _row(about: TicketShown) -> tuple[Button, ...]:
    return loudest_first((button("Hand over", actions.HAND_OVER, about.ticket), *ways(about)))


def _menu(about: TicketShown) -> tuple[Button, ...]:
    return (
        button("Note", actions.NOTE, about.ticket),
        button("Root cause", actions.ROOT_CAUSE, about.ticket),
        button("Close", actions.CLOSE, about.ticket),
    )
