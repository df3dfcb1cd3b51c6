"""About a claim gone quiet: first a question to whoever has it, then a word that it went back."""

from blocks.card import Button, Buttons, Card, Sentence, Text, Verbatim
from blocks.cards.pieces import aloud, button, person
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_first, customer_name
from bot import actions
from bot.notifications import StillYours, TicketShown, WentBack


def still_yours_card(asked: StillYours) -> Card:
    about = asked.about
    title = (f"Do you still have {customer_name(about.customer)}? Next: {step(about, 'them')}", *by_when(about))
    why = (
        f"{capital(customer_first(about.customer))} has not heard from us yet. If I hear nothing, I'll ask the others."
    )
    return Card(
        title=title,
        parts=(Text(why), *_words(about), Buttons(loudest_first(_row(about)))),
        spoken=aloud((*title, ". ", why)),
    )


def went_back_card(back: WentBack) -> Card:
    """Without blame: days are full, and the customer still waits."""
    about = back.about
    title = went_back_title(back)
    if back.is_taken:
        why = "I heard nothing, so I asked the others. Nothing to do for you."
        return Card(title=title, parts=(Text(why),), spoken=aloud((*title, ". ", why)))
    why = "I heard nothing, so somebody else can take it. Nothing is lost: it's yours again with one press."
    claim = button("Claim", actions.CLAIM, about.ticket)
    return Card(title=title, parts=(Text(why), Buttons((claim,))), spoken=aloud((*title, ". ", why)))


def went_back_title(back: WentBack) -> Sentence:
    """Who has it now; its team, where nobody has."""
    about = back.about
    if about.owner is not None:
        return (person(about.owner), f" has {customer_name(about.customer)} now")
    return (f"{capital(customer_name(about.customer))} is back with {about.team_name}",)


def _words(about: TicketShown) -> tuple[Verbatim, ...]:
    return (Verbatim(about.verbatim),) if about.verbatim.strip() else ()


def _row(about: TicketShown) -> tuple[Button, ...]:
    return (
        *ways(about)[:2],
        button("Still mine", actions.STILL_MINE, about.ticket),
        button("I can't today", actions.NOT_TODAY, about.ticket),
    )
