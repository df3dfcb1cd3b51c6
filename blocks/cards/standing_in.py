"""About somebody's tickets while they are away: to whoever stands in, to the lead, to the program's owner."""

from collections.abc import Iterator

from blocks.card import Buttons, Card, Part, Sentence, Text, When
from blocks.cards.pieces import aloud, button, person
from blocks.cards.rows import facts, shows
from blocks.cards.ticket_buttons import loudest_first
from blocks.cards.ticket_parts import parts
from blocks.cards.ticket_title import by_when, step
from blocks.days import day
from blocks.wording import capital, customer_first, customer_name, plural
from bot import actions
from bot.notifications import ColleagueGone, NobodyThere, OfferedToYou


def offered_card(offered: OfferedToYou) -> Card:
    about = offered.about
    title = offered_title(offered)
    away = f" is away{f' until {day(offered.back, offered.back_zone, about.now)}' if offered.back else ''}, "
    why = (person(offered.owner), away, f"and you stand in. Can you take {customer_first(about.customer)}?")
    row = (
        button("I'll take it", actions.STAND_IN, about.ticket),
        button("Show ticket", actions.SHOW, about.ticket),
    )
    return Card(
        title=title,
        parts=(Text(why), *parts(about), *_on_its_way(offered), _else(offered), Buttons(loudest_first(row))),
        spoken=aloud((*title, ". ", *why)),
    )


def offered_title(offered: OfferedToYou) -> Sentence:
    about = offered.about
    return (capital(step(about, customer_name(about.customer))), *by_when(about))


def _on_its_way(offered: OfferedToYou) -> Iterator[Part]:
    for message in offered.about.pending[:1]:
        at = When(message.send_at, "time", offered.about.zone)
        yield Text(("An answer by ", person(message.by), " leaves at ", at, "; it need not wait for you."))


def _else(offered: OfferedToYou) -> Text:
    about = offered.about
    until = When(offered.answer_by, "day_time", about.zone)
    return Text(
        ("If not, it's free for all of ", about.team_name, " from ", until, ". The due time stays."), quiet=True
    )


def colleague_gone_card(gone: ColleagueGone) -> Card:
    """Tickets first: the colleague's leaving is no news to a lead, what became of their customers is."""
    name, count = gone.person.first_name, len(gone.rows)
    if not count:
        title = f"{gone.person.name} has left the workspace and had no open ticket."
        return Card(title=title, parts=(_mend(gone),), spoken=title)
    title = f"{capital(plural(count, 'ticket'))} of {name}'s {'is' if count == 1 else 'are'} free again."
    why = Text(f"{gone.person.name}'s account in the workspace was closed, so they count as away from now on.")
    listed = (facts(gone.rows, gone.zone, gone.now), Buttons(shows(gone.rows)))
    return Card(title=title, parts=(why, *listed, _mend(gone)), spoken=title)


def _mend(gone: ColleagueGone) -> Text:
    return Text("If they come back to the workspace, they can be given tickets again.", quiet=True)


def nobody_there_card(nobody: NobodyThere) -> Card:
    about = nobody.about
    title = (f"Find somebody for {customer_name(about.customer)}", *by_when(about))
    until = f" until {day(nobody.back, nobody.back_zone, about.now)}" if nobody.back else ""
    why = f"Everybody in {about.team_name} is away{until}, the lead too."
    rest = "What comes for them waits in their conversation. I say so once a day."
    row = (
        button("Hand over", actions.HAND_OVER, about.ticket),
        button("Show ticket", actions.SHOW, about.ticket),
    )
    return Card(
        title=title,
        parts=(Text(why), *parts(about), Text(rest, quiet=True), Buttons(loudest_first(row))),
        spoken=aloud((*title, ". ", why)),
    )
