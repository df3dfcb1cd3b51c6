"""To the program's owner: nobody who was called in has answered."""

from blocks.card import Buttons, Card, Sentence, Text, Verbatim
from blocks.cards.needs_you import answers, waiting
from blocks.cards.pieces import aloud, person
from blocks.cards.why import why
from blocks.wording import customer_name, listed
from bot.notifications import NobodyTookIt


def nobody_took_it_card(nobody: NobodyTookIt) -> Card:
    about = nobody.about
    title = nobody_took_it_title(nobody)
    told = listed([each.first_name for each in nobody.told])
    if told:
        asked = f" I told {told}, and it isn't settled."
    else:
        asked = " I told the team, and nobody took it." if nobody.team_told else " Everybody the program names is away."
    words = (Verbatim(about.verbatim),) if about.verbatim.strip() else ()
    parts = (
        Text((*why(nobody), asked)),
        Text(waiting(nobody)),
        *words,
        Buttons(answers(about, nobody.step)),
    )
    return Card(title=title, parts=parts, spoken=aloud(title))


def nobody_took_it_title(nobody: NobodyTookIt) -> Sentence:
    name = customer_name(nobody.about.customer)
    if (owner := nobody.about.owner) is not None:
        return (
            f"Decide about {name}: ",
            person(owner),
            " has it, it isn't settled, and nobody else is left to call in",
        )
    return (f"Find somebody for {name}: it isn't settled, and nobody is left to call in",)
