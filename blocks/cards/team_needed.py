"""To a team's conversation: a customer of theirs needs somebody."""

from blocks.card import Buttons, Card, Text, Verbatim
from blocks.cards.pieces import aloud, button
from blocks.cards.ticket_buttons import loudest_first
from blocks.cards.ticket_title import by_when, step
from blocks.cards.why import why
from blocks.wording import capital, customer_name
from bot import actions
from bot.notifications import TeamNeeded


def team_needed_card(needed: TeamNeeded) -> Card:
    about = needed.about
    title = (capital(step(about, customer_name(about.customer))), *by_when(about))
    claim = (button("Claim", actions.CLAIM, about.ticket),) if about.owner is None else ()
    row = loudest_first((*claim, button("Show ticket", actions.SHOW, about.ticket)))
    words = (Verbatim(about.verbatim),) if about.verbatim.strip() else ()
    return Card(
        title=title, parts=(Text(why(needed)), *words, Buttons(row)), spoken=aloud((*title, ". ", *why(needed)))
    )
